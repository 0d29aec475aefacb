/** The chain in the database: sealing by several processes, verification of what somebody with the database has done to it. */
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import mongoose from 'mongoose';
import { sealAudit } from '../../src/jobs/seal-audit.js';
import { type VerifiedAudit, verifyAudit } from '../../src/jobs/verify-audit.js';
import { keyedMac } from '../../src/integrations/crypto/keyed-mac.js';
import { mongoAuditChain, sha256 } from '../../src/persistence/account/audit-chain-store.js';
import { collectionOf, type Stored } from '../../src/persistence/collections.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { type AuditDocument } from '../../src/persistence/plain-rows.js';
import { useJobWorld } from '../support/jobs.js';
import { NEVER_ABORTED } from '../../src/jobs/sweep-deps.js';

jest.setTimeout(60_000);

const world = useJobWorld();

const rows = () => collectionOf<AuditDocument>(world.connection, 'auditRows');
const heads = () => collectionOf<Stored & { seq: number; hash: string; mac: string }>(world.connection, 'auditChain');
const idOf = (secondsAgo: number): string =>
  new mongoose.Types.ObjectId(
    mongoose.Types.ObjectId.generate(Math.floor(Date.now() / 1_000) - secondsAgo),
  ).toHexString();

async function write(count: number, secondsAgo: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => idOf(secondsAgo));
  await rows().insertMany(
    ids.map((_id, index) => ({
      _id,
      agencyId: world.agency.id,
      at: '2026-03-02T02:00:00.000Z',
      actor: { type: 'staff' as const, id: 's1', name: '王经办' },
      action: 'note',
      subject: { type: 'application', id: 'a1', label: 'X-2026-000001' },
      detail: { version: index },
      sealed: false,
    })),
  );
  return ids;
}

const seal = (): Promise<{ sealed: number }> => sealAudit(world.commands);
const verify = (...anchors: { seq: number; hash: string }[]): Promise<VerifiedAudit> =>
  verifyAudit(world.commands, anchors);
const kinds = async (): Promise<string[]> => (await verify()).faults.map(({ kind }) => kind);

beforeEach(async () => {
  await rows().deleteMany({});
  await heads().deleteMany({});
});

describe('sealing', () => {
  test('places without a gap in the order of ids; only rows older than a few seconds; nothing twice', async () => {
    const old = (await write(3, 30)).sort();
    await write(2, 0);
    expect(await seal()).toEqual({ sealed: 3 });
    const sealed = await rows().find({ sealed: true }).sort({ seq: 1 }).toArray();
    expect(sealed.map(({ _id, seq }) => [_id, seq])).toEqual(old.map((id, index) => [id, index + 1]));
    const { sealed: _s, seq: _q, hash, ...content } = sealed[0] as AuditDocument;
    const { _id, agencyId, at } = content;
    expect(hash).toBe(
      sha256(
        `${'0'.repeat(64)}{"_id":"${_id}","action":"note","actor":{"id":"s1","name":"王经办","type":"staff"},"agencyId":"${agencyId}",` +
          `"at":"${at}","detail":{"version":${String(content.detail['version'])}},"subject":{"id":"a1","label":"X-2026-000001","type":"application"}}`,
      ),
    );
    expect(await seal()).toEqual({ sealed: 0 });
    expect(await verify()).toMatchObject({ checked: 3, faultCount: 0, unsealed: 0, head: { seq: 3 } });
  });

  test('the margin of five seconds: six seconds old is sealed, two or three seconds old waits', async () => {
    const [late] = await write(1, 6);
    await write(1, 2);
    expect(await seal()).toEqual({ sealed: 1 });
    expect((await rows().findOne({ seq: 1 }))?._id).toBe(late);
  });

  test('a row that commits late is sealed afterwards, whatever its id', async () => {
    await write(2, 30);
    await seal();
    const [late] = await write(1, 300);
    await seal();
    expect((await rows().findOne({ seq: 3 }))?._id).toBe(late);
    expect(await kinds()).toEqual([]);
  });

  test('a process that ends takes along what was written this second', async () => {
    await write(2, 0);
    expect(await sealAudit(world.commands, NEVER_ABORTED, 0)).toEqual({ sealed: 2 });
  });

  test('six at once over 1,300 rows: every row once, the chain whole', async () => {
    await write(1_300, 30);
    const connections = await Promise.all([1, 2, 3].map(() => openDatabase(world.uri)));
    const chains = [...connections, ...connections].map((connection) => mongoAuditChain(connection, macOf(7)));
    const sealed = await Promise.all(chains.map((auditChain) => sealAudit({ auditChain })));
    await Promise.all(connections.map((connection) => connection.close()));
    const rest = await seal();
    expect(sealed.reduce((sum, each) => sum + each.sealed, rest.sealed)).toBe(1_300);
    expect(await verify()).toMatchObject({ checked: 1_300, faultCount: 0, head: { seq: 1_300 } });
  });

  test('killed in the middle: the open transaction holds nobody up for long, and nothing of it stands', async () => {
    await write(1_200, 30);
    await world.commands.auditChain.sealBatch(500);
    const dead = await openDatabase(world.uri);
    const session = await dead.startSession();
    // As the sealing does it, up to the moment of death: head and half of the rows written, nothing committed.
    session.startTransaction({ readConcern: { level: 'snapshot' } });
    await collectionOf<Stored & { seq: number }>(dead, 'auditChain').updateOne(
      { _id: 'head' },
      { $set: { seq: 600 } },
      { session },
    );
    await collectionOf<AuditDocument>(dead, 'auditRows').updateMany(
      { sealed: false },
      { $set: { sealed: true, seq: 501 } },
      { session },
    );
    expect(await seal()).toEqual({ sealed: 0 });
    const until = Date.now() + 20_000;
    let sealed = 0;
    while (sealed === 0 && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      ({ sealed } = await seal());
    }
    expect(sealed).toBe(700);
    await dead.close();
    expect(await verify()).toMatchObject({ checked: 1_200, faultCount: 0 });
  });
});

