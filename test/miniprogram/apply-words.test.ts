import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { documentsFor, exampleOf, keyboardFor } from '../../miniprogram/utils/identity-words.js';
import { latest } from '../../miniprogram/utils/latest.js';
import { mandateText } from '../../miniprogram/utils/mandate-text.js';

describe('identity documents', () => {
  test('those of persons, those of organisations', () => {
    expect(documentsFor('natural_person').map(({ value }) => value)).toEqual([
      'resident_id',
      'passport',
      'hk_macau_permit',
      'taiwan_permit',
      'foreign_permanent_residence',
      'military',
      'other',
    ]);
    expect(documentsFor('research_institution').map(({ value }) => value)).toEqual([
      'unified_social_credit_code',
      'other',
    ]);
    expect(documentsFor(undefined)).toHaveLength(7);
  });

  test('each has an example; the resident ID its keyboard with X', () => {
    expect(exampleOf('passport')).toBe('印在照片旁边，例如 E12345678');
    expect(exampleOf(undefined)).toBe('');
    expect([keyboardFor('resident_id'), keyboardFor('passport')]).toEqual(['idcard', 'text']);
  });
});

test('the mandate carries what was typed and leaves room for the rest', () => {
  const text = mandateText({ applicantName: '张三', agentName: '李四', agentAuthorityUntil: '2026-12-31' }, '城管局');
  expect(text).toContain('委托人：张三\n身份证明号码：＿＿＿＿＿＿\n受托人：李四');
  expect(text).toContain('代为向城管局申请公开政府信息（＿＿＿＿＿＿）');
  expect(text).toContain('委托期限至：2026年12月31日');
});

describe('the latest question', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('is asked when the hand rests; late answers to earlier ones are dropped', async () => {
    const answers = new Map<string, (found: string[]) => void>();
    const asked: string[] = [];
    const shown: string[][] = [];
    const search = latest<string>(
      300,
      (question) => {
        asked.push(question);
        return new Promise((resolve) => answers.set(question, resolve));
      },
      (found) => shown.push(found),
    );
    search.ask('垃');
    expect(shown).toEqual([[]]);
    search.ask('垃圾');
    search.ask('垃圾分');
    await jest.advanceTimersByTimeAsync(300);
    search.ask(' 垃圾分类 ');
    await jest.advanceTimersByTimeAsync(300);
    expect(asked).toEqual(['垃圾分', '垃圾分类']);
    answers.get('垃圾分类')?.(['新']);
    answers.get('垃圾分')?.(['旧']);
    await jest.advanceTimersByTimeAsync(0);
    expect(shown.at(-1)).toEqual(['新']);
    search.cease();
    search.ask('x');
    expect(shown.at(-1)).toEqual([]);
  });
});
