/** The agency's own limits in a reconsideration or suit (A.10, 12). Every day is counted by hand on the 2026 calendar. */
import { describe, expect, test } from '@jest/globals';
import { nextLimit, remedyLimits } from '../../../src/domain/application/remedy-limits.js';
import { foldRemedy } from '../../../src/domain/application/remedy-state.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import { type RemedyGroup } from '../../../src/domain/report/tally.js';
import { appealed, type Fact, filed, history, judged } from '../../support/remedies.js';

const calendar = buildWorkingCalendar();
const limitsOf = (group: RemedyGroup, ...facts: Fact[]) => remedyLimits(group, foldRemedy(history(...facts)), calendar);
const short = (group: RemedyGroup, ...facts: Fact[]) =>
  limitsOf(group, ...facts).map(({ kind, dueDate, doneDate, alarmed }) => [kind, dueDate, doneDate, alarmed]);

const served = (date: string): Fact => ({ kind: 'notice_served', date });

describe('行政复议法（2023）第四十八、五十四条: answer and evidence', () => {
  // After Friday 02-06: 02-09–13 (5), Saturday 02-14 worked (6), the Festival, 02-24 (7), 25, 26, 27 (10).
  test('ten working days after the copy', () => {
    const [limit] = limitsOf('reconsideration', filed('2026-02-05'), served('2026-02-06'));
    expect(limit).toMatchObject({
      kind: 'reconsideration_answer',
      dueDate: '2026-02-27',
      doneDate: null,
      alarmed: true,
    });
    expect(limit?.explanation).toBe(
      '2026-02-06 收到行政复议申请书副本，次日起计 10 个工作日，到 2026-02-27（行政复议法（2023）第四十八条）。',
    );
  });

  test('five in the simplified procedure, also when it is changed to that', () => {
    const simplified = short('reconsideration', filed('2026-02-05', 'simplified'), served('2026-02-06'));
    expect(simplified).toEqual([['reconsideration_answer_simplified', '2026-02-13', null, true]]);
    const changed: Fact = { kind: 'procedure_changed', date: '2026-02-09', procedure: 'simplified' };
    expect(short('reconsideration', filed('2026-02-05'), served('2026-02-06'), changed)).toEqual(simplified);
  });

  test('none before the copy came; done when answered; nothing to answer once it is decided', () => {
    expect(short('reconsideration', filed('2026-02-05'))).toEqual([]);
    const answered: Fact = { kind: 'answered', date: '2026-02-26' };
    expect(short('reconsideration', filed('2026-02-05'), served('2026-02-06'), answered)).toEqual([
      ['reconsideration_answer', '2026-02-27', '2026-02-26', false],
    ]);
    const decided = judged('2026-03-10', { form: 'decision', result: 'upheld' });
    expect(short('reconsideration', filed('2026-02-05'), served('2026-02-06'), decided)).toEqual([
      ['reconsideration_answer', '2026-02-27', null, false],
    ]);
  });
});

describe('行政诉讼法第六十七条: defence and evidence within fifteen days', () => {
  test.each([
    ['2026-03-02', '2026-03-17'],
    ['2026-02-27', '2026-03-16'],
    ['2026-02-05', '2026-02-24'],
    ['2026-01-30', '2026-02-14'],
  ])('copy of %s → %s', (copy, due) => {
    expect(short('litigation_direct', filed(copy), served(copy))).toEqual([['court_defence', due, null, true]]);
  });

  test('a rolled day is explained', () => {
    expect(limitsOf('litigation_direct', filed('2026-02-27'), served('2026-02-27'))[0]?.explanation).toBe(
      '2026-02-27 收到起诉状副本，次日起计 15 日，第 15 日 2026-03-14 为休息日，顺延至 2026-03-16（行政诉讼法第六十七条）。',
    );
  });

  test('only in the first instance', () => {
    const facts = [filed('2026-01-05'), judged('2026-02-02'), appealed('2026-02-05'), served('2026-02-06')];
    expect(short('litigation_direct', ...facts)).toEqual([]);
  });
});

