import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { dispatch } from '../../../src/commands/application/dispatch.js';
import { recordRemedy } from '../../../src/commands/application/record-remedy.js';
import { registerApplication } from '../../../src/commands/application/register-application.js';
import { freezeTables } from '../../../src/commands/report/freeze-tables.js';
import { approveDecision } from '../../../src/commands/application/decide.js';
import { proposeDecision } from '../../../src/commands/application/propose-decision.js';
import { canonicalJson } from '../../../src/domain/report/canonical-json.js';
import { collectionOf } from '../../../src/persistence/collections.js';
import { type AuditDocument } from '../../../src/persistence/plain-rows.js';
import { type AgencyCard } from '../../../src/ports/deps.js';
import { buildOtherForm } from '../../support/cases.js';
import { day, ledgerRow, openLedgerRow, staffActor, useBooks } from '../../support/books.js';

const books = useBooks({ today: '2026-03-02' });

const head = (agency: AgencyCard) => staffActor(agency.id, 'office_head');
const freeze = (agency: AgencyCard, year: number, explanation?: string) =>
  freezeTables(books.commands, head(agency), { agencyId: agency.id, year, explanation });

/** A case that is registered today but was handed in last December: it changes last year's tables. */
function lateCase(agency: AgencyCard) {
  return registerApplication(books.commands, staffActor(agency.id, 'clerk'), {
    channel: 'in_person',
    form: buildOtherForm(),
    submittedDate: day('2025-12-30'),
    fileIds: [],
    confirmDuplicate: true,
    lateEntryReason: '登记遗漏',
  });
}

async function auditOf(agency: AgencyCard, action: string): Promise<AuditDocument[]> {
  return collectionOf<AuditDocument>(books.connection, 'auditRows').find({ agencyId: agency.id, action }).toArray();
}

