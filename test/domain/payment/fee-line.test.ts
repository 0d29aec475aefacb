import { describe, expect, test } from '@jest/globals';
import { feeLine } from '../../../src/domain/payment/fee-line.js';

const INVALID = { feeFen: null, error: { code: 'invalid_input' } };

describe('fee：一行一件', () => {
  test.each([
    ['{"id":"a","method":"per_item","ordinalInMonth":31,"pages":5}', '{"id":"a","feeFen":20000}'],
    ['{"id":7,"method":"per_page","ordinalInMonth":99,"pages":101}', '{"id":7,"feeFen":72000}'],
    ['{"method":"per_page","pages":0}', '{"id":null,"feeFen":0}'],
    // Only the figure of the chosen method is looked at.
    ['{"id":1,"method":"per_item","ordinalInMonth":10,"pages":-4}', '{"id":1,"feeFen":0}'],
    ['{"id":1,"method":"per_item","ordinalInMonth":12,"extra":{}}', '{"id":1,"feeFen":10000}'],
  ])('%s', (line, output) => {
    expect(JSON.stringify(feeLine(line))).toBe(output);
  });

  test.each([
    ['{"id":"a","method":"per_kilo","pages":5}', 'a'],
    ['{"id":"a","pages":5}', 'a'],
    ['{"id":"a","method":"per_item","pages":5}', 'a'],
    ['{"id":"a","method":"per_item","ordinalInMonth":0}', 'a'],
    ['{"id":"a","method":"per_item","ordinalInMonth":"3"}', 'a'],
    ['{"id":"a","method":"per_page","pages":1.5}', 'a'],
    ['{"id":"a","method":"per_page","pages":-1}', 'a'],
    ['{"id":"a","method":"per_page","pages":1e300}', 'a'],
    ['{"id":"a","method":"per_page","pages":null}', 'a'],
    ['{"id":"a"', null],
    ['[]', null],
    ['null', null],
    ['"x"', null],
  ])('%s is invalid_input', (line, id) => {
    expect(feeLine(line)).toEqual({ id, ...INVALID });
  });
});
