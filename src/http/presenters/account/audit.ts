import { auditActionLabel } from '../../../domain/account/audit-actions.js';
import {
  auditDetailLabel,
  auditDetailText,
  auditSubjectLabel,
  auditSubjectName,
} from '../../../domain/account/audit-words.js';
import { type BrowsedAuditRow } from '../../../ports/audit.js';

const ACTOR_LABELS = { citizen: '公众', staff: '工作人员', system: '系统', anonymous: '未登录' } as const;

/** To auditors of the agency. Audit rows hold no personal data of applicants. */
export function presentAuditRow({ id, at, actor, action, subject, detail, seal }: BrowsedAuditRow) {
  return {
    id,
    at,
    actor: { type: { code: actor.type, label: ACTOR_LABELS[actor.type] }, id: actor.id, name: actor.name },
    action: { code: action, label: auditActionLabel(action) },
    subject: {
      type: subject.type,
      typeLabel: auditSubjectLabel(subject.type),
      id: subject.id,
      label: auditSubjectName(subject.type, subject.label),
    },
    detail: Object.entries(detail).map(([name, value]) => ({
      name,
      label: auditDetailLabel(name),
      value: typeof value === 'string' ? value : JSON.stringify(value),
      text: auditDetailText(name, value),
    })),
    seal,
  };
}
