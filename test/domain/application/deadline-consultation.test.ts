import { describe, expect, test } from '@jest/globals';
import { plainDate as day } from '../../../src/domain/calendar/plain-date.js';
import { agency, inPerson, on, received, thirdParty } from '../../support/clock-history.js';

describe('第三十二条至第三十四条 征求意见期间不计入期限', () => {
  test('the worked example: letter 18 September, delivered 21, answered 12 October', () => {
    const deadline = inPerson(
      received('2026-09-14'),
      { ...on('consultation_started', '2026-09-18'), ...thirdParty },
      { ...on('consultation_delivered', '2026-09-21'), ...thirdParty },
      { ...on('consultation_answered', '2026-10-12'), ...thirdParty },
    );
    expect(deadline).toMatchObject({
      supplementNoticeDueDate: '2026-09-22',
      dueDate: '2026-11-03',
      pausedWorkingDays: 12,
      provisional: false,
    });
    expect(inPerson(received('2026-09-14')).dueDate).toBe('2026-10-16');
  });

  // Letter on 22 April 2026, delivered on 24 April: its limit, the 15th working day, is 19 May.
  const sent = [received('2026-04-20'), { ...on('consultation_started', '2026-04-22'), ...thirdParty }];
  const delivered = [...sent, { ...on('consultation_delivered', '2026-04-24'), ...thirdParty }];

  test('silence: paused through the 15th working day after delivery', () => {
    expect(inPerson(...delivered)).toMatchObject({ pausedWorkingDays: 17, dueDate: '2026-06-12', provisional: false });
  });

  test('an answer on the last day and one after it end the pause on the same day; a day earlier is a day less', () => {
    const answered = (date: string) => inPerson(...delivered, { ...on('consultation_answered', date), ...thirdParty });
    expect(answered('2026-05-18')).toMatchObject({ pausedWorkingDays: 16, dueDate: '2026-06-11' });
    expect(answered('2026-05-19')).toMatchObject({ pausedWorkingDays: 17, dueDate: '2026-06-12' });
    expect(answered('2026-05-20')).toMatchObject({ pausedWorkingDays: 17, dueDate: '2026-06-12' });
  });

  test('an ending otherwise (undeliverable, withdrawn) ends the pause like an answer', () => {
    const ended = inPerson(...sent, {
      ...on('consultation_ended', '2026-04-28'),
      ...thirdParty,
      reason: 'undeliverable',
    });
    expect(ended).toMatchObject({ pausedWorkingDays: 4, dueDate: '2026-05-26', provisional: false });
  });

  test('neither delivered nor ended: paused through the last event, and provisional', () => {
    expect(inPerson(...sent)).toMatchObject({ pausedWorkingDays: 0, dueDate: '2026-05-20', provisional: true });
    expect(inPerson(...sent, on('fee_demanded', '2026-04-28'))).toMatchObject({
      pausedWorkingDays: 4,
      dueDate: '2026-05-26',
      provisional: true,
    });
    // An event that the clock does not know is not its last event.
    expect(inPerson(...sent, { kind: 'noted', date: day('2026-04-28') }).dueDate).toBe('2026-05-20');
  });

  test('overlapping pauses count a day once; the other kind of consultation keeps its own events', () => {
    const overlapping = inPerson(
      received('2026-04-20'),
      { ...on('consultation_started', '2026-04-22'), ...thirdParty },
      { ...on('consultation_started', '2026-04-23'), ...agency },
      { ...on('consultation_delivered', '2026-04-23'), ...thirdParty },
      { ...on('consultation_delivered', '2026-04-23'), ...agency },
      { ...on('consultation_answered', '2026-04-24'), ...agency },
      { ...on('consultation_answered', '2026-04-28'), ...thirdParty },
    );
    // 23, 24, 27 and 28 April.
    expect(overlapping).toMatchObject({ pausedWorkingDays: 4, dueDate: '2026-05-26' });
  });

  test('several third parties: by their id, else the earliest open one', () => {
    const letters = (first: object, second: object) =>
      inPerson(
        received('2026-04-20'),
        { ...on('consultation_started', '2026-04-22'), ...thirdParty, ...first },
        { ...on('consultation_started', '2026-04-29'), ...thirdParty, ...second },
        { ...on('consultation_answered', '2026-04-29'), ...thirdParty, ...second },
        { ...on('consultation_answered', '2026-05-06'), ...thirdParty, ...first },
      );
    // First letter 23 April to 6 May: 6 working days (23, 24, 27–30 April) and 6 May; the second adds none.
    expect(letters({ consultationId: 'a' }, { consultationId: 'b' }).pausedWorkingDays).toBe(7);
    // Without ids the first answer ends the first letter (23–29 April: 5), the second the second (30 April, 6 May: 2).
    expect(letters({}, {}).pausedWorkingDays).toBe(7);
    const firstOnly = (id: object) =>
      inPerson(
        received('2026-04-20'),
        { ...on('consultation_started', '2026-04-22'), ...thirdParty, ...id },
        { ...on('consultation_started', '2026-04-22'), ...thirdParty, consultationId: 'b' },
        { ...on('consultation_ended', '2026-04-23'), ...thirdParty, consultationId: 'b' },
        { ...on('consultation_ended', '2026-04-28'), ...thirdParty, ...id },
      );
    expect(firstOnly({ consultationId: 'a' })).toMatchObject({ pausedWorkingDays: 4, provisional: false });
  });

  test('a pause that began before a restart goes on after it; only the running period counts', () => {
    const restarted = inPerson(...delivered, on('fee_paid', '2026-05-13'), {
      ...on('consultation_answered', '2026-05-15'),
      ...thirdParty,
    });
    // 14 and 15 May are paused; the 20th working day after 13 May is 10 June.
    expect(restarted).toMatchObject({ startDate: '2026-05-13', pausedWorkingDays: 2, dueDate: '2026-06-12' });
  });

  test('what belongs to no consultation is passed over', () => {
    const stray = inPerson(received('2026-04-20'), { ...on('consultation_answered', '2026-04-22'), ...agency });
    expect(stray).toMatchObject({ dueDate: '2026-05-20', breaches: [] });
    expect(inPerson(...sent, { ...on('consultation_ended', '2026-04-23'), ...agency }).provisional).toBe(true);
  });

  test('a limit that reaches into an unknown year is only provisional if it had to be looked at', () => {
    const letter = [
      received('2026-11-30'),
      { ...on('consultation_started', '2026-12-21'), ...thirdParty },
      { ...on('consultation_delivered', '2026-12-22'), ...thirdParty },
    ];
    // 20 working days would end on 28 December.
    expect(inPerson(received('2026-11-30')).dueDate).toBe('2026-12-28');
    expect(inPerson(...letter, { ...on('consultation_answered', '2026-12-24'), ...thirdParty })).toMatchObject({
      dueDate: '2026-12-31',
      provisional: false,
    });
    expect(inPerson(...letter)).toMatchObject({ pausedWorkingDays: 16, provisional: true });
  });
});
