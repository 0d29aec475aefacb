/** What a command may reach, all behind ports; `main.ts` fills it. */
import { type Clock } from '../clock.js';
import { type Deputy } from '../domain/account/deputies.js';
import { type SecondFactorRule } from '../domain/account/second-factor.js';
import { type SealedOriginals } from '../domain/account/sealed-originals.js';
import { type UnmaskingRule } from '../domain/account/unmasking.js';
import { type WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { type FieldCipher } from './cipher.js';
import { type FileStore } from './files.js';
import { type UnitOfWork } from './unit-of-work.js';

export interface CalendarProvider {
  /** The calendar in force for an agency: State Council layers, imported years, its regional layer. Cached; cheap to call. */
  forAgency(agencyId: string): Promise<WorkingCalendar>;
}

export interface NumberSource {
  /** The next number of a series, drawn outside any transaction: unique, gaps allowed. Starts at 1. */
  next(series: string): Promise<number>;
  /** `count` successive numbers of a series at once; the first of them is returned. */
  block(series: string, count: number): Promise<number>;
}

export interface AgencyReads {
  /** Code, name and openness of an agency; null when there is none. */
  byId(agencyId: string): Promise<AgencyCard | null>;
}

export interface AgencyCard {
  id: string;
  code: string;
  name: string;
  /** False when the agency does not take applications here (any more). */
  acceptsApplications: boolean;
  sealedOriginals: SealedOriginals;
  secondFactor: SecondFactorRule;
  releasePauseWorkingDays: number;
  legalOpinionRequired: boolean;
  unmasking: UnmaskingRule;
  deputies: Deputy[];
}

/** As much of it as stands in a number. */
export type NumberedAgency = Pick<AgencyCard, 'id' | 'code'>;

export interface CommandDeps {
  unitOfWork: UnitOfWork;
  clock: Clock;
  calendars: CalendarProvider;
  numbers: NumberSource;
  agencies: AgencyReads;
  cipher: FieldCipher;
  files: FileStore;
  newId: () => string;
  /** Random letters and digits to be typed by people, without those that are misread. */
  newCode: (length: number) => string;
  /** SHA-256, lower-case hex: for idempotency keys and frozen tables. */
  hash: (text: string) => string;
}
