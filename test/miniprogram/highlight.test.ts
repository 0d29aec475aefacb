import { describe, expect, test } from '@jest/globals';
import { highlight } from '../../miniprogram/utils/highlight';

const marked = (text: string, question: string): string =>
  highlight(text, question)
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join('');

describe('words of a question in a text', () => {
  test('the words as they were typed', () => {
    expect(marked('关于生活垃圾分类的通知', '垃圾分类')).toBe('关于生活[垃圾分类]的通知');
  });

  test('parts of a longer question, by pairs of characters', () => {
    expect(marked('渣土运输车辆和垃圾清运', '渣土车垃圾')).toBe('[渣土]运输车辆和[垃圾]清运');
  });

  test('several words, numbers and letters of either case', () => {
    expect(marked('2025年PM2.5治理情况', 'pm2.5 2025')).toBe('[2025]年[PM2.5]治理情况');
  });

  test('a single character counts alone', () => {
    expect(marked('路灯照明', '灯')).toBe('路[灯]照明');
  });

  test('nothing found, nothing asked, nothing there', () => {
    expect(marked('路灯照明', '垃圾')).toBe('路灯照明');
    expect(marked('路灯照明', '，。')).toBe('路灯照明');
    expect(highlight('', '路灯')).toEqual([]);
  });
});
