/** A creating request repeated with the same key answers with what the first one made. */
export interface IdempotencyRecord {
  /** Hash of actor, operation and key. */
  id: string;
  bodyHash: string;
  resultId: string;
  createdAt: Date;
}

export interface IdempotencyWrites {
  find(id: string): Promise<IdempotencyRecord | null>;
  insert(record: IdempotencyRecord): Promise<void>;
  /** Two transactions that pass the same point meet: the second runs again and sees what the first has made. */
  meetAt(point: string): Promise<void>;
}
