/** Sessions as commands begin and end them; `sessions.ts` is how the door reads them. Only the SHA-256 of a token is kept. */
import { type StaffRole } from '../policies/actor.js';
import { type Page, type PagePosition } from './application-reads.js';

interface SessionRecord {
  id: string;
  tokenHash: string;
  /** What the client calls itself. */
  client: string;
  createdAt: Date;
  lastSeenAt: Date;
  /** Absolute end; the idle limit counts from `lastSeenAt`. */
  expiresAt: Date;
}

export interface CitizenSessionRecord extends SessionRecord {
  citizenId: string;
}

/** How somebody proved who he is. A password that was given to him has nothing to do with a session that was opened without it. */
export type SignInBy = 'password' | 'identity_service';

/** Carries a copy of what each request needs of the person, so that a request costs one read. */
export interface StaffSessionRecord extends SessionRecord {
  staffId: string;
  agencyId: string;
  roles: StaffRole[];
  name: string;
  mustChangePassword: boolean;
  hasSecondFactor: boolean;
  by: SignInBy;
  csrfToken: string;
  /** Where it was begun from; absent in sessions of an earlier release, which end within a day. */
  address?: string;
}

/** As people see it: without anything that could be used to go on with it. */
export type ShownStaffSession = Pick<
  StaffSessionRecord,
  'id' | 'staffId' | 'name' | 'client' | 'address' | 'createdAt' | 'lastSeenAt' | 'expiresAt'
>;

export interface CitizenSessionWrites {
  insert(record: CitizenSessionRecord): Promise<void>;
  /** Ends one session of the citizen. */
  end(citizenId: string, sessionId: string): Promise<void>;
  endAll(citizenId: string): Promise<void>;
}

export interface CitizenSessionReads {
  /** Of the person himself, without anything that could be used to sign in. */
  ofCitizen(
    citizenId: string,
  ): Promise<Pick<CitizenSessionRecord, 'id' | 'client' | 'createdAt' | 'lastSeenAt' | 'expiresAt'>[]>;
}

export interface StaffSessionWrites {
  insert(record: StaffSessionRecord): Promise<void>;
  end(staffId: string, sessionId: string): Promise<void>;
  /** Whose it is; null: there is none of that agency. */
  load(agencyId: string, sessionId: string): Promise<Pick<StaffSessionRecord, 'id' | 'staffId' | 'name'> | null>;
  /** Ends all sessions of a person, but the one in `except`. @returns how many */
  endAll(staffId: string, except?: string): Promise<number>;
  /** Brings the copies up to date. */
  refresh(
    staffId: string,
    copy: Partial<Pick<StaffSessionRecord, 'roles' | 'name' | 'mustChangePassword' | 'hasSecondFactor'>>,
  ): Promise<void>;
}

export interface StaffSessionReads {
  /** For the console after a reload: the token it must repeat, and when the session ends at the latest. */
  ofStaff(
    staffId: string,
    sessionId: string,
  ): Promise<Pick<StaffSessionRecord, 'csrfToken' | 'expiresAt' | 'hasSecondFactor' | 'by'> | null>;
  /** Those that are alive, the last begun first; of one person of the agency, or of all. */
  list(
    whose: { agencyId: string; staffId?: string | undefined },
    query: { after: PagePosition | null; limit: number },
  ): Promise<Page<ShownStaffSession>>;
}