describe('verification finds what was done with the database alone', () => {
  beforeEach(async () => {
    await write(20, 120);
    await seal();
  });

  test('nothing done, nothing found', async () => {
    expect(await verify()).toMatchObject({ checked: 20, faultCount: 0 });
  });

  test('a changed word, an added field, a deleted row: each by its place', async () => {
    await rows().updateOne({ seq: 4 }, { $set: { 'actor.name': '李四' } });
    await rows().updateOne({ seq: 9 }, { $set: { added: 1 } as never });
    await rows().deleteOne({ seq: 14 });
    const { faults } = await verify();
    expect(faults.map(({ kind, seq }) => [kind, seq])).toEqual([
      ['altered', 4],
      ['altered', 9],
      ['missing', 14],
    ]);
  });

  test('a chain computed anew behind the changed row: the head cannot be signed', async () => {
    const all = await rows().find({}).sort({ seq: 1 }).toArray();
    let previous = '0'.repeat(64);
    for (const { sealed: _s, seq, hash: _h, ...content } of all) {
      const forged = seq === 3 ? { ...content, action: 'claim' } : content;
      previous = sha256(previous + canonical(forged));
      await rows().updateOne({ seq: seq as number }, { $set: { ...forged, hash: previous } as never });
    }
    expect(await kinds()).toEqual(['head_mismatch']);
    await heads().updateOne({}, { $set: { hash: previous } });
    expect(await kinds()).toEqual(['head_forged']);
    // And it is not made genuine by going on from it.
    await write(1, 30);
    await expect(seal()).rejects.toThrow('不是本系统写的');
  });

  test('the tail cut off; cut off with the head moved back; the head gone', async () => {
    const whole = await verify();
    await rows().deleteMany({ seq: { $gt: 18 } });
    expect((await verify()).faults).toEqual([{ kind: 'truncated', seq: 19, untilSeq: 20 }]);
    const last = await rows().findOne({ seq: 18 });
    await heads().updateOne({}, { $set: { seq: 18, hash: last?.hash } });
    expect(await kinds()).toEqual(['head_forged']);
    expect((await verify(whole.head as never)).faults.map(({ kind }) => kind)).toEqual([
      'head_forged',
      'anchor_mismatch',
    ]);
    await heads().deleteMany({});
    expect(await kinds()).toEqual(['head_missing']);
    await write(1, 30);
    await expect(seal()).rejects.toThrow('链头缺失');
  });

  test('put back to an earlier head with its own signature: only an anchor tells', async () => {
    const early = await heads().findOne({});
    const { head } = await verify();
    await write(5, 30);
    await seal();
    const later = (await verify()).head;
    await rows().deleteMany({ seq: { $gt: 20 } });
    await heads().replaceOne({ _id: 'head' }, { ...early, _id: 'head' } as never);
    expect(await kinds()).toEqual([]);
    expect((await verify(head as never)).faultCount).toBe(0);
    expect((await verify(later as never)).faults).toEqual([{ kind: 'anchor_mismatch', seq: 25 }]);
  });

  test('a minute without a seal: 61 seconds are told, 55 are not; and rows that only call themselves sealed', async () => {
    await write(1, 55);
    expect((await verify()).unsealed).toBe(0);
    const [old] = await write(1, 61);
    expect((await verify()).faults).toEqual([{ kind: 'unsealed', id: old }]);
    await rows().updateOne({ _id: old as string }, { $set: { sealed: true } });
    expect((await verify()).faults).toEqual([{ kind: 'stray', id: old }]);
    await rows().updateOne({ _id: old as string }, { $set: { sealed: 'no' as never } });
    expect((await verify()).faults).toEqual([{ kind: 'stray', id: old }]);
  });

  test('a new key: signed anew at the next seal; the old key gone before that is said', async () => {
    const two = { auditChain: mongoAuditChain(world.connection, macOf(8, 7)), hash: sha256 };
    expect((await verifyAudit(two)).faultCount).toBe(0);
    const onlyNew = { auditChain: mongoAuditChain(world.connection, macOf(8)), hash: sha256 };
    expect((await verifyAudit(onlyNew)).faults).toEqual([{ kind: 'head_key_unknown' }]);
    expect([await two.auditChain.resignHead(), await two.auditChain.resignHead()]).toEqual([true, false]);
    expect((await verifyAudit(onlyNew)).faultCount).toBe(0);
  });
});

/** Of the test world; a key of one fill byte is named by it, the world's own is `test` with byte 7. */
function macOf(...fills: number[]) {
  return keyedMac(
    fills.map((fill) => ({ id: fill === 7 ? 'test' : `k${fill}`, key: Buffer.alloc(32, fill) })),
    'audit-chain-head',
  );
}

/** Keys in order, all the way down: by another hand than the server's. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`).join(',')}}`;
}