describe('行政诉讼法第八十五条: appeal', () => {
  const lost = (date: string, form: 'judgment' | 'ruling', more: Fact[] = []) =>
    short('litigation_direct', filed('2026-01-05'), judged(date, { form }), { kind: 'judgment_served', date }, ...more);

  test.each([
    ['judgment', '2026-04-20', '2026-05-06'],
    ['judgment', '2026-04-15', '2026-04-30'],
    ['ruling', '2026-04-20', '2026-04-30'],
    ['ruling', '2026-04-21', '2026-05-06'],
  ] as const)('%s served %s → %s', (form, date, due) => {
    expect(lost(date, form)).toEqual([['appeal', due, null, true]]);
  });

  test('no alarm for whoever won, once appealed, or where no appeal is wanted', () => {
    const won = judged('2026-04-20', { result: 'upheld' });
    const service: Fact = { kind: 'judgment_served', date: '2026-04-20' };
    expect(short('litigation_direct', filed('2026-01-05'), won, service)).toEqual([
      ['appeal', '2026-05-06', null, false],
    ]);
    expect(lost('2026-04-20', 'judgment', [appealed('2026-04-27')])).toEqual([
      ['appeal', '2026-05-06', '2026-04-27', false],
    ]);
    const waived: Fact = { kind: 'appeal_waived', date: '2026-04-22', reason: '服判' };
    expect(lost('2026-04-20', 'judgment', [waived])).toEqual([['appeal', '2026-05-06', '2026-04-22', false]]);
  });

  test('a reconsideration decision is not appealed', () => {
    const decided = judged('2026-04-20', { form: 'decision' });
    expect(
      short('reconsideration', filed('2026-03-02'), decided, { kind: 'judgment_served', date: '2026-04-20' }),
    ).toEqual([]);
  });
});

describe('A.10, 13: redo and performance as ordered', () => {
  const redo = (order: { by?: string; workingDays?: number }) =>
    judged('2026-02-05', {
      form: 'decision',
      outcome: 'annulled_on_merits',
      order: { kind: 'redo', by: order.by ? plainDate(order.by) : null, workingDays: order.workingDays ?? null },
    });
  const service: Fact = { kind: 'judgment_served', date: '2026-02-06' };

  test.each([
    ['no period: twenty working days (第三十三条)', {}, '2026-03-12'],
    ['seven working days', { workingDays: 7 }, '2026-02-24'],
    ['a day', { by: '2026-03-02' }, '2026-03-02'],
  ])('reconsideration decision in force by service: %s', (_, order, due) => {
    expect(short('reconsideration', filed('2026-01-05'), redo(order), service)).toEqual([['redo', due, null, true]]);
  });

  test('a first judgment takes effect when its time to appeal is over, and not at all when it is appealed against', () => {
    const judgment = judged('2026-04-18', { order: { kind: 'redo', by: null, workingDays: null } });
    const facts: Fact[] = [filed('2026-01-05'), judgment, { kind: 'judgment_served', date: '2026-04-20' }];
    // 05-06 is the last day to appeal. Then 05-07, 08, Saturday 09 (3), 11–15 (8), 18–22 (13), 25–29 (18), 06-01, 06-02 (20).
    expect(short('litigation_direct', ...facts)).toEqual([
      ['appeal', '2026-05-06', null, true],
      ['redo', '2026-06-02', null, true],
    ]);
    expect(short('litigation_direct', ...facts, appealed('2026-04-30'))).toEqual([
      ['appeal', '2026-05-06', '2026-04-30', false],
    ]);
    // Not served yet: nothing runs.
    expect(short('litigation_direct', ...facts.slice(0, 2))).toEqual([]);
  });

  test('performed', () => {
    const order = judged('2026-02-05', {
      form: 'decision',
      order: { kind: 'perform', by: plainDate('2026-03-02'), workingDays: null },
    });
    const performed: Fact = { kind: 'performed', date: '2026-02-27', text: '已公开' };
    expect(short('reconsideration', filed('2026-01-05'), order, service)).toEqual([
      ['performance', '2026-03-02', null, true],
    ]);
    expect(short('reconsideration', filed('2026-01-05'), order, service, performed)).toEqual([
      ['performance', '2026-03-02', '2026-02-27', false],
    ]);
  });

  test('the next one is the open one that ends first', () => {
    const judgment = judged('2026-04-18', { order: { kind: 'redo', by: plainDate('2026-05-01'), workingDays: null } });
    const facts: Fact[] = [filed('2026-01-05'), judgment, { kind: 'judgment_served', date: '2026-04-20' }];
    expect(nextLimit(limitsOf('litigation_direct', ...facts))?.kind).toBe('redo');
    expect(nextLimit([])).toBeNull();
  });
});

test('what was taken back no longer counts', () => {
  const facts = [filed('2026-02-05'), served('2026-02-06'), { kind: 'answered', date: '2026-02-26' } as Fact];
  const back: Fact = { kind: 'taken_back', date: '2026-02-27', eventId: 'e3', reason: '误登' };
  expect(short('reconsideration', ...facts, back)).toEqual([['reconsideration_answer', '2026-02-27', null, true]]);
});
