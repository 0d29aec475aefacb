/** audit:verify, keys:rotate and retention as people call them, and a server that is killed while it seals. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection } from 'mongoose';
import mongoose from 'mongoose';
import { composeCommands } from '../../src/compose-commands.js';
import { MovableClock } from '../../src/clock.js';
import { verifyAudit } from '../../src/jobs/verify-audit.js';
import { collectionOf, type Stored } from '../../src/persistence/collections.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { migrate } from '../../src/persistence/migrate.js';
import { type AuditDocument } from '../../src/persistence/plain-rows.js';
import { type OpenTestDatabase, openTestDatabase } from '../support/database.js';
import { type Ended, inTemporaryFolder, runProgram, startProgram } from '../support/processes.js';

const OLD = { id: 'k1', key: Buffer.alloc(32, 1) };
const NEW = { id: 'k2', key: Buffer.alloc(32, 2) };
const LOOKUP = Buffer.alloc(32, 9);
const ringOf = (...keys: (typeof OLD)[]): string =>
  keys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');

let database: OpenTestDatabase;
let connection: Connection;

const variables = (more: Record<string, string> = {}) => ({
  MONGODB_URI: database.uri,
  FIELD_KEYS: ringOf(OLD),
  LOOKUP_KEY: LOOKUP.toString('base64'),
  LOG_LEVEL: 'error',
  DEMO: 'off',
  PORT: '0',
  ...more,
});
const run = (args: string[], more: Record<string, string> = {}): Promise<Ended> =>
  runProgram(['scripts/run.mjs', ...args], variables(more));
const commandsWith = (...fieldKeys: (typeof OLD)[]) =>
  composeCommands({ connection, clock: new MovableClock(), fieldKeys, lookupKey: LOOKUP });
const rows = () => collectionOf<AuditDocument>(connection, 'auditRows');
const headSeq = async (): Promise<number> =>
  (await collectionOf<Stored & { seq: number }>(connection, 'auditChain').findOne({ _id: 'head' }))?.seq ?? 0;

/** Made two minutes ago. */
async function writeRows(count: number): Promise<void> {
  const second = Math.floor(Date.now() / 1_000) - 120;
  const documents = Array.from({ length: count }, (_, index) => ({
    _id: new mongoose.Types.ObjectId(mongoose.Types.ObjectId.generate(second)).toHexString(),
    agencyId: 'a'.repeat(24),
    at: '2026-03-02T02:00:00.000Z',
    actor: { type: 'staff' as const, id: 's1', name: '王经办' },
    action: 'note',
    subject: { type: 'application', id: 'a1', label: 'X-2026-000001' },
    detail: { version: index },
    sealed: false,
  }));
  await rows().insertMany(documents);
}

beforeAll(async () => {
  database = await openTestDatabase();
  connection = await openDatabase(database.uri);
  await migrate(connection);
}, 120_000);
afterAll(async () => {
  await connection.close();
  await database.drop();
}, 60_000);

describe('audit:verify', () => {
  test('an empty log; wrong arguments', async () => {
    const empty = await run(['audit-verify']);
    expect([empty.code, JSON.parse(empty.stdout)]).toEqual([
      0,
      { checked: 0, head: null, unsealed: 0, faultCount: 0, faults: [] },
    ]);
    const wrong = await run(['audit-verify', '--anchor', '12']);
    expect([wrong.code, wrong.stdout]).toEqual([1, '']);
    expect(wrong.stderr).toContain('“12”不是“序号:封存值”');
  }, 120_000);

  test(
    'a server killed twice while it seals: whole after each, complete at the end',
    () =>
      inTemporaryFolder(async (folder) => {
        const total = 12_000;
        await writeRows(total);
        const START = ['scripts/run.mjs', 'start', '--empty'];
        const jobs = { ROLES: 'jobs', DATA_DIR: folder };
        const { auditChain } = commandsWith(OLD);
        for (let kill = 1; kill <= 2; kill += 1) {
          const before = await headSeq();
          const server = startProgram(START, variables(jobs));
          while ((await headSeq()) === before) await new Promise((resolve) => setTimeout(resolve, 5));
          server.child.kill('SIGKILL');
          await server.ends();
          expect(await headSeq()).toBeLessThan(total);
          const { checked, faults } = await verifyAudit({ auditChain, hash: commandsWith(OLD).hash });
          expect(checked).toBeGreaterThan(before);
          expect(faults.filter(({ kind }) => kind !== 'unsealed')).toEqual([]);
        }
        // Two at once do the rest.
        const servers = [startProgram(START, variables(jobs)), startProgram(START, variables(jobs))];
        while ((await headSeq()) < total) await new Promise((resolve) => setTimeout(resolve, 50));
        servers.forEach((server) => server.child.kill('SIGTERM'));
        expect((await Promise.all(servers.map((server) => server.ends()))).map(({ code }) => code)).toEqual([0, 0]);
        const ended = await run(['audit-verify']);
        expect(JSON.parse(ended.stdout)).toMatchObject({ checked: total, unsealed: 0, faultCount: 0 });
        expect(ended.code).toBe(0);
        expect(ended.stderr).toContain(`已核对 ${total} 行审计记录`);
      }),
    240_000,
  );

  test('an altered row: status 1, by its place, for machines and for people', async () => {
    const [row] = await rows().find({ seq: 77 }).toArray();
    await rows().updateOne({ seq: 77 }, { $set: { action: 'claim' } });
    const ended = await run(['audit-verify']);
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.stdout).faults).toEqual([{ kind: 'altered', seq: 77, id: row?._id }]);
    expect(ended.stderr).toContain(`内容或封存值被改动：第 77 行：${row?._id}`);
    await rows().updateOne({ seq: 77 }, { $set: { action: 'note' } });
    const anchored = await run(['audit-verify', '--anchor', `77:${row?.hash}`]);
    expect(anchored.code).toBe(0);
  }, 120_000);
});

