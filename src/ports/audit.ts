/** Audit rows are plain rows written in the command's transaction; a sealing job chains them later. */
export interface AuditRow {
  id: string;
  agencyId: string | null;
  at: string;
  actor: { type: 'citizen' | 'staff' | 'system' | 'anonymous'; id: string; name: string };
  /** Imperative verb of the command, e.g. `confirm_receipt`. */
  action: string;
  subject: { type: string; id: string; label?: string };
  /** Facts needed to understand the change; never personal data. */
  detail: Record<string, unknown>;
}

export interface AuditWrites {
  append(rows: readonly AuditRow[]): Promise<void>;
}
