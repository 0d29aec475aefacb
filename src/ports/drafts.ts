/** A draft belongs to a citizen and is saved field by field; nothing in it need be valid before it is submitted. */
export interface DraftFile {
  id: string;
  name: string;
  size: number;
  contentType: string;
}

/** What an applicant typed so far. Personal fields are kept as ciphertext in the store. */
export interface DraftFields {
  agencyId?: string | undefined;
  applicantKind?: string | undefined;
  applicantName?: string | undefined;
  identityDocument?: string | undefined;
  identityNumber?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  address?: string | undefined;
  agentName?: string | undefined;
  agentIdentityDocument?: string | undefined;
  agentIdentityNumber?: string | undefined;
  subject?: string | undefined;
  documentNumber?: string | undefined;
  description?: string | undefined;
  purpose?: string | undefined;
  replyMedium?: string | undefined;
  replyMethod?: string | undefined;
}

export interface DraftRecord {
  id: string;
  citizenId: string;
  /** Ciphertext of the JSON of `DraftFields`. */
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
}
