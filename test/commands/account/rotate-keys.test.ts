/** Change of the encryption key: nothing is lost, also when it is killed, run while people work, or lacks a key. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { createDraft, openForm, updateDraft } from '../../../src/commands/application/drafts.js';
import { addNote } from '../../../src/commands/application/note.js';
import { openPerson, savePerson } from '../../../src/commands/application/save-person.js';
import { revealPersonalData } from '../../../src/commands/application/reveal-personal-data.js';
import { rotateKeys } from '../../../src/commands/account/rotate-keys.js';
import { composeCommands, type ComposedCommands } from '../../../src/compose-commands.js';
import { collectionOf } from '../../../src/persistence/collections.js';
import { type ApplicationDocument } from '../../../src/persistence/application/application-store.js';
import { type DraftDocument } from '../../../src/persistence/application/drafts-store.js';
import { personReads } from '../../../src/persistence/application/persons-store.js';
import { mongoSealedFields } from '../../../src/persistence/sealed-fields.js';
import { buildOtherForm, buildPerson, IDENTITY_NUMBER } from '../../support/cases.js';
import { day, useJobWorld } from '../../support/jobs.js';
import { registerApplication } from '../../../src/commands/application/register-application.js';

const world = useJobWorld();
const SYSTEM = { type: 'system', name: 'keys:rotate' } as const;
const OLD = { id: 'test', key: Buffer.alloc(32, 7) };
const NEW = { id: 'k2', key: Buffer.alloc(32, 8) };
const OTHER = { id: 'k3', key: Buffer.alloc(32, 6) };

const composed = (...fieldKeys: (typeof OLD)[]): ComposedCommands =>
  composeCommands({ connection: world.connection, clock: world.clock, fieldKeys, lookupKey: Buffer.alloc(32, 9) });
const rotating = (commands: ComposedCommands) => ({ ...commands, sealedFields: mongoSealedFields(world.connection) });
const applications = () => collectionOf<ApplicationDocument>(world.connection, 'applications');
const drafts = () => collectionOf<DraftDocument>(world.connection, 'drafts');

/** Five fields: identity, contact, the agent's identity, one of each of two who apply with him. */
const register = (commands: ComposedCommands) =>
  registerApplication(commands, world.clerk, {
    channel: 'in_person',
    form: buildOtherForm({
      agentName: '李四',
      agentIdentityDocument: 'passport',
      agentIdentityNumber: 'E12345678',
      joint: [
        { name: '王五', identityDocument: 'resident_id', identityNumber: '110105194912310038' },
        { name: '赵六', identityDocument: 'passport', identityNumber: 'E87654321' },
      ],
    }),
    submittedDate: day('2026-03-02'),
    fileIds: [],
    confirmDuplicate: true,
  });

beforeEach(async () => {
  world.clock.freezeOn('2026-03-02');
  for (const name of ['applications', 'drafts', 'persons', 'auditRows', 'auditChain']) {
    await world.connection.db?.collection(name).deleteMany({});
  }
});

