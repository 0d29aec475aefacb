/** A look at the newest part of the audit chain, cheap enough for a page; `npm run -s audit:verify` follows it from the first row. */
import { CHAIN_FAULTS, ChainCheck, type ChainFault, type Hash } from '../../domain/account/audit-chain.js';
import { type AuditChainReads, type ChainHead } from '../../ports/audit.js';

export interface AuditEnd {
  head: ChainHead | null;
  /** Places that were followed, both included; null: nothing is sealed yet. */
  from: number | null;
  checked: number;
  /** Rows that should have been sealed more than a minute ago. */
  unsealed: number;
  faults: { kind: keyof typeof CHAIN_FAULTS; label: string; seq: number | null }[];
}

const ROWS = 2_000;
const FAULTS_MOST = 50;
const UNSEALED_AFTER_MS = 60_000;

/** Faults are told by place, not by row: the chain runs through all agencies. */
export async function checkAuditEnd(deps: { auditChain: AuditChainReads; hash: Hash }): Promise<AuditEnd> {
  const { auditChain } = deps;
  const { head, signature, newestSeq } = await auditChain.end();
  const last = Math.max(head?.seq ?? 0, newestSeq);
  const before = Math.max(0, last - ROWS);
  const faults: ChainFault[] = [];
  const start = before === 0 ? undefined : { seq: before, hash: await auditChain.hashAt(before) };
  const check = new ChainCheck(deps.hash, start);
  let checked = 0;
  for await (const row of auditChain.sealedUntil(last, before)) {
    faults.push(...check.next(row));
    checked += 1;
  }
  faults.push(...check.end(head));
  if (signature === 'invalid') faults.push({ kind: 'head_forged' });
  if (signature === 'unknown_key') faults.push({ kind: 'head_key_unknown' });
  const { count } = await auditChain.unsealed(UNSEALED_AFTER_MS, 1);
  return {
    head,
    from: last === 0 ? null : before + 1,
    checked,
    unsealed: count,
    faults: faults
      .slice(0, FAULTS_MOST)
      .map(({ kind, seq }) => ({ kind, label: CHAIN_FAULTS[kind], seq: seq ?? null })),
  };
}
