/** What the page of a case says beside what the server words itself. */
import { describe, expect, test } from '@jest/globals';
import { type CitizenCase, type RemedyNotice } from '../../miniprogram/api/generated';
import { calendarDays, morningOf } from '../../miniprogram/utils/calendar-days';
import { blocksOf, turnWords } from '../../miniprogram/utils/case-blocks';
import { withDaysInWords } from '../../miniprogram/utils/dates';
import { faultsOf, firstFault } from '../../miniprogram/utils/faults';
import { pageOf } from '../../miniprogram/utils/notice-target';
import { receiptCode, typedCode } from '../../miniprogram/utils/receipt-code';
import { remedyLetter } from '../../miniprogram/utils/remedy-letters';
import { withoutRepeats } from '../../miniprogram/utils/remedy-paragraphs';
import { sizeInWords } from '../../miniprogram/utils/sizes';
import { byDay } from '../../miniprogram/utils/timeline';
import { calendarFile } from '../../src/domain/application/calendar-file';
import { plainDate } from '../../src/domain/calendar/plain-date';

const NOTHING = {
  supplement: null,
  reasons: null,
  fee: null,
  delayedReply: null,
  promise: null,
  inspection: null,
  redo: null,
  abilities: [] as CitizenCase['abilities'],
  status: { code: 'in_progress', label: '办理中' },
} as CitizenCase;

describe('blocks', () => {
  test('none where the case has nothing beside its main path', () => {
    expect(blocksOf(NOTHING)).toEqual([]);
  });

  test('a supplement that is waited for', () => {
    const supplement = { text: '请写明年份。', requestedDate: '2026-03-04', replyBy: '2026-03-18', receivedDate: null };
    const abilities: CitizenCase['abilities'] = [
      { action: 'answer_supplement', label: '提交补正材料', article: '第三十条' },
    ];
    // Handed in and not yet registered: nobody waits for the applicant.
    expect(blocksOf({ ...NOTHING, supplement })[0]?.waiting).toBe(false);
    expect(blocksOf({ ...NOTHING, supplement, abilities })).toEqual([
      {
        key: 'supplement',
        title: '补正',
        article: '第三十条',
        text: '请写明年份。',
        facts: [
          { name: '通知日期', value: '2026年3月4日' },
          { name: '最迟补正', value: '2026年3月18日' },
        ],
        waiting: true,
      },
    ]);
  });

  test('a fee in yuan, until it is paid with what happens otherwise', () => {
    const fee: CitizenCase['fee'] = {
      amountFen: 12_000,
      method: { code: 'per_page', label: '按量计收' },
      quantity: 36,
      demandedDate: '2026-03-04',
      payBy: '2026-04-01',
      paidDate: null,
    };
    const [open] = blocksOf({ ...NOTHING, fee, status: { code: 'awaiting_fee', label: '请您缴费' } });
    expect(open?.facts.slice(0, 2)).toEqual([
      { name: '金额', value: '120.00 元' },
      { name: '计算方式', value: '按量计收（36 页）' },
    ]);
    expect([open?.waiting, open?.text]).toEqual([true, '请按收费通知写明的方式缴纳；逾期不缴的，视为放弃申请。']);
    const [paid] = blocksOf({ ...NOTHING, fee: { ...fee, paidDate: '2026-03-10' } });
    expect([paid?.waiting, paid?.text]).toEqual([false, '']);
  });
});

test('whose turn it is', () => {
  expect(turnWords({ turn: { party: 'office', label: '行政机关', until: '2026-04-01' }, overdue: false })).toBe(
    '轮到行政机关，最迟 2026年4月1日',
  );
  expect(turnWords({ turn: { party: 'applicant', label: '申请人', until: null }, overdue: false })).toBe(
    '轮到您（申请人）',
  );
  expect(turnWords({ turn: { party: 'none', label: '无', until: null }, overdue: false })).toBe('');
});

test('the timeline by day, the latest day first', () => {
  const item = (date: string, title: string) => ({ date, title, detail: null, article: null });
  const days = byDay([item('2026-03-02', '提交'), item('2026-03-04', '确认收到'), item('2026-03-04', '要求补正')]);
  expect(days.map(({ words, items }) => [words, items.map(({ title }) => title)])).toEqual([
    ['2026年3月4日', ['确认收到', '要求补正']],
    ['2026年3月2日', ['提交']],
  ]);
});

test('the days of the calendar file that the server writes, also where its lines are folded', () => {
  const days = [
    {
      uid: '1-answer',
      date: plainDate('2026-04-01'),
      title: '政府信息公开申请：答复期限',
      text: '申请 YX-2026-000001，行政机关应在当日以前答复；逾期, 可以投诉。',
    },
    { uid: '1-litigation', date: plainDate('2026-10-08'), title: '行政诉讼的最后一日', text: '第一行\n第二行' },
  ];
  expect(calendarDays(calendarFile(days, '2026-03-02T01:00:00.000Z'))).toEqual(
    days.map(({ title, text, date }) => ({ title, text, date })),
  );
  expect(calendarDays('nothing of the kind')).toEqual([]);
  // 2026-04-01 09:00 in Beijing is 01:00 UTC.
  expect(morningOf('2026-04-01')).toBe(1_775_005_200);
});