describe('年度统计表定稿', () => {
  test('第一版：数字、哈希和审计', async () => {
    const agency = await books.agency();
    await books.ledger(agency, [ledgerRow({ receiptDate: '2025-03-05', handledDate: '2025-04-02' })]);
    const frozen = await freeze(agency, 2025);
    expect(frozen).toMatchObject({ version: 1, year: 2025, reason: null, explanation: null, diff: [], violations: [] });
    expect(frozen.tables.table2.rows['granted']).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expect(frozen.hash).toBe(createHash('sha256').update(canonicalJson(frozen.tables)).digest('hex'));
    expect(await books.reads.versions(agency.id, 2025)).toEqual([frozen]);
    expect(await auditOf(agency, 'freeze_tables')).toMatchObject([
      { subject: { label: '2025 年度统计表第 1 版' }, detail: { year: 2025, version: 1, hash: frozen.hash } },
    ]);
  });

  test('经办人不能定稿，负责人和管理员可以，别的单位的不能', async () => {
    const [agency, other] = [await books.agency(), await books.agency()];
    const as = (actor: ReturnType<typeof staffActor>, year: number) =>
      freezeTables(books.commands, actor, { agencyId: agency.id, year });
    await expect(as(staffActor(agency.id, 'clerk', 'reviewer'), 2025)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(as(head(other), 2025)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await as(staffActor(agency.id, 'administrator'), 2024)).toMatchObject({ version: 1 });
    expect(await as(head(agency), 2025)).toMatchObject({ version: 1 });
  });

  test('12 月 31 日不能定稿当年，1 月 1 日可以；午夜刚过的五分钟内还不能', async () => {
    const agency = await books.agency();
    books.clock.freezeOn('2025-12-31');
    await expect(freeze(agency, 2025)).rejects.toMatchObject({ code: 'year_not_complete' });
    books.clock.freeze(new Date('2026-01-01T00:04:59+08:00'));
    await expect(freeze(agency, 2025)).rejects.toMatchObject({ code: 'year_not_complete' });
    books.clock.freeze(new Date('2026-01-01T00:05:00+08:00'));
    expect(await freeze(agency, 2025)).toMatchObject({ version: 1 });
    books.clock.freezeOn('2026-03-02');
  });

  test('2018 年及以前用旧表，已定稿的不再定稿', async () => {
    const agency = await books.agency();
    await expect(freeze(agency, 2018)).rejects.toMatchObject({ code: 'generation_not_available' });
    await freeze(agency, 2025);
    await expect(freeze(agency, 2025)).rejects.toMatchObject({ code: 'already_exists' });
  });

  test('其他规则不成立，要有书面说明', async () => {
    const agency = await books.agency();
    await books.ledger(agency, [openLedgerRow({ receiptDate: '2024-03-05' })]);
    await freeze(agency, 2024);
    await publishOtherFigures(agency);
    await expect(freeze(agency, 2025)).rejects.toMatchObject({
      code: 'explanation_required',
      fields: [{ path: 'explanation' }],
    });
    await expect(freeze(agency, 2025, '  ')).rejects.toMatchObject({ code: 'explanation_required' });
    const frozen = await freeze(agency, 2025, '上一年公布的数字有误，已另行更正。');
    expect(frozen.explanation).toBe('上一年公布的数字有误，已另行更正。');
    expect(frozen.violations.map(({ rule }) => rule)).toEqual(['table2_carried_over', 'table2_carried_over']);
  });
});

describe('已定稿年度的变更', () => {
  test('不作为更正的，拒绝，什么也不留下', async () => {
    const agency = await books.agency();
    await freeze(agency, 2025);
    await expect(lateCase(agency)).rejects.toMatchObject({ code: 'year_frozen', details: { year: 2025 } });
    const cases = collectionOf<{ _id: string; agencyId: string }>(books.connection, 'applications');
    expect(await cases.countDocuments({ agencyId: agency.id })).toBe(0);
    expect(await books.reads.versions(agency.id, 2025)).toHaveLength(1);
  });

  test('更正要有权限；更正后出第二版，列出变动的单元格，本年和以后各年的版本一并更新', async () => {
    const agency = await books.agency();
    books.clock.freezeOn('2024-12-30');
    const record = await books.received(agency);
    books.clock.freezeOn('2026-03-02');
    await freeze(agency, 2024);
    await freeze(agency, 2025);
    const clerk = staffActor(agency.id, 'clerk', 'reviewer');
    const headClerk = staffActor(agency.id, 'clerk', 'office_head');
    const proposed = await proposeDecision(books.commands, clerk, {
      id: record.id,
      expectedVersion: record.version,
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '现予答复。',
    });
    const reviewer = staffActor(agency.id, 'reviewer');
    const decided = await approveDecision(books.commands, reviewer, {
      id: record.id,
      expectedVersion: proposed.version,
    });
    // The letter is dispatched today, in a year that is not frozen: nothing to correct.
    const sent = { id: record.id, expectedVersion: decided.version, method: 'post' as const };
    const today = await dispatch(books.commands, clerk, sent);
    expect(today.facts.handledYear).toBe(2026);
    expect(await books.reads.versions(agency.id, 2025)).toHaveLength(1);

    // A remedy filed in 2024 that nobody registered then.
    const remedy = {
      group: 'reconsideration' as const,
      number: '',
      body: '市人民政府',
      filedDate: day('2024-11-05'),
      applicationIds: [],
    };
    const correction = { reason: '复议案件漏登' };
    await expect(recordRemedy(books.commands, clerk, { ...remedy, correction })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await recordRemedy(books.commands, headClerk, { ...remedy, correction });
    for (const year of [2024, 2025]) {
      const [second, first] = await books.reads.versions(agency.id, year);
      expect(first).toMatchObject({ version: 1 });
      expect(second).toMatchObject({
        version: 2,
        reason: '复议案件漏登',
        diff: [
          { table: 'table3', row: 'reconsideration', column: 'pending', before: 0, after: 1 },
          { table: 'table3', row: 'reconsideration', column: 'total', before: 0, after: 1 },
        ],
      });
      expect(second?.hash).not.toBe(first?.hash);
    }
    expect(await auditOf(agency, 'refreeze_tables')).toHaveLength(2);
  });
});

describe('定稿与办理同时发生', () => {
  test('要么办理在先、定稿含有它，要么定稿在先、办理被拒绝', async () => {
    const outcomes = { included: 0, refused: 0 };
    for (let round = 0; round < 8; round += 1) {
      const agency = await books.agency();
      let booked = 0;
      // Four people register one case after the other until the year is closed to them.
      const person = async (): Promise<void> => {
        for (;;) {
          try {
            await lateCase(agency);
            booked += 1;
          } catch (error) {
            if ((error as { code?: string }).code !== 'year_frozen') throw error;
            outcomes.refused += 1;
            return;
          }
        }
      };
      const people = Array.from({ length: 4 }, person);
      while (booked <= round) await wait(5);
      const frozen = await freeze(agency, 2025);
      await Promise.all(people);
      outcomes.included += booked;
      expect(frozen.tables.table2.rows['newly_received']?.[6]).toBe(booked);
      expect((await books.tables(agency, 2025)).table2).toEqual(frozen.tables.table2);
      expect((await books.recount(agency, 2025)).table2).toEqual(frozen.tables.table2);
    }
    expect(outcomes.refused).toBe(32);
    expect(outcomes.included).toBeGreaterThanOrEqual(36);
  }, 240_000);

  test('两个人同时定稿，只有一个第一版', async () => {
    const agency = await books.agency();
    const results = await Promise.allSettled([freeze(agency, 2025), freeze(agency, 2025), freeze(agency, 2025)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await books.reads.versions(agency.id, 2025)).toHaveLength(1);
  });
});

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function publishOtherFigures(agency: AgencyCard): Promise<void> {
  await collectionOf<{ _id: string }>(books.connection, 'frozenTables').updateOne(
    { agencyId: agency.id, year: 2024 } as never,
    { $set: { 'tables.table2.rows.carried_forward': [2, 0, 0, 0, 0, 0, 2] } } as never,
  );
}
