import { expect, test } from '@jest/globals';
import { auditDetailLabel, auditDetailText, auditSubjectLabel } from '../../../src/domain/account/audit-words.js';

test.each([
  ['roles', ['clerk', 'reviewer'], '经办人、审核人'],
  ['roles', [], '无'],
  ['late', true, '是'],
  ['outcome', null, '无'],
  ['secondFactor', 'recovery_code', '恢复码'],
  ['version', 3, '3'],
  ['reason', '设备丢失', '设备丢失'],
  ['kind', 'clerk', 'clerk'],
])('%s %j', (name, value, text) => {
  expect(auditDetailText(name, value)).toBe(text);
});

test('what has no words is shown by its name', () => {
  expect([auditSubjectLabel('staff'), auditSubjectLabel('ticket')]).toEqual(['人员', 'ticket']);
  expect([auditDetailLabel('reason'), auditDetailLabel('constructorX')]).toEqual(['理由', 'constructorX']);
});
