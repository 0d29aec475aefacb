/** One case in the hands of the demo: the commands on it, and the diary that says when the next one happens. */
import { type Clock, shanghaiDate } from '../clock.js';
import { createDraft } from '../commands/application/drafts.js';
import { type LetterInput } from '../commands/application/draft-letter.js';
import { issueLetter } from '../commands/application/issue-letter.js';
import { type LetterDeps } from '../commands/application/letter-deps.js';
import { registerApplication } from '../commands/application/register-application.js';
import { submitApplication } from '../commands/application/submit-application.js';
import { type ApplicantKind } from '../domain/application/applicant-kinds.js';
import { type ApplicationForm } from '../domain/application/application-form.js';
import { type Channel, CHANNELS } from '../domain/application/channels.js';
import { type OutgoingKindId } from '../domain/application/letter-kinds.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type Actor, type CitizenActor, type StaffActor } from '../policies/actor.js';
import { type ApplicationRecord } from '../ports/applications.js';
import { type CommandDeps } from '../ports/deps.js';
import { type DraftRecord } from '../ports/drafts.js';
import { type DemoApplicant, identityOf } from './applicants.js';
import { type AgencyKey } from './agency-data.js';
import { type DemoAgency, type StaffKey, staffOf, type World } from './demo-deps.js';
import { clockAt } from './moments.js';
import { type Random } from './random.js';
import { type Subject } from './subjects.js';

export interface CasePlan {
  agency: AgencyKey;
  channel: Channel;
  applicant: DemoApplicant;
  /** Acts for the applicant; the case counts in the applicant's column. */
  agent: DemoApplicant | null;
  /** Acts as a guardian rather than by a mandate. */
  isGuardian?: boolean;
  /** Apply together with the applicant, who represents them. */
  together?: readonly DemoApplicant[];
  subject: Subject;
  /** The clerk who works on it. */
  clerk: StaffKey;
  confirmDuplicate?: boolean;
  /** The kind the office entered by mistake. */
  enteredAs?: ApplicantKind;
  random: Random;
}

type CaseCommand<I> = (deps: CommandDeps, actor: Actor, input: I) => Promise<ApplicationRecord>;
type Known = 'id' | 'expectedVersion';

export class CaseFile {
  /** Null until it has been submitted or registered. */
  #record: ApplicationRecord | null = null;
  /** Where the story stands; set by every step. */
  clock: Clock;
  readonly agency: DemoAgency;

  constructor(
    readonly world: World,
    readonly plan: CasePlan,
  ) {
    this.clock = clockAt(world.days.now);
    this.agency = world.agencies[plan.agency];
  }

