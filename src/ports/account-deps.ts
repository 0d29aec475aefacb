/** What the commands of the area `account` need beside the common ports. */
import { type CommandDeps } from './deps.js';
import { type LoginProvider } from './login.js';
import { type PasswordHasher } from './password-hasher.js';
import { type DeviceCodes } from './second-factor.js';
import { type StaffReads } from './staff.js';

/** The common part of all of them. */
export type AccountDeps = Pick<CommandDeps, 'unitOfWork' | 'clock' | 'newId'>;

export interface Tokens {
  /** A new opaque token for the client, and the SHA-256 of it for the store. */
  newToken(): { token: string; tokenHash: string };
}

export interface StaffDeps extends AccountDeps, Tokens {
  passwords: PasswordHasher;
  staff: Pick<StaffReads, 'dangerousByAccount' | 'byId'>;
  hash: CommandDeps['hash'];
  cipher: CommandDeps['cipher'];
  newCode: CommandDeps['newCode'];
  deviceCodes: DeviceCodes;
}

export interface CitizenDeps extends AccountDeps, Tokens {
  login: LoginProvider;
}
