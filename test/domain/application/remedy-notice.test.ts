/** What the applicant is told (A.10, 9–11, 14): days by hand from the 2026 calendar. */
import { describe, expect, test } from '@jest/globals';
import { type RemedyBody } from '../../../src/domain/account/agency-rules.js';
import {
  decisionNotice,
  DEFAULT_SILENCE_TEXT,
  type RemedyConfiguration,
  silenceNotice,
  silenceTextFault,
} from '../../../src/domain/application/remedy-notice.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';

const calendar = buildWorkingCalendar();
const on = (today: string) => ({ today: plainDate(today), calendar });
const body = (name: string, validFrom: string, validUntil: string | null): RemedyBody => ({
  name,
  address: `${name}地址`,
  phone: '0360-5550100',
  validFrom: plainDate(validFrom),
  validUntil: validUntil === null ? null : plainDate(validUntil),
});
const configuration: RemedyConfiguration = {
  reconsiderationBodies: [body('云岭省商务厅', '2018-01-01', '2026-03-31'), body('云溪市人民政府', '2026-04-01', null)],
  courts: [body('滨江区人民法院', '2018-01-01', null)],
  superior: { name: '云溪市人民政府办公室', address: '望江大道1号', phone: '0360-5550101' },
  silenceText: null,
};
const dates = (dispatched: string, delivered: string | null) => ({
  dispatchedDate: plainDate(dispatched),
  deliveredDate: delivered === null ? null : plainDate(delivered),
});
const granted = { code: 'granted', ground: 'article_36_2', subject: '甲文件' } as const;
const refused = { code: 'refused_third_party_rights', ground: 'article_15', subject: '乙文件' } as const;

describe('after an answer: one paragraph a part', () => {
  test('R2 and R1: from proof of service 2026-03-13 sixty days are 05-12, six months a Sunday', () => {
    const sent = { parts: [granted, refused], ...dates('2026-03-11', '2026-03-13') };
    const notice = decisionNotice(sent, configuration, on('2026-04-01'));
    expect(notice).toMatchObject({ basis: 'decision', startDate: '2026-03-13' });
    const [first, second] = notice?.paragraphs ?? [];
    expect(first).toMatchObject({ subject: '甲文件', variant: 'R2' });
    expect(first?.doors).toEqual([
      {
        kind: 'reconsideration',
        lastDate: '2026-05-12',
        rolledFrom: null,
        safeLastDate: null,
        passed: false,
        provisional: false,
        note: null,
        bodies: [{ name: '云溪市人民政府', address: '云溪市人民政府地址', phone: '0360-5550100' }],
      },
      {
        kind: 'litigation',
        lastDate: '2026-09-14',
        rolledFrom: '2026-09-13',
        safeLastDate: null,
        passed: false,
        provisional: false,
        note: null,
        bodies: [{ name: '滨江区人民法院', address: '滨江区人民法院地址', phone: '0360-5550100' }],
      },
    ]);
    expect(second).toMatchObject({ subject: '乙文件', variant: 'R1' });
    expect(second?.text).toContain('应当先自收到答复之日起 60 日内申请行政复议');
    expect(second?.doors.map(({ kind, lastDate }) => [kind, lastDate])).toEqual([
      ['reconsideration', '2026-05-12'],
      ['litigation', null],
    ]);
    expect(second?.doors[1]?.note).toContain('应当先申请行政复议');
  });

  test.each([
    ['2026-05-12', [false, false]],
    ['2026-05-13', [true, false]],
    ['2026-09-14', [true, false]],
    ['2026-09-15', [true, true]],
  ])('passed as of %s', (today, passed) => {
    const sent = { parts: [granted], ...dates('2026-03-11', '2026-03-13') };
    const [paragraph] = decisionNotice(sent, configuration, on(today))?.paragraphs ?? [];
    expect(paragraph?.doors.map((door) => door.passed)).toEqual(passed);
  });

  test('no proof of service: “from the day you receive this”, with the day if that was the day of dispatch', () => {
    const sent = { parts: [granted], ...dates('2026-03-11', null) };
    const notice = decisionNotice(sent, configuration, on('2026-12-31'));
    expect(notice?.startDate).toBeNull();
    expect(notice?.sentence).toContain('自您收到答复之日的次日起');
    // Sixty days are Sunday 05-10; the Saturday before was worked, so it rolls to Monday.
    expect(notice?.paragraphs[0]?.doors.map((door) => [door.lastDate, door.safeLastDate, door.passed])).toEqual([
      [null, '2026-05-11', false],
      [null, '2026-09-11', false],
    ]);
  });

  test.each([
    ['2023-12-31', 'R3', 0],
    ['2024-01-01', 'R1', 2],
  ])('a letter of %s: %s', (dispatched, variant, doors) => {
    const sent = { parts: [refused], ...dates(dispatched, null) };
    const [paragraph] = decisionNotice(sent, configuration, on('2026-04-01'))?.paragraphs ?? [];
    expect([paragraph?.variant, paragraph?.doors.length]).toEqual([variant, doors]);
  });

  test.each([
    ['2026-03-31', '云岭省商务厅'],
    ['2026-04-01', '云溪市人民政府'],
  ])('the body of the day on which one goes there: %s', (today, name) => {
    const sent = { parts: [granted], ...dates('2026-03-11', null) };
    const [paragraph] = decisionNotice(sent, configuration, on(today))?.paragraphs ?? [];
    expect(paragraph?.doors[0]?.bodies.map((each) => each.name)).toEqual([name]);
  });

  test('a letter without a part on record says nothing', () => {
    expect(decisionNotice({ parts: [], ...dates('2026-03-11', null) }, configuration, on('2026-04-01'))).toBeNull();
  });
});

describe('A.10, 11: silence, each counted from the day on which the answer was due', () => {
  test('due 2026-03-12: 05-11 and, rolled from a Saturday, 09-14', () => {
    const notice = silenceNotice(plainDate('2026-03-12'), configuration, on('2026-03-13'));
    expect(notice.sentence).toBe('答复期限 2026-03-12 已过，行政机关尚未答复，已经逾期。');
    const [paragraph] = notice.paragraphs;
    expect(paragraph?.doors.map(({ kind, lastDate, rolledFrom }) => [kind, lastDate, rolledFrom])).toEqual([
      ['complaint', null, null],
      ['reconsideration', '2026-05-11', null],
      ['litigation', '2026-09-14', '2026-09-12'],
    ]);
    expect(paragraph?.doors[0]?.bodies).toEqual([configuration.superior]);
    expect(paragraph?.text).toContain('在 2026-05-11 前申请行政复议，或者在 2026-09-14 前');
    expect(paragraph?.text).not.toContain('{');
  });

  test('the agency’s own words', () => {
    const own = { ...configuration, silenceText: '{答复期限} 未答复的，先在 {复议截止} 前申请复议。' };
    expect(silenceNotice(plainDate('2026-03-12'), own, on('2026-03-13')).paragraphs[0]?.text).toBe(
      '2026-03-12 未答复的，先在 2026-05-11 前申请复议。',
    );
  });

  test('words that cannot be filled in are a fault', () => {
    expect(silenceTextFault(DEFAULT_SILENCE_TEXT)).toBeNull();
    expect(silenceTextFault('{截止日}前复议')).toBe('“{截止日}”不能代入，可用的有 {答复期限}、{复议截止}、{起诉截止}');
    expect(silenceTextFault('字'.repeat(1_000))).toBeNull();
    expect(silenceTextFault('字'.repeat(1_001))).toBe('最多 1000 个字');
  });
});