  get record(): ApplicationRecord {
    if (!this.#record) throw new Error('demo: the case does not exist yet');
    return this.#record;
  }

  get deps(): LetterDeps {
    return this.world.at(this.clock);
  }

  get clerk(): StaffActor {
    return staffOf(this.agency, this.plan.clerk);
  }

  staff(key: StaffKey): StaffActor {
    return staffOf(this.agency, key);
  }

  /** The account of the app that acts for the applicant. */
  get citizen(): CitizenActor {
    return citizenOf(this.world, this.plan.applicant.persona ?? '');
  }

  async act<I extends { id: string; expectedVersion: number }>(
    command: CaseCommand<I>,
    actor: Actor,
    input: Omit<I, Known>,
  ): Promise<void> {
    const { id, version } = this.record;
    this.#record = await command(this.deps, actor, { id, expectedVersion: version, ...input } as I);
  }

  /** A letter of the office, from its template. @returns its id */
  async issue(
    kind: OutgoingKindId,
    about: Pick<LetterInput, 'consultationId' | 'assistanceId' | 'values'> = {},
  ): Promise<string> {
    const { id, version } = this.record;
    const { letter } = await issueLetter(this.deps, this.clerk, { id, expectedVersion: version, kind, ...about });
    await this.reload();
    return letter.id;
  }

  /** A remedy writes a line into the case by itself; the next command must know the new version. */
  async reload(): Promise<void> {
    const { id, agencyId } = this.record;
    this.#record = await this.deps.unitOfWork.run((tx) => tx.applications.load({ agencyId }, id));
  }

  get form(): ApplicationForm {
    const { applicant, agent, isGuardian, together = [], subject, channel, enteredAs } = this.plan;
    const isPaper = channel !== 'online' && !applicant.email;
    return {
      ...identityOf(applicant),
      ...(enteredAs ? { applicantKind: enteredAs } : {}),
      ...(agent
        ? { agentName: agent.name, agentIdentityDocument: agent.document, agentIdentityNumber: agent.number }
        : {}),
      ...(isGuardian ? { agentCapacity: 'guardian' } : {}),
      ...(together.length > 0
        ? {
            joint: together.map(({ name, document, number }) => ({
              name,
              identityDocument: document,
              identityNumber: number,
            })),
          }
        : {}),
      subject: subject.subject,
      description: subject.description,
      replyMedium: isPaper ? 'paper' : 'electronic',
      replyMethod: channel === 'online' ? 'online' : applicant.email ? 'email' : 'post',
    };
  }

  /** Through the app. */
  async submit(): Promise<void> {
    const draft = await this.leaveDraft();
    this.#record = await submitApplication(this.deps, this.citizen, {
      draftId: draft.id,
      confirmDuplicate: this.plan.confirmDuplicate ?? false,
    });
  }

  /** Typed and left: nothing is submitted. */
  leaveDraft(): Promise<DraftRecord> {
    return createDraft(this.deps, this.citizen, { agencyId: this.agency.id, fields: this.form });
  }

  /** Entered by the office. `received`: already signed for, or already confirmed with the applicant by telephone. */
  async register(input: { submitted: PlainDate; received: PlainDate | null }): Promise<void> {
    const { channel, random } = this.plan;
    const isMail = CHANNELS[channel].clock === 'registered_mail';
    this.#record = await registerApplication(this.deps, this.clerk, {
      channel,
      form: this.form,
      submittedDate: input.submitted,
      ...(input.received ? { receivedDate: input.received } : {}),
      ...(isMail ? { trackingNumber: `EY${random.between(100_000_000, 999_999_999)}CN` } : {}),
      ...(channel === 'external_platform'
        ? { externalNumber: `YLZW-${input.submitted.replaceAll('-', '')}-${random.between(1000, 9999)}` }
        : {}),
      fileIds: [],
      confirmDuplicate: this.plan.confirmDuplicate ?? false,
    });
  }
}

export function citizenOf(world: World, persona: string): CitizenActor {
  const citizenId = world.citizens.get(persona);
  if (!citizenId) throw new Error(`demo: no citizen ${persona}`);
  return { type: 'citizen', citizenId, sessionId: citizenId };
}

/** Says when the next step of a case happens: in office hours of working days, and never before the last one. */
export class Diary {
  constructor(
    private readonly world: World,
    private readonly random: Random,
    public at: Date,
  ) {}

  get day(): PlainDate {
    return shanghaiDate(this.at);
  }

  /** So many working days later, in the office's hours. 0: the same day, some minutes on. */
  workingDays(count: number): Date {
    const { days } = this.world;
    if (count === 0 && days.calendar.isWorkingDay(this.day)) {
      this.at = new Date(this.at.getTime() + this.random.between(4, 25) * 60_000);
    } else {
      this.at = this.#office(days.after(this.day, count));
    }
    return this.at;
  }

  /** A working day that has been named, in the office's hours; not before where the story stands. */
  on(day: PlainDate): Date {
    const at = this.#office(day);
    this.at = at > this.at ? at : new Date(this.at.getTime() + 60_000);
    return this.at;
  }

  /** So many calendar days later, at any hour at which people sit at a telephone. */
  calendarDays(count: number): Date {
    const later = new Date(this.at.getTime() + count * 86_400_000);
    this.at = this.world.days.at(shanghaiDate(later), this.random.between(8, 21), this.random.between(0, 59));
    return this.at;
  }

  #office(day: PlainDate): Date {
    return this.world.days.at(day, this.random.between(9, 15), this.random.between(0, 59));
  }
}
