/** A draft belongs to a citizen and is saved field by field; nothing in it need be valid before it is submitted. */
export interface DraftFile {
  id: string;
  name: string;
  size: number;
  contentType: string;
}

export interface DraftRecord {
  id: string;
  citizenId: string;
  /** Ciphertext of the JSON of `ApplicationForm`: what the applicant typed so far, personal data included. */
  sealedFields: string;
  agencyId: string | null;
  subject: string;
  files: DraftFile[];
  /** Set when submitted: pressing again answers with this case. */
  applicationId: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface DraftWrites {
  insert(record: DraftRecord): Promise<void>;
  load(citizenId: string, id: string): Promise<DraftRecord | null>;
  /** @throws AppError `version_conflict` when the stored version is not `record.version - 1`. */
  save(record: DraftRecord): Promise<void>;
  delete(citizenId: string, id: string): Promise<void>;
  /** @returns ids of the files that belonged to them */
  deleteAllOf(citizenId: string): Promise<string[]>;
  /** Drafts not yet submitted, counted up to `cap`. */
  countOpen(citizenId: string, cap: number): Promise<number>;
}
