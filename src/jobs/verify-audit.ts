/** Proves that the audit log is what was written: follows the chain from the first row to the head, and names what is wrong. */
import { ChainCheck, type ChainFault, type ChainLink, type Hash } from '../domain/account/audit-chain.js';
import { type AuditChainReads, type ChainHead } from '../ports/audit.js';

export interface VerifiedAudit {
  checked: number;
  head: ChainHead | null;
  unsealed: number;
  faultCount: number;
  /** The first hundred. */
  faults: ChainFault[];
}

const SHOWN = 100;
const UNSEALED_AFTER_MS = 60_000;

/** @param anchors places and hashes that somebody copied earlier: what a chain cut back to an old head cannot satisfy */
export async function verifyAudit(
  deps: { auditChain: AuditChainReads; hash: Hash },
  anchors: readonly ChainLink[] = [],
): Promise<VerifiedAudit> {
  const { auditChain } = deps;
  const { head, signature, newestSeq } = await auditChain.end();
  const result: VerifiedAudit = { checked: 0, head, unsealed: 0, faultCount: 0, faults: [] };
  const tell = (faults: readonly ChainFault[]): void => {
    result.faultCount += faults.length;
    result.faults.push(...faults.slice(0, SHOWN - result.faults.length));
  };

  const check = new ChainCheck(deps.hash);
  for await (const row of auditChain.sealedUntil(Math.max(head?.seq ?? 0, newestSeq))) {
    tell(check.next(row));
    result.checked += 1;
  }
  tell(check.end(head));
  if (signature === 'invalid') tell([{ kind: 'head_forged' }]);
  if (signature === 'unknown_key') tell([{ kind: 'head_key_unknown' }]);
  for (const anchor of anchors) {
    if ((await auditChain.hashAt(anchor.seq)) !== anchor.hash) tell([{ kind: 'anchor_mismatch', seq: anchor.seq }]);
  }
  tell((await auditChain.stray(SHOWN)).map((id) => ({ kind: 'stray', id })));

  const { count, ids } = await auditChain.unsealed(UNSEALED_AFTER_MS, SHOWN);
  result.unsealed = count;
  tell(ids.map((id) => ({ kind: 'unsealed', id })));
  result.faultCount += count - ids.length;
  return result;
}
