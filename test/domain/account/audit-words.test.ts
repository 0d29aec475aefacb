import { expect, test } from '@jest/globals';
import { auditFactsOf, auditSources } from '../../support/audit-facts.js';
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
  ['kind', 'nothing', 'nothing'],
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
  ['kind', 'department', '政府部门'],
  ['kind', 'supplement_notice', '补正告知书'],
  ['kind', 'receipt_confirmed', '确认收到'],
  ['from', 'natural_person', '自然人'],
  ['to', '2026-03-02', '2026-03-02'],
  ['status', 'ordered', '已责令，待反馈'],
  ['status', 'verifying', '核实中'],
  ['outcome', 'forwarded', '转送其他机关'],
  ['group', 'litigation_direct', '未经复议直接起诉'],
  ['result', 'upheld', '结果维持'],
  ['secrecyResult', 'needs_removal', '删除或者隐去有关内容后公开'],
  ['by', 'identity_service', '统一身份认证'],
  ['view', 'open', '在办'],
  ['filters', ['status', 'dueBy'], '状态、期限'],
  ['format', 'xlsx', 'XLSX'],
  ['fields', ['unmasking'], '查看个人信息'],
  [
    'entries',
    [
      { year: 2025, flow: 'handled', column: 'other', decisionCode: 'granted', delta: 2 },
      { year: 2026, flow: 'remedy_result', remedyGroup: 'reconsideration', remedyResult: 'upheld', delta: -1 },
    ],
    '2025 年 办结 法人或其他组织（其他） 予以公开 +2、2026 年 行政复议 审结 结果维持 −1',
  ],
  ['warnings', [{ rule: 'table2_balance', column: 'total' }], '每列：一 + 二 = 三（七） + 四（总计）'],
])('%s %j', (name, value, text) => {
  expect(auditDetailText(name, value)).toBe(text);
});

const CHINESE = /[一-鿿]/;

test('every fact that the code writes down has a name, and every row says what was done to what', () => {
  const { details, subjects, actions } = auditFactsOf(auditSources());
  expect([...details].filter((name) => !CHINESE.test(auditDetailLabel(name)))).toEqual([]);
  expect([...subjects].filter((type) => !CHINESE.test(auditSubjectLabel(type)))).toEqual([]);
  expect([...actions].filter((action) => !CHINESE.test(auditActionLabel(action)))).toEqual([]);
  // It is the code that was read.
  expect([...details]).toEqual(expect.arrayContaining(['changedCells', 'pieces', 'personalDataReason', 'filters']));
  expect(actions.size).toBeGreaterThan(20);
});

test('the check can fail: a fact without a name is found, also where it is spread into the others', () => {
  const source = `row({ action: 'paint', subject: { type: 'wall', id }, detail: { ...(wet ? { colour } : {}), version } });`;
  expect(auditFactsOf([source])).toEqual({
    details: new Set(['colour', 'version']),
    subjects: new Set(['wall']),
    actions: new Set(['paint']),
  });
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
