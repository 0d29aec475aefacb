/** Time is injected everywhere. China has one zone and no summer time, so a calendar day is a fixed shift of eight hours. */
import { type PlainDate } from './domain/calendar/plain-date.js';

export interface Clock {
  now(): Date;
  /** Today's calendar day in Asia/Shanghai. */
  today(): PlainDate;
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The calendar day in Asia/Shanghai on which an instant falls; never from the process's own zone. */
export function shanghaiDate(instant: Date): PlainDate {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10) as PlainDate;
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => shanghaiDate(new Date()),
};

/** A clock that stands where it is put, ticking from there: for tests, the demo and the simulator's control route. */
export class MovableClock implements Clock {
  #offsetMs = 0;
  #frozenAt: Date | null = null;

  now(): Date {
    return this.#frozenAt ? new Date(this.#frozenAt) : new Date(Date.now() + this.#offsetMs);
  }

  today(): PlainDate {
    return shanghaiDate(this.now());
  }

  /** Stands still at the given instant. */
  freeze(instant: Date): void {
    this.#frozenAt = new Date(instant);
  }

  /** Jumps to the given instant and runs on from there. */
  moveTo(instant: Date): void {
    this.#frozenAt = null;
    this.#offsetMs = instant.getTime() - Date.now();
  }

  /** Stands still at ten in the morning, Shanghai time, of a day. */
  freezeOn(day: string): void {
    this.freeze(new Date(`${day}T10:00:00+08:00`));
  }

  reset(): void {
    this.#frozenAt = null;
    this.#offsetMs = 0;
  }
}
