/** What the demo is made with: the commands that people use too, and a door to what only a demo may do. */
import { type Clock } from '../clock.js';
import { type LetterDeps } from '../commands/application/letter-deps.js';
import { type StaffActor } from '../policies/actor.js';
import { type StaffDeps } from '../ports/account-deps.js';
import { type DemoState } from '../ports/demo-state.js';
import { type LoginProvider } from '../ports/login.js';
import { type NoticeReads } from '../ports/notices.js';
import { type ReportReads } from '../ports/report-reads.js';
import { type Random } from './random.js';
import { type Workdays } from './workdays.js';

export interface DemoDeps {
  /** Its clock tells the present; each step of the demo gets one that stands at its own instant. */
  commands: LetterDeps;
  passwords: StaffDeps['passwords'];
  newToken: StaffDeps['newToken'];
  /** Takes a persona's code (`personaCode`) and tells the same person that the preview's sign-in will be told. */
  login: LoginProvider;
  tables: Pick<ReportReads, 'book'>;
  notices: Pick<NoticeReads, 'ofCitizen' | 'ofStaff' | 'markRead'>;
  state: DemoState;
  /** What the jobs would have done by now: messages delivered, alarms of today raised. */
  settle: () => Promise<void>;
  /** One line for people, while it lasts. */
  progress: (message: string) => void;
}

export type StaffKey =
  'clerk1' | 'clerk2' | 'reviewer' | 'head' | 'lawyer' | 'contributor' | 'admin' | 'auditor' | 'supervisor';

export interface DemoAgency {
  id: string;
  code: string;
  name: string;
  /** Beginning of its documents' numbers, e.g. 云城管. */
  documentPrefix: string;
  staff: Readonly<Partial<Record<StaffKey, StaffActor>>>;
}

/** What every story shares. */
export interface World {
  /** What commands need at an instant of the story. */
  at(clock: Clock): LetterDeps;
  days: Workdays;
  random: Random;
  agencies: Readonly<Record<'management' | 'commerce' | 'government', DemoAgency>>;
  /** Citizens with an account in the app, by persona. */
  citizens: ReadonlyMap<string, string>;
}

/** @throws Error when the agency has nobody of that kind: a fault of the demo's own data. */
export function staffOf(agency: DemoAgency, key: StaffKey): StaffActor {
  const actor = agency.staff[key];
  if (!actor) throw new Error(`demo: ${agency.code} has no ${key}`);
  return actor;
}