describe('rotateKeys', () => {
  test('a dry run counts and changes nothing; the run changes every field, a second one none', async () => {
    const record = await register(world.commands);
    await createDraft(world.commands, world.citizen, { fields: { phone: '13800138000' } });
    const person = await savePerson(world.commands, world.citizen, { fields: buildPerson() });
    const before = [await applications().find().toArray(), await drafts().find().toArray()];

    const commands = composed(NEW, OLD);
    const counted = await rotateKeys(rotating(commands), SYSTEM, { dryRun: true });
    expect(counted).toMatchObject({ currentKey: 'k2', fields: 7, byKey: { test: 7 }, rotated: 0, left: 7 });
    expect([await applications().find().toArray(), await drafts().find().toArray()]).toEqual(before);

    const done = await rotateKeys(rotating(commands), SYSTEM, { dryRun: false });
    expect(done).toMatchObject({ fields: 7, rotated: 7, left: 0, unreadableCount: 0 });
    const again = await rotateKeys(rotating(commands), SYSTEM, { dryRun: false });
    expect(again).toMatchObject({ byKey: { k2: 7 }, rotated: 0 });

    // The old key is not needed any more; nothing but the encrypted texts has changed.
    const onlyNew = composed(NEW);
    const input = {
      id: record.id,
      reason: '核对',
      fields: ['identity', 'contact', 'agent_identity', 'joint_identity'] as const,
    };
    expect(await revealPersonalData(onlyNew, world.clerk, input)).toEqual({
      identity: { document: 'resident_id', number: IDENTITY_NUMBER },
      contact: { phone: '13800138000', email: null, address: null },
      agentIdentity: { document: 'passport', number: 'E12345678' },
      jointIdentities: [
        { name: '王五', identity: { document: 'resident_id', number: '110105194912310038' } },
        { name: '赵六', identity: { document: 'passport', number: 'E87654321' } },
      ],
      otherContacts: [],
    });
    const [saved] = await personReads(world.connection).ofCitizen(world.citizen.citizenId);
    expect(saved).toEqual({ ...person, sealed: expect.stringMatching(/^v1\.k2\./) });
    expect(saved && openPerson(onlyNew, saved)).toMatchObject({
      applicantName: '张母',
      identityNumber: IDENTITY_NUMBER,
    });
    const [stored] = await applications().find().toArray();
    const [was] = before[0] as ApplicationDocument[];
    const {
      identity: _i,
      contact: _c,
      agent: _a,
      joint: _j,
      ...rest
    } = stored?.applicant as ApplicationDocument['applicant'];
    expect(was?.applicant).toMatchObject(rest);
    expect({ ...stored, applicant: null }).toEqual({ ...was, applicant: null });
    const rows = await world.connection.db?.collection('auditRows').find({ action: 'rotate_keys' }).toArray();
    expect(rows?.map(({ detail }) => detail)).toEqual([{ rotated: 7, unreadable: 0, headResigned: false }]);
  });

  test('killed after the first batch of five hundred: the next run does the rest', async () => {
    await drafts().insertMany(
      Array.from({ length: 1_200 }, (_, index): DraftDocument => ({
        _id: world.commands.newId(),
        citizenId: world.citizen.citizenId,
        sealedFields: world.commands.cipher.encrypt(
          JSON.stringify({ phone: `1380013${String(index).padStart(4, '0')}` }),
        ),
        agencyId: null,
        subject: '',
        files: [],
        applicationId: null,
        version: 1,
        createdAt: new Date(),
        updatedAt: new Date(),
      })),
    );
    const commands = composed(NEW, OLD);
    const killed = rotateKeys(rotating(commands), SYSTEM, {
      dryRun: false,
      onProgress: () => {
        throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await drafts().countDocuments({ sealedFields: /^v1\.k2\./ })).toBe(500);
    expect(await rotateKeys(rotating(commands), SYSTEM, { dryRun: false })).toMatchObject({
      byKey: { k2: 500, test: 700 },
      rotated: 700,
      left: 0,
    });
    expect(await drafts().countDocuments({ sealedFields: /^v1\.k2\./ })).toBe(1_200);
  });

  test('people go on working: their texts stand, and are under the new key at the end', async () => {
    const commands = composed(NEW, OLD);
    const made = await Promise.all(
      Array.from({ length: 20 }, () =>
        createDraft(world.commands, world.citizen, { fields: { phone: '13800138000' } }),
      ),
    );
    const record = await register(world.commands);
    const work = Promise.all([
      ...made.map((draft, index) =>
        updateDraft(commands, world.citizen, {
          id: draft.id,
          expectedVersion: 1,
          fields: { phone: `1390013900${index % 10}` },
        }),
      ),
      addNote(commands, world.clerk, { id: record.id, expectedVersion: 1, text: '已电话告知' }),
    ]);
    const [result] = await Promise.all([rotateKeys(rotating(commands), SYSTEM, { dryRun: false }), work]);
    expect(result).toMatchObject({ left: 0, unreadableCount: 0 });
    await rotateKeys(rotating(commands), SYSTEM, { dryRun: false });
    const onlyNew = composed(NEW);
    const stored = await drafts().find().sort({ _id: 1 }).toArray();
    const phones = stored.map(({ _id, ...draft }) => openForm(onlyNew, { id: _id, ...draft }).phone);
    const order = made
      .map(({ id }, index) => [id, `1390013900${index % 10}`] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    expect(phones).toEqual(order.map(([, phone]) => phone));
    expect((await applications().findOne({}))?.version).toBe(2);
  });

  test('what nobody can read is told by its place; the rest is done', async () => {
    const lost = await register(composed(OTHER));
    await register(world.commands);
    const result = await rotateKeys(rotating(composed(NEW, OLD)), SYSTEM, { dryRun: false });
    expect(result).toMatchObject({ byKey: { k3: 5, test: 5 }, rotated: 5, unreadableCount: 5 });
    expect(result.unreadable[0]).toEqual({
      collection: 'applications',
      id: lost.id,
      path: 'applicant.identity.sealed',
    });
  });

  test('a text that people typed is not taken for an encrypted one', async () => {
    const typed = composed(OTHER).cipher.encrypt('13800138000');
    const record = await register(world.commands);
    await addNote(world.commands, world.clerk, { id: record.id, expectedVersion: 1, text: typed });
    expect(await rotateKeys(rotating(composed(NEW, OLD)), SYSTEM, { dryRun: true })).toMatchObject({
      fields: 5,
      unreadableCount: 0,
    });
  });
});
