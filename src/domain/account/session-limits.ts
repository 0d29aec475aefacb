/** How long a session lives: idle since it was last seen, and altogether. Minutes. */
export interface SessionLimits {
  idleMinutes: number;
  absoluteMinutes: number;
}

export const CITIZEN_SESSION: SessionLimits = { idleMinutes: 120, absoluteMinutes: 24 * 60 };
export const STAFF_SESSION: SessionLimits = { idleMinutes: 30, absoluteMinutes: 10 * 60 };

/** Being seen is written down at most this often, so that reads do not become writes. */
export const SEEN_EVERY_SECONDS = 60;

export function expiryOf(limits: SessionLimits, now: Date): Date {
  return new Date(now.getTime() + limits.absoluteMinutes * 60_000);
}
