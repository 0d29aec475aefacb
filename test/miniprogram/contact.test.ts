import { expect, test } from '@jest/globals';
import { phoneNumbersIn } from '../../miniprogram/utils/contact';

test.each([
  ['0360-5550118', ['0360-5550118']],
  ['0512-5550 0001', ['0512-55500001']],
  ['0360-5550118、0360-5550119', ['0360-5550118', '0360-5550119']],
  ['0360-5550118 0360-5550119', ['0360-5550118', '0360-5550119']],
  ['（0512）52880000转8012', ['0512-52880000']],
  ['12345', ['12345']],
  ['详见公告', []],
])('telephone numbers in “%s”', (text, numbers) => {
  expect(phoneNumbersIn(text)).toEqual(numbers);
});
