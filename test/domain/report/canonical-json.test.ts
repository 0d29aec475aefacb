import { expect, test } from '@jest/globals';
import { canonicalJson } from '../../../src/domain/report/canonical-json.js';

test('the order of keys does not matter, the order of lists does', () => {
  expect(canonicalJson({ b: [2, 1], a: { d: null, c: '“x”' } })).toBe('{"a":{"c":"“x”","d":null},"b":[2,1]}');
  expect(canonicalJson({ a: { c: '“x”', d: null }, b: [2, 1] })).toBe('{"a":{"c":"“x”","d":null},"b":[2,1]}');
});

test('what is undefined is not there; in a list it is null', () => {
  expect(canonicalJson({ a: undefined, b: 0 })).toBe('{"b":0}');
  expect(canonicalJson([undefined])).toBe('[null]');
});
