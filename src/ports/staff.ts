/** Staff (工作人员) of an agency. The password is never here, only its hash. */
import { type StaffRole } from '../policies/actor.js';
import { type SecondFactor } from './second-factor.js';
import { type Page, type PagePosition } from './application-reads.js';

export interface StaffRecord {
  id: string;
  agencyId: string;
  /** Unique in the whole system, lower case. */
  account: string;
  name: string;
  roles: StaffRole[];
  passwordHash: string;
  /** True until the password given by an administrator has been replaced. */
  mustChangePassword: boolean;
  failedAttempts: number;
  lockedUntil: string | null;
  disabled: boolean;
  secondFactor: SecondFactor | null;
  /** Who he is at the government's identity service; bound by an administrator, unique in the whole system. */
  signOnId: string | null;
  lastSignInAt: string | null;
  createdAt: string;
  version: number;
}

/** What signing in changes; it does not count as a change of the person, so the version stays. */
export type StaffSignInFields = Pick<StaffRecord, 'failedAttempts' | 'lockedUntil' | 'lastSignInAt'> &
  Partial<Pick<StaffRecord, 'secondFactor'>>;

export interface StaffWrites {
  insert(record: StaffRecord): Promise<void>;
  load(agencyId: string, id: string): Promise<StaffRecord | null>;
  /** Across agencies: for signing in and for the uniqueness of accounts only. */
  dangerousByAccount(account: string): Promise<StaffRecord | null>;
  /** Across agencies: for signing in through the identity service, and for the uniqueness of who is bound. */
  dangerousBySignOnId(signOnId: string): Promise<StaffRecord | null>;
  /** @throws AppError `version_conflict` when the stored version is not `record.version - 1`. */
  save(record: StaffRecord): Promise<void>;
  recordSignIn(id: string, fields: StaffSignInFields): Promise<void>;
}

/** Wrong passwords for accounts that do not exist are counted too: a lock must not tell which accounts do. */
export interface UnknownAccountWrites {
  load(accountHash: string): Promise<{ failedAttempts: number; lockedUntil: string | null } | null>;
  save(accountHash: string, state: { failedAttempts: number; lockedUntil: string | null }): Promise<void>;
}

export interface StaffReads {
  /** By account, in order of account. */
  list(agencyId: string, query: { after: PagePosition | null; limit: number }): Promise<Page<StaffRecord>>;
  byId(agencyId: string, id: string): Promise<StaffRecord | null>;
  /** A clerk of the agency who may be given cases; null for strangers, other roles and closed accounts. */
  assignable(agencyId: string, id: string): Promise<{ id: string; name: string } | null>;
  /** Across agencies: for signing in only. */
  dangerousByAccount(account: string): Promise<StaffRecord | null>;
}
