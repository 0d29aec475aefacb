/** Sessions are opaque tokens; only their SHA-256 is ever stored or looked up. */
import { type CitizenActor, type StaffActor } from '../policies/actor.js';

/** A staff session also holds the token that the console must repeat in a header on every unsafe request. */
export type StaffSession = StaffActor & {
  readonly csrfToken: string;
  /** Absent: no. */
  readonly hasSecondFactor?: boolean;
  /** The agency demands one of him and he has none; absent: no. */
  readonly mustEnrolSecondFactor?: boolean;
};

export interface SessionReader {
  /**
   * The citizen of a live session; null when the token is unknown, expired (idle or absolute), revoked or its citizen is disabled.
   * The reader moves the idle limit itself (at most once a minute, so that reads do not become writes).
   * @param tokenHash SHA-256 of the token, lower-case hex.
   */
  citizenByToken(tokenHash: string): Promise<CitizenActor | null>;
  /** As above, for staff. */
  staffByToken(tokenHash: string): Promise<StaffSession | null>;
}