test('the QR code of a receipt, and a code as it is typed', () => {
  expect(receiptCode('bind:YX-2026-000123:7KQ2M9XW4R')).toEqual({ number: 'YX-2026-000123', code: '7KQ2M9XW4R' });
  for (const other of ['https://example.com/', 'bind:YX-2026-000123', 'bind::7KQ2M9XW4R', 'bind:a b:c', '']) {
    expect(receiptCode(other)).toBeNull();
  }
  expect(typedCode(' 7kq2m-9xw4r ')).toBe('7KQ2M9XW4R');
});

test('a notice leads to what it is about', () => {
  expect(pageOf({ type: 'application', id: '1' })).toBe('/packages/case/case/case?id=1');
  expect(pageOf({ type: 'record_correction', id: '2' })).toBe('/packages/case/correction/correction?id=2');
  expect(pageOf({ type: 'system', id: '3' })).toBeNull();
});

test('faults by the name of the field, the first one on the page first', () => {
  const faults = faultsOf([
    { path: 'fileIds.0', message: '没有这个附件，请重新上传' },
    { path: 'applicant.identityNumber', message: '号码不正确' },
    { path: 'applicant.identityNumber', message: '第二句' },
  ]);
  expect(faults).toEqual({ fileIds: '没有这个附件，请重新上传', identityNumber: '号码不正确' });
  expect(firstFault(faults, ['record', 'identityNumber', 'fileIds'])).toBe('identityNumber');
  expect(firstFault({}, ['record'])).toBeNull();
});

test('sizes', () => {
  expect([999, 1_000, 1_499_999, 25_000_000].map(sizeInWords)).toEqual(['999 字节', '1 KB', '1.5 MB', '25.0 MB']);
});

describe('letters to the bodies of remedy', () => {
  const item = {
    number: 'YX-2026-000123',
    subject: '2025 年河道检测报告',
    agencyName: '云溪区水务局',
    submittedDate: '2026-03-02',
    dueDate: '2026-03-30',
    applicant: { name: '张三' },
    decision: { label: '不予公开' },
    dispatched: { date: '2026-03-20' },
  };

  test('against an answer', () => {
    const letter = remedyLetter('reconsideration', 'decision', item, '云溪区人民政府');
    expect(letter).toContain('行政复议申请书\n\n申请人：张三\n身份证件号码：＿');
    expect(letter).toContain('被申请人：云溪区水务局');
    expect(letter).toContain('复议请求：撤销被申请人作出的上述答复，责令其重新答复。');
    expect(letter).toContain(
      '本人于 2026年3月2日向云溪区水务局申请公开“2025 年河道检测报告”（受理号 YX-2026-000123）。云溪区水务局于 2026年3月20日 作出答复（不予公开），本人不服。',
    );
    expect(letter).toContain('此致\n云溪区人民政府');
  });

  test('against silence', () => {
    const silent = { ...item, decision: null, dispatched: null };
    const letter = remedyLetter('litigation', 'silence', silent, '');
    expect(letter).toContain('原告：张三');
    expect(letter).toContain('答复期限至 2026年3月30日，至今没有收到答复。');
    expect(letter).toContain('此致\n＿＿＿＿＿＿＿＿');
  });
});

test('an office that is late has no last day to come', () => {
  const turn = { party: 'office', label: '行政机关', until: '2026-04-01' } as const;
  expect(turnWords({ turn, overdue: true })).toBe('轮到行政机关');
});

test('days in sentences are written as people write them, numbers of documents are left alone', () => {
  expect(withDaysInWords('本应在 2026-11-05 前答复，现已逾期。')).toBe('本应在2026年11月5日前答复，现已逾期。');
  expect(withDaysInWords('至 2026-05-07 共 1 个工作日')).toBe('至2026年5月7日共 1 个工作日');
  expect(withDaysInWords('受理号 YX-2026-000012，12026-01-01')).toBe('受理号 YX-2026-000012，12026-01-01');
});

test('parts that lead to the same doors are told once', () => {
  const door = { kind: { code: 'reconsideration', label: '行政复议' }, lastDate: '2026-05-01' } as const;
  const paragraphs = [
    { subject: '正文', variant: 'R2', text: '对答复不服的', doors: [door] },
    { subject: '附件', variant: 'R2', text: '对答复不服的', doors: [door] },
    { subject: '会议记录', variant: 'R1', text: '应当先申请行政复议', doors: [door] },
  ] as unknown as RemedyNotice['paragraphs'];
  expect(withoutRepeats(paragraphs).map(({ subjects, text }) => [subjects, text])).toEqual([
    [['正文', '附件'], '对答复不服的'],
    [['会议记录'], '应当先申请行政复议'],
  ]);
});
