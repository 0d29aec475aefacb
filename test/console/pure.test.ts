import { describe, expect, test } from '@jest/globals';
import { navigationFor } from '../../src/console/navigation';
import { daysLeft } from '../../src/console/utils/days-left';
import { faultFor, faultMap } from '../../src/console/utils/fault-map';
import { fileSize, instant, longDate, shortDate, yuan } from '../../src/console/utils/format';
import { keyOf } from '../../src/console/utils/shortcut-key';
import { typedDay } from '../../src/console/utils/typed-day';

describe('days left', () => {
  test.each([
    [{ workingDaysLeft: -2, overdue: true }, 'danger', '逾期 2 个工作日'],
    [{ workingDaysLeft: 0, overdue: false }, 'danger', '今天到期'],
    [{ workingDaysLeft: 3, overdue: false }, 'warning', '剩 3 个工作日'],
    [{ workingDaysLeft: 4, overdue: false }, 'primary', '剩 4 个工作日'],
    [{ workingDaysLeft: 5, overdue: false }, 'primary', '剩 5 个工作日'],
    [{ workingDaysLeft: 6, overdue: false }, 'default', '剩 6 个工作日'],
    [{ workingDaysLeft: null, overdue: false }, 'default', '未起算'],
    [{ workingDaysLeft: null, overdue: false, turn: { party: 'none', label: '无' } }, 'default', '已办结'],
    [{ workingDaysLeft: null, overdue: false, turn: { party: 'applicant', label: '申请人' } }, 'default', '等申请人'],
    [
      { workingDaysLeft: null, overdue: false, turn: { party: 'applicant', label: '申请人', until: '2026-03-02' } },
      'default',
      '等申请人',
    ],
    [
      { workingDaysLeft: null, overdue: false, turn: { party: 'applicant', label: '申请人', until: '2026-02-28' } },
      'warning',
      '申请人逾期',
    ],
    [{ workingDaysLeft: null, overdue: false, turn: { party: 'office', until: '2026-03-03' } }, 'default', '未起算'],
    [{ workingDaysLeft: null, overdue: false, turn: { party: 'office', until: '2026-03-02' } }, 'warning', '今天要办'],
    [{ workingDaysLeft: null, overdue: false, turn: { party: 'office', until: '2026-02-28' } }, 'danger', '已拖延'],
    [{ workingDaysLeft: 4, overdue: false, turn: { party: 'applicant' } }, 'default', '剩 4 个工作日'],
    [{ workingDaysLeft: 3, overdue: false, turn: { party: 'applicant' } }, 'warning', '剩 3 个工作日'],
  ])('%j', (item, tone, text) => {
    expect(daysLeft(item, '2026-03-02')).toEqual({ tone, text });
  });
});

describe('what people read', () => {
  test('days', () => {
    expect(longDate('2026-03-02')).toBe('2026年3月2日');
    expect(longDate(null)).toBe('—');
    expect(shortDate('2026-03-02', '2026-11-26')).toBe('3月2日');
    expect(shortDate('2025-12-31', '2026-01-01')).toBe('2025年12月31日');
  });

  test('instants in Beijing time, also past midnight', () => {
    expect(instant('2026-03-12T01:05:00.000Z')).toBe('2026-03-12 09:05');
    expect(instant('2026-03-12T16:30:00.000Z')).toBe('2026-03-13 00:30');
  });

  test('sizes and money', () => {
    expect([fileSize(900), fileSize(2048), fileSize(1_500_000)]).toEqual(['900 B', '2 KB', '1.4 MB']);
    expect([yuan(0), yuan(1005), yuan(250_000)]).toEqual(['0.00 元', '10.05 元', '2500.00 元']);
  });
});

test.each([
  ['2026-03-02', '2026-03-02'],
  ['2026-3-2', '2026-03-02'],
  [' 2026/3/12 ', '2026-03-12'],
  ['2026.03.12', '2026-03-12'],
  ['20260312', '2026-03-12'],
  ['2026年3月2日', '2026-03-02'],
  ['２０２６－３－２', '2026-03-02'],
  // Not made another day of: the server says at the field that there is none.
  ['2026-2-30', '2026-02-30'],
  ['3月2日', '3月2日'],
  ['', ''],
])('a day that was typed as “%s”', (text, day) => {
  expect(typedDay(text)).toBe(day);
});

describe('faults of a form', () => {
  test('of one field are told together, of an inner field at the outer one', () => {
    const map = faultMap([
      { path: 'date', message: '一' },
      { path: 'date', message: '二' },
      { path: 'parts.0.code', message: '三' },
    ]);
    expect(faultFor(map, 'date')).toBe('一；二');
    expect(faultFor(map, 'parts')).toBe('三');
    expect(faultFor(map, 'part')).toBeUndefined();
  });
});

test('a field of an application is the same with and without the name of the form', () => {
  const map = faultMap([
    { path: 'fields.phone', message: '一' },
    { path: 'joint.0.name', message: '二' },
  ]);
  expect(faultFor(map, 'phone')).toBe('一');
  expect(faultFor(map, 'joint.0.name')).toBe('二');
});

describe('keys', () => {
  const pressed = { key: 'j', ctrlKey: false, metaKey: false, altKey: false };
  test('with Ctrl, Alt or the system key belong to the browser', () => {
    expect(keyOf(pressed)).toBe('j');
    expect(keyOf({ ...pressed, ctrlKey: true })).toBe('');
    expect(keyOf({ ...pressed, key: '?' })).toBe('?');
  });
});

describe('navigation', () => {
  const page = { template: '' };
  const routes = [
    { path: '/', name: 'workbench', component: page, meta: { title: '工作台', area: 'application', nav: true } },
    {
      path: '/i',
      name: 'intake',
      component: page,
      meta: { title: '登记', area: 'application', nav: true, ability: 'register_application' },
    },
    { path: '/c/:id', name: 'case', component: page, meta: { title: '案件', area: 'application' } },
    {
      path: '/s',
      name: 'oversight',
      component: page,
      meta: { title: '监督', area: 'supervision', nav: true, roles: ['supervisor'] },
    },
  ] as const;

  test('holds what the person may open, and no empty area', () => {
    const clerk = { abilities: { register_application: true }, roles: [{ code: 'clerk' }] } as const;
    expect(navigationFor(routes, clerk)).toEqual([
      {
        area: 'application',
        label: '依申请公开',
        entries: [
          { name: 'workbench', title: '工作台' },
          { name: 'intake', title: '登记' },
        ],
      },
    ]);
    const supervisor = { abilities: { register_application: false }, roles: [{ code: 'supervisor' }] } as const;
    expect(navigationFor(routes, supervisor).map(({ area, entries }) => [area, entries.length])).toEqual([
      ['application', 1],
      ['supervision', 1],
    ]);
  });
});
