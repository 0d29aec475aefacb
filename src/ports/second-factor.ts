import { type SignInBy } from './account-sessions.js';

/** What the second step of signing in is kept as and checked by. */
export interface SecondFactor {
  /** The shared secret, encrypted. */
  sealed: string;
  /** Null until a first code has proved that the device has it: till then it opens and demands nothing. */
  confirmedAt: string | null;
  /** The step of the last code that was taken: it and those before it are not taken again. */
  lastStep: number | null;
  /** Keyed hashes of those that are left. */
  recoveryCodes: string[];
}

/** Time-based codes of six digits, a new one every thirty seconds. */
export interface DeviceCodes {
  /** In base32, as people may have to type it. */
  newSecret(): string;
  /** For the QR code that the device reads (`otpauth://totp/…`). */
  uri(input: { secret: string; account: string; issuer: string }): string;
  /** That QR code: rows of dark (true) and light modules, without the quiet zone. */
  picture(uri: string): boolean[][];
  /**
   * The code of the moment, of the step before and of the one after: clocks differ, and typing takes time.
   * @returns the step whose code it is; null when it is none of them
   */
  stepOf(secret: string, code: string, now: Date): number | null;
}

/** The password was right and the code is still to come. Stored under the hash of what the client holds. */
export interface SignInTicket {
  id: string;
  agencyId: string;
  staffId: string;
  /** Of the person then: with another password, another role or no second factor any more it is worth nothing. */
  staffVersion: number;
  /** What the first step was; absent: the password. */
  by?: SignInBy;
  expiresAt: Date;
}

export interface SignInTicketWrites {
  insert(ticket: SignInTicket): Promise<void>;
  load(id: string): Promise<SignInTicket | null>;
  delete(id: string): Promise<void>;
}
