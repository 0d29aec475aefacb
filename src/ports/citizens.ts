import { type KeptCase } from '../domain/account/account-deletion.js';

/** Citizens are known system-wide, by what the login provider calls them, and by nothing else. */
export interface CitizenRecord {
  id: string;
  /** The provider's name for the person, unique per mini-program. Leaves the server only in the person's own export. */
  openid: string;
  createdAt: string;
}

/** What is left of an account that was closed: nothing that leads back to the person. */
export interface AccountTombstone {
  /** The number that the account had. */
  id: string;
  createdAt: string;
  deletedAt: string;
  kept: KeptCase[];
  reason: string;
}

export interface CitizenWrites {
  byOpenid(openid: string): Promise<CitizenRecord | null>;
  byId(id: string): Promise<CitizenRecord | null>;
  insert(record: CitizenRecord): Promise<void>;
  /** Takes the account away and leaves the tombstone. */
  bury(tombstone: AccountTombstone): Promise<void>;
}

export interface CitizenReads {
  byId(id: string): Promise<CitizenRecord | null>;
}
