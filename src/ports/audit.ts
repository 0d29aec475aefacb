import { type ChainLink, type SealedAuditRow } from '../domain/account/audit-chain.js';
import { type Page, type PagePosition } from './application-reads.js';

/** Audit rows are plain rows written in the command's transaction; a sealing job chains them later. */
export interface AuditRow {
  id: string;
  agencyId: string | null;
  at: string;
  actor: { type: 'citizen' | 'staff' | 'system' | 'anonymous'; id: string; name: string };
  /** Imperative verb of the command, e.g. `confirm_receipt`; its words stand in `domain/account/audit-actions.ts`. */
  action: string;
  subject: { type: string; id: string; label?: string };
  /** Facts needed to understand the change; never personal data. */
  detail: Record<string, unknown>;
}

export interface AuditWrites {
  append(rows: readonly AuditRow[]): Promise<void>;
}

/** For reads, which have no transaction: whoever is shown personal data is written down before it is shown. */
export interface AuditLog {
  append(row: AuditRow): Promise<void>;
}

/** A row with its place in the chain; null while it waits to be sealed. */
export interface BrowsedAuditRow extends AuditRow {
  seal: ChainLink | null;
}

export interface AuditFilter {
  agencyId: string;
  subjectId?: string | undefined;
  actorId?: string | undefined;
  action?: string | undefined;
  /** Instants: from (inclusive) and until (exclusive). */
  from?: string | undefined;
  until?: string | undefined;
}

export interface AuditReads {
  /** Newest first. */
  list(filter: AuditFilter, query: { after: PagePosition | null; limit: number }): Promise<Page<BrowsedAuditRow>>;
}

export interface ChainHead extends ChainLink {
  /** Made by the machine's own time, which a moved clock does not touch. */
  sealedAt: string;
}

export interface AuditSealing {
  /**
   * Chains the oldest unsealed rows that are older than a few seconds. Safe to be run by several processes at once and to be
   * killed: the rows and the head change together. A row that commits late is sealed later; the order is that of sealing.
   * @param olderThanMs default: five seconds; 0 for a process that ends and will not come back to it
   * @returns how many were sealed
   * @throws Error when the head is missing, or was not written by this system: a forged head must not be made genuine
   */
  sealBatch(limit: number, olderThanMs?: number): Promise<number>;
  /** Signs the head with the current key. @returns whether it was signed with another one before */
  resignHead(): Promise<boolean>;
}

export interface AuditChainReads {
  /** Of one moment: the head, what its signature says, and the highest place that is taken. */
  end(): Promise<{ head: ChainHead | null; signature: 'valid' | 'invalid' | 'unknown_key' | null; newestSeq: number }>;
  /** In order of place. @param after default: from the first on */
  sealedUntil(seq: number, after?: number): AsyncIterable<SealedAuditRow>;
  hashAt(seq: number): Promise<string | null>;
  /** Rows that should have been sealed a while ago, oldest first, the first `limit` of them by id, and how many in all. */
  unsealed(olderThanMs: number, limit: number): Promise<{ count: number; ids: string[] }>;
  /** Rows that call themselves sealed and have no place. */
  stray(limit: number): Promise<string[]>;
}
