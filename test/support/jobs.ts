/** What jobs run on, over a real database: commands to make cases with, the stores of the jobs, and a clock that tests move. */
import { afterAll, beforeAll, jest } from '@jest/globals';
import { type Connection } from 'mongoose';
import { MovableClock } from '../../src/clock.js';
import { createAgency, type NewAgency } from '../../src/commands/account/create-agency.js';
import { confirmReceipt } from '../../src/commands/application/confirm-receipt.js';
import { createDraft } from '../../src/commands/application/drafts.js';
import { registerApplication } from '../../src/commands/application/register-application.js';
import { submitApplication } from '../../src/commands/application/submit-application.js';
import { composeCommands, type ComposedCommands } from '../../src/compose-commands.js';
import { type PlainDate } from '../../src/domain/calendar/plain-date.js';
import { type JobDeps } from '../../src/jobs/schedule.js';
import { type AlarmDocument } from '../../src/persistence/jobs/alarm-store.js';
import { mongoJobStores } from '../../src/persistence/jobs/job-stores.js';
import { collectionOf } from '../../src/persistence/collections.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { migrate } from '../../src/persistence/migrate.js';
import { type OutboxDocument } from '../../src/persistence/plain-rows.js';
import { type CitizenActor, type StaffActor, type StaffRole } from '../../src/policies/actor.js';
import { type AgencyRecord } from '../../src/ports/agencies.js';
import { type ApplicationRecord } from '../../src/ports/applications.js';
import { buildOtherForm } from './cases.js';
import { useTestDatabase } from './database.js';
import { SilentLog } from './silent-log.js';

// Real transactions, ten at once, on a machine that may be busy.
jest.setTimeout(60_000);

export const day = (text: string): PlainDate => text as PlainDate;

export interface JobWorld {
  /** Of its database, for further connections. */
  readonly uri: string;
  readonly connection: Connection;
  readonly clock: MovableClock;
  readonly log: SilentLog;
  readonly commands: ComposedCommands;
  readonly deps: JobDeps;
  /** A department and a clerk, a reviewer, a head of it. */
  readonly agency: AgencyRecord;
  readonly clerk: StaffActor;
  readonly citizen: CitizenActor;
  newAgency(overrides?: Partial<NewAgency>): Promise<AgencyRecord>;
  staff(agencyId: string, roles: StaffRole[]): StaffActor;
  /** Handed in at the counter: received the same day. Puts the clock on that day. */
  received(on: string, clerk?: StaffActor): Promise<ApplicationRecord>;
  /** Sent through the app; not confirmed. Puts the clock on that day. */
  submitted(on: string): Promise<ApplicationRecord>;
  confirmed(record: ApplicationRecord, on: string): Promise<ApplicationRecord>;
  alarmsOf(subjectId: string): Promise<AlarmDocument[]>;
  outboxOf(subjectId: string): Promise<OutboxDocument[]>;
}

let agencies = 0;

/** Called once at the top of a test file; the fields can be read in tests and hooks. */
export function useJobWorld(): JobWorld {
  const database = useTestDatabase();
  const world = {} as { -readonly [K in keyof JobWorld]: JobWorld[K] };

  beforeAll(async () => {
    const connection = await openDatabase(database.uri);
    await migrate(connection);
    const clock = new MovableClock();
    clock.freezeOn('2025-06-02');
    const log = new SilentLog();
    const commands = composeCommands({
      connection,
      clock,
      fieldKeys: [{ id: 'test', key: Buffer.alloc(32, 7) }],
      lookupKey: Buffer.alloc(32, 9),
    });
    Object.assign(world, {
      uri: database.uri,
      connection,
      clock,
      log,
      commands,
      deps: { ...commands, ...mongoJobStores(connection), log },
    });
    world.newAgency = (overrides = {}) => {
      agencies += 1;
      return createAgency(
        commands,
        { type: 'system', name: 'test' },
        { code: `JOB${agencies}`, name: `第${agencies}测试局`, ...overrides },
      );
    };
    world.staff = (agencyId, roles) => ({
      type: 'staff',
      staffId: commands.newId(),
      agencyId,
      roles,
      name: '王经办',
      sessionId: commands.newId(),
      mustChangePassword: false,
    });
    world.agency = await world.newAgency();
    world.clerk = world.staff(world.agency.id, ['clerk']);
    world.citizen = { type: 'citizen', citizenId: commands.newId(), sessionId: commands.newId() };
    world.received = (on, clerk = world.clerk) => {
      clock.freezeOn(on);
      return registerApplication(commands, clerk, {
        channel: 'in_person',
        form: buildOtherForm(),
        submittedDate: day(on),
        fileIds: [],
        confirmDuplicate: true,
      });
    };
    world.submitted = async (on) => {
      clock.freezeOn(on);
      const fields = buildOtherForm();
      const draft = await createDraft(commands, world.citizen, { agencyId: world.agency.id, fields });
      return submitApplication(commands, world.citizen, { draftId: draft.id, confirmDuplicate: true });
    };
    world.confirmed = (record, on) => {
      clock.freezeOn(on);
      return confirmReceipt(commands, world.clerk, { id: record.id, expectedVersion: record.version });
    };
    world.alarmsOf = (id) =>
      collectionOf<AlarmDocument>(connection, 'alarms').find({ 'subject.id': id }).sort({ _id: 1 }).toArray();
    world.outboxOf = (id) =>
      collectionOf<OutboxDocument>(connection, 'outbox').find({ 'subject.id': id }).sort({ _id: 1 }).toArray();
  }, 120_000);

  afterAll(async () => {
    await world.connection?.close();
  });
  return world;
}
