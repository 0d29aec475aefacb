import { type Actor } from '../../policies/actor.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import { type AuditRow } from '../../ports/audit.js';
import { auditActor } from '../authors.js';

/** Somebody who has not signed in: the row says where the attempt came from, for nothing else is known. */
export interface Stranger {
  type: 'anonymous';
  address: string;
}

/** The frame of an audit row of this area: id, instant and author are filled in. */
export function auditRow(
  deps: Pick<AccountDeps, 'newId' | 'clock'>,
  actor: Actor | Stranger,
  row: Omit<AuditRow, 'id' | 'at' | 'actor' | 'detail'> & { detail?: AuditRow['detail'] },
): AuditRow {
  return {
    id: deps.newId(),
    at: deps.clock.now().toISOString(),
    actor: actor.type === 'anonymous' ? { type: 'anonymous', id: actor.address, name: '未登录' } : auditActor(actor),
    detail: {},
    ...row,
  };
}
