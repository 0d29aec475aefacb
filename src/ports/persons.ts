/** People whom an account has saved to apply for them. A record belongs to one citizen; nobody else has a way to it. */
export interface PersonRecord {
  id: string;
  citizenId: string;
  /** Ciphertext of the JSON of `PersonFields`; nothing of the person stands beside it in clear. */
  sealed: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export interface PersonReads {
  /** All of an account, in the order in which they were saved: few by their limit. */
  ofCitizen(citizenId: string): Promise<PersonRecord[]>;
}

export interface PersonWrites {
  insert(record: PersonRecord): Promise<void>;
  load(citizenId: string, id: string): Promise<PersonRecord | null>;
  /** @throws AppError `version_conflict` when the stored version is not `record.version - 1`. */
  save(record: PersonRecord): Promise<void>;
  /** @returns whether there was one */
  delete(citizenId: string, id: string): Promise<boolean>;
  deleteAllOf(citizenId: string): Promise<void>;
  count(citizenId: string): Promise<number>;
}
