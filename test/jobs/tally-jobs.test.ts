import { describe, expect, test } from '@jest/globals';
import { repairTally } from '../../src/commands/report/repair-tally.js';
import { freezeTables } from '../../src/commands/report/freeze-tables.js';
import { checkTally } from '../../src/jobs/check-tally.js';
import { foldTally } from '../../src/jobs/fold-tally.js';
import { collectionOf } from '../../src/persistence/collections.js';
import { type OutboxDocument } from '../../src/persistence/plain-rows.js';
import { type TallyEntryDocument, type TallySnapshotDocument } from '../../src/persistence/report/tally-store.js';
import { type AgencyCard } from '../../src/ports/deps.js';
import { ledgerRow, openLedgerRow, staffActor, useBooks } from '../support/books.js';

const books = useBooks({ today: '2026-03-02' });

const entries = () => collectionOf<TallyEntryDocument>(books.connection, 'tallyEntries');
const snapshots = () => collectionOf<TallySnapshotDocument>(books.connection, 'tallySnapshots');
const fold = (olderThanMinutes: number) =>
  foldTally({ folding: books.folding, clock: books.clock }, { olderThanMinutes });

async function sumsOf(agency: AgencyCard, year: number): Promise<Record<string, number>> {
  return (await snapshots().findOne({ agencyId: agency.id, year }))?.sums ?? {};
}

describe('归并统计流水', () => {
  test('只归并足够旧的，归并一次；再跑一次什么也不变', async () => {
    const agency = await books.agency();
    books.clock.freeze(new Date('2026-03-02T02:00:00Z'));
    await books.received(agency);
    books.clock.freeze(new Date('2026-03-02T02:04:59Z'));
    await fold(5);
    expect(await sumsOf(agency, 2026)).toEqual({});
    books.clock.freeze(new Date('2026-03-02T02:05:01Z'));
    await fold(5);
    const folded = { 'newly_received:natural_person:::': 1 };
    expect(await sumsOf(agency, 2026)).toEqual(folded);
    expect(await fold(5)).toBe(0);
    expect(await sumsOf(agency, 2026)).toEqual(folded);
    expect(await entries().countDocuments({ agencyId: agency.id, folded: true })).toBe(1);
    books.clock.freezeOn('2026-03-02');
  });

  test('几个进程同时归并，不会多算', async () => {
    const agency = await books.agency();
    await books.ledger(
      agency,
      Array.from({ length: 300 }, (_, index) =>
        ledgerRow({ receiptDate: `20${19 + (index % 6)}-03-05`, handledDate: '2025-06-03' }),
      ),
    );
    const before = await books.tables(agency, 2025);
    await Promise.all([fold(-1), fold(-1), fold(-1)]);
    expect(await entries().countDocuments({ agencyId: agency.id, folded: false })).toBe(0);
    expect(await books.tables(agency, 2025)).toEqual(before);
    expect(before.table2.rows['handled_total']?.[6]).toBe(300);
  });

  test('提交之前被中断的一批，什么也没有发生', async () => {
    const agency = await books.agency();
    await books.received(agency);
    const session = await books.connection.startSession();
    session.startTransaction();
    // What the job does, without its commit: the process is gone.
    await entries().updateMany({ agencyId: agency.id }, { $set: { folded: true } }, { session });
    await session.abortTransaction();
    await session.endSession();
    expect((await books.tables(agency, 2026)).table2.rows['newly_received']?.[6]).toBe(1);
    await fold(-1);
    expect((await books.tables(agency, 2026)).table2.rows['newly_received']?.[6]).toBe(1);
  });
});

describe('统计自检', () => {
  const check = () =>
    checkTally({
      reads: books.reads,
      unitOfWork: books.commands.unitOfWork,
      clock: books.clock,
      newId: books.commands.newId,
    });
  const alarms = (agency: AgencyCard) =>
    collectionOf<OutboxDocument>(books.connection, 'outbox')
      .find({ 'recipient.agencyId': agency.id, kind: 'tally_mismatch' } as never)
      .toArray();

  test('一致时不作声；不一致时每单位每年度每天告警一次，不自行更正', async () => {
    const agency = await books.agency();
    await books.ledger(agency, [ledgerRow(), openLedgerRow({ receiptDate: '2025-03-05' })]);
    expect((await check()).filter(({ agencyId }) => agencyId === agency.id)).toEqual([]);
    expect(await alarms(agency)).toEqual([]);

    await entries().deleteOne({ agencyId: agency.id, year: 2025 });
    const found = (await check()).filter(({ agencyId }) => agencyId === agency.id);
    expect(found).toEqual([
      {
        agencyId: agency.id,
        year: 2025,
        entries: [{ year: 2025, flow: 'newly_received', column: 'natural_person', delta: 1 }],
      },
    ]);
    await check();
    expect(await alarms(agency)).toMatchObject([
      { recipient: { type: 'role', role: 'administrator' }, title: '2025 年度统计自检发现不一致' },
    ]);
    books.clock.freezeOn('2026-03-03');
    await check();
    expect(await alarms(agency)).toHaveLength(2);
    expect((await books.tables(agency, 2025)).table2.rows['newly_received']?.[6]).toBe(0);
    books.clock.freezeOn('2026-03-02');
  });

  test('更正追加流水，已定稿的年度出新的一版；没有权限的不能更正', async () => {
    const agency = await books.agency();
    await books.ledger(agency, [ledgerRow()]);
    await entries().deleteMany({ agencyId: agency.id });
    const head = staffActor(agency.id, 'office_head');
    const frozen = await freezeTables(books.commands, head, { agencyId: agency.id, year: 2024 });
    expect(frozen.tables.table2.rows['granted']?.[6]).toBe(0);
    const input = { agencyId: agency.id, reason: '流水缺失' };
    await expect(repairTally(books.commands, head, input)).rejects.toMatchObject({ code: 'forbidden' });
    const administrator = staffActor(agency.id, 'administrator');
    expect(await repairTally(books.commands, administrator, input)).toHaveLength(2);
    expect(await repairTally(books.commands, administrator, input)).toEqual([]);
    expect(await books.tables(agency, 2024)).toEqual(await books.recount(agency, 2024));
    expect(await entries().countDocuments({ agencyId: agency.id, 'source.type': 'repair' } as never)).toBe(2);
    expect((await books.reads.versions(agency.id, 2024))[0]).toMatchObject({ version: 2, reason: '流水缺失' });
  });
});
