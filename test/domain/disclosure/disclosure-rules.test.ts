import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import { CATEGORIES, CATEGORY_IDS } from '../../../src/domain/disclosure/categories.js';
import { cleanBody, cleanLine } from '../../../src/domain/disclosure/clean-text.js';
import {
  PUBLICATION_ACTION_IDS,
  PUBLICATION_STATUS_IDS,
  publicationActionBlocked,
} from '../../../src/domain/disclosure/publication-status.js';
import { timelinessOf } from '../../../src/domain/disclosure/timeliness.js';

describe('第二十条 主动公开的事项', () => {
  test('fifteen items, in the order of the article', () => {
    expect(CATEGORY_IDS).toHaveLength(15);
    expect(CATEGORIES['A20-07']).toEqual({ label: '财政预算、决算信息', item: '（七）' });
    expect(CATEGORY_IDS.at(-1)).toBe('A20-15');
  });
});

describe('第二十六条 形成或者变更之日起二十个工作日内公开', () => {
  const calendar = buildWorkingCalendar();
  const limit = (formed: string, published: string, own: number | null = null) =>
    timelinessOf(plainDate(formed), plainDate(published), own, calendar);

  // 2026-02-06 + 20 working days over the Spring Festival = 2026-03-12 (law, worked dates)
  test('on the last day it is in time', () => {
    expect(limit('2026-02-06', '2026-03-12')).toEqual({
      workingDays: 20,
      dueDate: '2026-03-12',
      late: false,
      provisional: false,
    });
  });

  test('on the day after it is late', () => {
    expect(limit('2026-02-06', '2026-03-13')).toMatchObject({ workingDays: 21, late: true });
  });

  test('another law may set another period', () => {
    expect(limit('2026-02-06', '2026-02-24', 7)).toMatchObject({ dueDate: '2026-02-24', workingDays: 7, late: false });
    expect(limit('2026-02-06', '2026-02-25', 7)).toMatchObject({ workingDays: 8, late: true });
  });

  test('the day itself is 0 working days', () => {
    expect(limit('2026-02-06', '2026-02-06')).toMatchObject({ workingDays: 0, late: false });
  });

  test('a year without a calendar makes it provisional', () => {
    expect(limit('2028-12-20', '2029-01-10').provisional).toBe(true);
  });
});

describe('第十七条 先审查后公开', () => {
  test('what is possible in which status', () => {
    const possible = Object.fromEntries(
      PUBLICATION_STATUS_IDS.map((status) => [
        status,
        PUBLICATION_ACTION_IDS.filter((action) => publicationActionBlocked(action, status) === null),
      ]),
    );
    expect(possible).toEqual({
      draft: ['update', 'submit'],
      in_review: ['return', 'publish'],
      published: ['withdraw'],
      withdrawn: [],
    });
  });
});

describe('plain text', () => {
  test('invisible characters go, paragraphs stay', () => {
    expect(cleanBody('第一段\u200b \r\n\r\n\r\n\r\n第二\u202e段\u0000\n')).toBe('第一段\n\n第二段');
  });

  test('markup is only text', () => {
    expect(cleanBody('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
  });

  test('one line', () => {
    expect(cleanLine(' 关于\n 印发\u00ad《办法》 的通知\u200f ')).toBe('关于 印发《办法》 的通知');
  });
});