describe('keys:rotate', () => {
  test('counts, rotates, and then the old key can go', async () => {
    const drafts = collectionOf<Stored & { sealedFields: string }>(connection, 'drafts');
    const { cipher } = commandsWith(OLD);
    await drafts.insertOne({ _id: 'd1', sealedFields: cipher.encrypt('{"phone":"13800138000"}') });
    const both = { FIELD_KEYS: ringOf(NEW, OLD) };
    const dry = await run(['keys-rotate', '--dry-run'], both);
    expect([dry.code, JSON.parse(dry.stdout)]).toMatchObject([0, { fields: 1, byKey: { k1: 1 }, rotated: 0, left: 1 }]);
    expect(dry.stderr).toContain('演练：没有改动任何数据；正式运行将重新加密 1 项。');
    const lacking = await run(['keys-rotate'], { FIELD_KEYS: ringOf(NEW) });
    expect([lacking.code, lacking.stdout]).toEqual([1, '']);
    expect(lacking.stderr.trim()).toBe(
      '审计链的链头是用已不在 FIELD_KEYS 里的密钥签的，停止封存；请把那把密钥放回密钥环。',
    );
    const done = await run(['keys-rotate'], both);
    expect([done.code, JSON.parse(done.stdout)]).toMatchObject([0, { rotated: 1, left: 0, headResigned: true }]);
    expect(done.stdout + done.stderr).not.toContain('13800138000');
    const sealed = (await drafts.findOne({ _id: 'd1' }))?.sealedFields ?? '';
    expect(commandsWith(NEW).cipher.decrypt(sealed)).toBe('{"phone":"13800138000"}');
    expect((await run(['audit-verify'], { FIELD_KEYS: ringOf(NEW) })).code).toBe(0);
  }, 120_000);
});

describe('retention', () => {
  test('a dry run shows each kind and its days and changes nothing; the run lets go', async () => {
    const notices = collectionOf<Stored & { createdAt: string }>(connection, 'notices');
    await notices.insertOne({ _id: 'n1', createdAt: '2020-01-01T00:00:00.000Z' });
    const dry = await run(['retention', '--dry-run'], { FIELD_KEYS: ringOf(NEW, OLD) });
    expect(dry.code).toBe(0);
    const { kinds } = JSON.parse(dry.stdout) as { kinds: { kind: string; days: number | null; due: number | null }[] };
    expect(kinds.find(({ kind }) => kind === 'notices')).toMatchObject({ days: 730, due: 1 });
    expect(kinds.find(({ kind }) => kind === 'cases')).toMatchObject({ days: null, due: null });
    expect(dry.stderr).toContain('申请案件，包括已办结的，及其文件：不自动删除');
    expect(await notices.countDocuments({ _id: 'n1' })).toBe(1);
    const done = await run(['retention'], { FIELD_KEYS: ringOf(NEW, OLD) });
    expect([done.code, JSON.parse(done.stdout).done['apply-retention']]).toEqual([
      0,
      { notices: 1, messages: 0, residue: 0 },
    ]);
    expect(await notices.countDocuments({ _id: 'n1' })).toBe(0);
  }, 120_000);
});
