import { expect, test } from '@jest/globals';
import { AUDIT_ACTIONS, auditActionLabel } from '../../../src/domain/account/audit-actions.js';
import {
  auditDetailLabel,
  auditDetailText,
  auditSubjectLabel,
  auditSubjectName,
} from '../../../src/domain/account/audit-words.js';

test.each([
  ['roles', ['clerk', 'reviewer'], '经办人、审核人'],
  ['roles', [], '无'],
  ['late', true, '是'],
  ['outcome', null, '无'],
  ['secondFactor', 'recovery_code', '恢复码'],
  ['version', 3, '3'],
  ['reason', '设备丢失', '设备丢失'],
  ['kind', 'clerk', 'clerk'],
  ['channel', 'online', '网上提交'],
  ['fields', ['office', 'courts'], '联系方式、管辖法院'],
  ['fields', ['identity', 'agent_identity'], '证件号码、代理人的证件号码'],
  ['decisionCode', 'granted', '予以公开'],
  ['decisionCode', 'lost', 'lost'],
  ['verdict', 'agrees_with_changes', '修改后同意'],
  ['kind', 'signed_for', '签收邮件'],
  ['kind', 'decision_unavailable', '无法提供告知书'],
  ['from', 'natural_person', '自然人'],
  ['to', '2026-03-02', '2026-03-02'],
  ['method', 'per_page', '按量计收'],
  ['channel', 'constructor', 'constructor'],
])('%s %j', (name, value, text) => {
  expect(auditDetailText(name, value)).toBe(text);
});

test('what has no words is shown by its name', () => {
  expect([auditSubjectLabel('staff'), auditSubjectLabel('ticket')]).toEqual(['人员', 'ticket']);
  expect([auditDetailLabel('reason'), auditDetailLabel('constructorX')]).toEqual(['理由', 'constructorX']);
});

test('actions by name: what happens to complaints and corrections has words, too', () => {
  expect(auditActionLabel('complaint_concluded')).toBe('投诉举报：办结');
  expect(auditActionLabel('record_correction_verified')).toBe('更正申请：核实');
  expect([auditActionLabel('end_session'), auditActionLabel('toString')]).toEqual(['结束登录', 'toString']);
  expect(AUDIT_ACTIONS).toContain('confirm_receipt');
  expect([auditSubjectName('letter', 'other'), auditSubjectName('staff', 'other')]).toEqual(['其他来件', 'other']);
});
