/** Examples of the audit log, of sessions and of how the server does. */
import { OneOf } from './example-one-of.js';

export const ACCOUNT_WORDS: Readonly<Record<string, unknown>> = {
  'listAudit.action': 'reveal_personal_data',
  'items.action': new OneOf('withdraw', { code: 'reveal_personal_data', label: '查看完整的个人信息' }),
  'items.actor': { type: { code: 'staff', label: '工作人员' }, id: '65f0c1a2b3d4e5f601234567', name: '王经办' },
  'items.subject': new OneOf(
    { type: 'application', typeLabel: '申请', id: '65f0c1a2b3d4e5f601234567', label: 'CSGL-2026-000018' },
    '2025年生活垃圾分类实施方案',
  ),
  'items.detail': new OneOf(
    [{ name: 'reason', label: '理由', value: '邮寄答复书，核对收件人', text: '邮寄答复书，核对收件人' }],
    '延长 10 个工作日',
  ),
  'seal.seq': 18_204,
  client: 'Chrome 142 · Windows',
  'items.address': '10.12.3.45',
  ended: 2,
  qr: ['1111111001101111111', '1000001010001000001'],
  advice: null,
  'checks.detail': '按时封存，链完好',
  'checks.label': '审计封存',
  'services.label': '微信登录',
  'detail.label': '理由',
  'decision.by': '李主任',
  decideBy: '2026-03-09',
  usableUntil: '2026-03-03',
  'standing.label': '等待审批',
  standing: { code: 'pending', label: '等待审批' },
  unmasking: { code: 'with_reason', label: '说明理由后即可查看' },
  rule: { code: 'with_approval', label: '说明理由，经另一人批准后查看' },
  'tallyCorrection.entries': ['2025 年 新收 自然人 −1'],
  tallyCorrection: null,
  'differences.title': '一、本年新收政府信息公开申请数量，自然人',
  'services.detail': '按配置使用；这里不试连，使用中出错会在当时说明。',
};
