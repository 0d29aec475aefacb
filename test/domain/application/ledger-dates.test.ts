import { describe, expect, test } from '@jest/globals';
import { parseLedgerDate } from '../../../src/domain/application/ledger-dates.js';

const text = (value: string) => parseLedgerDate({ text: value, number: null }, false);
const serial = (value: number, date1904 = false) => parseLedgerDate({ text: String(value), number: value }, date1904);

describe('台账中的日期', () => {
  test.each([
    '2020-03-05',
    '2020-3-5',
    '2020/3/5',
    '2020/03/05',
    '2020.3.5',
    '2020年3月5日',
    '2020年03月05日',
    '2020 年 3 月 5 日',
    '２０２０年３月５日',
    '2020年3月5号',
    '20200305',
    ' 2020-03-05 ',
    '2020-03-05 10:30',
    '2020-03-05 10:30:59',
    '2020-03-05T00:00:00',
    '2020-03-05T08:00:00.000Z',
    '2020/3/5 0:00:00',
    '2020年3月5日 上午9时30分',
    '2020年3月5日星期四',
  ])('%s', (value) => {
    expect(text(value)).toBe('2020-03-05');
  });

  test.each([
    ['5/3/2020', '不知道日和月哪个在前'],
    ['20.3.5', '年份不足四位'],
    ['2020-3', '没有日'],
    ['2020-13-01', '没有 13 月'],
    ['2021-02-29', '2021 年不是闰年'],
    ['2020-03-05附近', '后面还有别的字'],
    ['2020-03-051', '日有三位'],
    ['2020-03/05', '分隔符前后不同'],
    ['三月五日', ''],
    ['43895', '文本格式的数字不知道是不是日期'],
  ])('%s 不能读：%s', (value) => {
    expect(text(value)).toBeNull();
  });

  test('Excel 的日期序列号，时间部分不计', () => {
    expect(serial(43_895)).toBe('2020-03-05');
    expect(serial(43_895.999)).toBe('2020-03-05');
    expect(serial(20_200_305)).toBe('2020-03-05');
  });

  test('1904 日期系统的同一天差 1462 天', () => {
    expect(serial(42_433, true)).toBe('2020-03-05');
  });

  test('1900 日期系统里并不存在的 1900-02-29 及其前后', () => {
    expect(serial(59)).toBe('1900-02-28');
    expect(serial(60)).toBeNull();
    expect(serial(61)).toBe('1900-03-01');
  });

  test.each([0, -5, 2_958_466])('序列号 %d 不是日期', (value) => {
    expect(serial(value)).toBeNull();
  });
});
