/** Citizens are known system-wide, by what the login provider calls them, and by nothing else. */
export interface CitizenRecord {
  id: string;
  /** The provider's name for the person, unique per mini-program. Never leaves the server. */
  openid: string;
  createdAt: string;
}

export interface CitizenWrites {
  byOpenid(openid: string): Promise<CitizenRecord | null>;
  insert(record: CitizenRecord): Promise<void>;
}

export interface CitizenReads {
  byId(id: string): Promise<CitizenRecord | null>;
}
