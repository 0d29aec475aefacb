/** A second answer in the same case (A.10, 13): its clock is the ruling's, table 2 keeps one result. Days and figures by hand. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { approveDecision } from '../../../src/commands/application/decide.js';
import { dispatch } from '../../../src/commands/application/dispatch.js';
import { proposeDecision } from '../../../src/commands/application/propose-decision.js';
import { recordRemedyResult } from '../../../src/commands/application/record-remedy-result.js';
import { recordRemedy } from '../../../src/commands/application/record-remedy.js';
import { orderRedo, revokeOwnDecision } from '../../../src/commands/application/redo.js';
import { requestExtension } from '../../../src/commands/application/request-extension.js';
import { freezeTables } from '../../../src/commands/report/freeze-tables.js';
import { yearTrends } from '../../../src/domain/report/trends.js';
import { type DecisionPart } from '../../../src/domain/application/decisions.js';
import { type RemedyOutcome } from '../../../src/domain/application/remedy-events.js';
import { verifyCases } from '../../../src/jobs/verify-cases.js';
import { mongoCaseStream } from '../../../src/persistence/application/case-stream.js';
import { caseMonths } from '../../../src/persistence/report/case-months.js';
import { collectionOf } from '../../../src/persistence/collections.js';
import { firstDueDate } from '../../../src/persistence/migrations/2026-11-30-first-due-date.js';
import { mongoRemedyReads } from '../../../src/persistence/application/remedy-reads.js';
import { type ApplicationRecord } from '../../../src/ports/applications.js';
import { type AgencyCard } from '../../../src/ports/deps.js';
import { type RemedyRecord } from '../../../src/ports/remedies.js';
import { day, staffActor, useBooks } from '../../support/books.js';

const books = useBooks({ today: '2026-02-09' });
beforeEach(() => books.clock.freezeOn('2026-02-09'));

const clerk = (agency: AgencyCard) => staffActor(agency.id, 'clerk');
const head = (agency: AgencyCard) => staffActor(agency.id, 'office_head');
const at = ({ id, version }: ApplicationRecord) => ({ id, expectedVersion: version });
const REFUSED: DecisionPart = { code: 'refused_internal_affairs', ground: 'article_16_1' };
const GRANTED: DecisionPart = { code: 'granted', ground: 'article_36_2' };

/** Received 2025-11-03, refused on 2025-11-20. */
async function refusedCase(agency: AgencyCard): Promise<ApplicationRecord> {
  books.clock.freezeOn('2025-11-03');
  const received = await books.received(agency);
  books.clock.freezeOn('2025-11-20');
  const record = await books.answered(agency, received, 'refused_internal_affairs');
  books.clock.freezeOn('2026-02-09');
  return record;
}

/** Decided on 2026-02-05, served on 2026-02-06: twenty working days are over on 2026-03-12 (law A.5). */
async function annulled(
  agency: AgencyCard,
  record: ApplicationRecord,
  outcome: RemedyOutcome = 'annulled_on_merits',
): Promise<RemedyRecord> {
  const remedy = await recordRemedy(books.commands, clerk(agency), {
    group: 'reconsideration',
    number: '云府复〔2026〕1号',
    body: '云溪市人民政府',
    filedDate: day('2026-01-05'),
    applicationIds: [record.id],
  });
  return recordRemedyResult(books.commands, clerk(agency), {
    id: remedy.id,
    expectedVersion: 1,
    outcome: {
      result: 'corrected',
      outcome,
      date: day('2026-02-05'),
      servedDate: day('2026-02-06'),
      text: '撤销，责令重新答复',
      order: { kind: 'redo', by: null, workingDays: null },
    },
  });
}

/** The remedy has left its lines in the case. */
async function now(agency: AgencyCard, { id }: ApplicationRecord): Promise<ApplicationRecord> {
  const found = await books.commands.unitOfWork.run((tx) => tx.applications.load({ agencyId: agency.id }, id));
  if (!found) throw new Error('gone');
  return found;
}

async function redone(agency: AgencyCard, outcome?: RemedyOutcome) {
  const record = await refusedCase(agency);
  const remedy = await annulled(agency, record, outcome);
  const again = await orderRedo(books.commands, clerk(agency), {
    ...at(await now(agency, record)),
    remedyId: remedy.id,
  });
  return { record: again, remedy };
}

const propose = (agency: AgencyCard, record: ApplicationRecord, ...parts: DecisionPart[]) =>
  proposeDecision(books.commands, clerk(agency), { ...at(record), parts, text: '现重新答复。' });
async function decided(agency: AgencyCard, record: ApplicationRecord, ...parts: DecisionPart[]) {
  const proposed = await propose(agency, record, ...parts);
  return approveDecision(books.commands, staffActor(agency.id, 'reviewer'), at(proposed));
}
const sent = (agency: AgencyCard, record: ApplicationRecord) =>
  dispatch(books.commands, clerk(agency), { ...at(record), method: 'post' });

/** 新收、予以公开、三类内部事务、总计、结转下年度 of both years; the recount must say the same. */
async function table2(agency: AgencyCard): Promise<number[][]> {
  return Promise.all(
    [2025, 2026].map(async (year) => {
      const { rows } = (await books.tables(agency, year)).table2;
      expect((await books.recount(agency, year)).table2.rows).toEqual(rows);
      return ['newly_received', 'granted', 'refused_internal_affairs', 'handled_total', 'carried_forward'].map(
        (row) => rows[row]?.at(-1) ?? -1,
      );
    }),
  );
}

async function timelinessOf(agency: AgencyCard, year: number) {
  const months = await caseMonths(books.connection, agency.id);
  return yearTrends({ until: year, years: 1, sums: [], lawyers: [], months })[0]?.timeliness;
}

/** Received 2025-11-03: 20 working days end on 2025-12-01. */
describe('第三十三条 whether a case was answered in time is decided by its first answer', () => {
  test.each([
    ['2025-12-01', { on_time: 1, late: 0, undated: 0 }],
    ['2025-12-02', { on_time: 0, late: 1, undated: 0 }],
  ])('answered on %s and revoked: what is owed anew changes nothing', async (dispatched, timeliness) => {
    const agency = await books.agency();
    books.clock.freezeOn('2025-11-03');
    const received = await books.received(agency);
    books.clock.freezeOn(dispatched);
    const record = await books.answered(agency, received, 'refused_internal_affairs');
    expect(await timelinessOf(agency, 2025)).toEqual(timeliness);
    books.clock.freezeOn('2025-12-08');
    const revoked = await revokeOwnDecision(books.commands, head(agency), { ...at(record), reason: '适用依据错误' });
    expect(await timelinessOf(agency, 2025)).toEqual(timeliness);
    await sent(agency, await decided(agency, revoked, GRANTED));
    expect(await timelinessOf(agency, 2025)).toEqual(timeliness);
  });

  test('never answered until a ruling ordered it: late, though within the ruling’s own days', async () => {
    const agency = await books.agency();
    books.clock.freezeOn('2025-11-03');
    const received = await books.received(agency);
    books.clock.freezeOn('2026-02-09');
    const remedy = await annulled(agency, received);
    const input = { ...at(await now(agency, received)), remedyId: remedy.id };
    const ordered = await orderRedo(books.commands, clerk(agency), input);
    expect(ordered.facts).toMatchObject({ dueDate: '2026-03-12', firstDueDate: '2025-12-01' });
    await sent(agency, await decided(agency, ordered, GRANTED));
    expect(await timelinessOf(agency, 2026)).toEqual({ on_time: 0, late: 1, undated: 0 });
  });

  test('cases from before that day stood beside them get it', async () => {
    const agency = await books.agency();
    await redone(agency);
    await refusedCase(agency);
    const applications = collectionOf(books.connection, 'applications');
    await applications.updateMany({ agencyId: agency.id }, { $unset: { 'facts.firstDueDate': '' } });
    await firstDueDate.up(books.connection);
    await firstDueDate.up(books.connection);
    const known = applications.find({ agencyId: agency.id }, { projection: { _id: 0, 'facts.firstDueDate': 1 } });
    expect(await known.toArray()).toEqual([
      { facts: { firstDueDate: '2025-12-01' } },
      { facts: { firstDueDate: '2025-12-01' } },
    ]);
  });
});

describe('撤销后重新答复', () => {
  test('期限由复议决定确定；不计新收，也不再计办结；结果变了的在首次答复的年度 −1/+1', async () => {
    const agency = await books.agency();
    const { record, remedy } = await redone(agency);
    expect(record.facts).toMatchObject({
      status: 'in_progress',
      open: true,
      dueDate: '2026-03-12',
      alarmDate: '2026-03-12',
      safeDueDate: null,
      handledDate: '2025-11-20',
      dispatchedDate: null,
      decisionCode: 'refused_internal_affairs',
    });
    expect(await table2(agency)).toEqual([
      [1, 0, 1, 1, 0],
      [0, 0, 0, 0, 0],
    ]);
    books.clock.freezeOn('2026-03-02');
    const answered = await sent(agency, await decided(agency, record, GRANTED));
    expect(answered.facts).toMatchObject({
      status: 'answered',
      handledDate: '2025-11-20',
      dispatchedDate: '2026-03-02',
      decisionCode: 'granted',
    });
    expect(await table2(agency)).toEqual([
      [1, 1, 0, 1, 0],
      [0, 0, 0, 0, 0],
    ]);
    // The order is performed with it.
    const after = await mongoRemedyReads(books.connection).byId(agency.id, remedy.id);
    expect(after?.events.at(-1)).toMatchObject({ kind: 'performed', date: '2026-03-02' });
    expect(after?.watched).toBe(false);
    const verified = await verifyCases({
      cases: mongoCaseStream(books.connection),
      calendars: books.commands.calendars,
    });
    expect(verified.differences).toEqual([]);
  });

  test('行政诉讼法第七十一条：同一依据的同一决定被拒绝；换了依据可以，给予公开可以', async () => {
    const agency = await books.agency();
    const { record } = await redone(agency);
    await expect(propose(agency, record, REFUSED)).rejects.toMatchObject({ code: 'decision_incomplete' });
    await expect(propose(agency, record, GRANTED, REFUSED)).rejects.toMatchObject({ code: 'decision_incomplete' });
    await propose(agency, record, { code: 'refused_deliberative_process', ground: 'article_16_2' });
  });

  test('仅因程序违法被撤销的，可以再次作出同样的决定', async () => {
    const agency = await books.agency();
    const { record } = await redone(agency, 'annulled_procedurally');
    await sent(agency, await decided(agency, record, REFUSED));
    expect(await table2(agency)).toEqual([
      [1, 0, 1, 1, 0],
      [0, 0, 0, 0, 0],
    ]);
  });

  test('已定稿的年度：结果变了要以更正办理，由负责人发出', async () => {
    const agency = await books.agency();
    const { record } = await redone(agency);
    await freezeTables(books.commands, head(agency), { agencyId: agency.id, year: 2025, explanation: undefined });
    const ready = await decided(agency, record, GRANTED);
    await expect(sent(agency, ready)).rejects.toMatchObject({ code: 'year_frozen' });
    const correction = { reason: '复议后改为予以公开' };
    await dispatch(books.commands, head(agency), { ...at(ready), method: 'post', correction });
    const [newest] = await books.reads.versions(agency.id, 2025);
    expect(newest).toMatchObject({ version: 2, reason: '复议后改为予以公开' });
    expect(newest?.diff).toEqual(
      expect.arrayContaining([
        { table: 'table2', row: 'granted', column: 'natural_person', before: 0, after: 1 },
        { table: 'table2', row: 'refused_internal_affairs', column: 'natural_person', before: 1, after: 0 },
      ]),
    );
  });

  test('重新答复不能延期；同一决定只能据以重新办理一次；要有责令重新答复的结果', async () => {
    const agency = await books.agency();
    const { record, remedy } = await redone(agency);
    await expect(
      requestExtension(books.commands, clerk(agency), { ...at(record), workingDays: 10, reason: '复杂' }),
    ).rejects.toMatchObject({ code: 'action_not_allowed' });
    await expect(
      orderRedo(books.commands, clerk(agency), { ...at(record), remedyId: remedy.id }),
    ).rejects.toMatchObject({ details: { reason: '已按这一裁判重新办理' } });
    const other = await refusedCase(agency);
    await expect(orderRedo(books.commands, clerk(agency), { ...at(other), remedyId: remedy.id })).rejects.toMatchObject(
      { details: { reason: '没有登记过与这件申请有关的复议或者诉讼' } },
    );
    const pending = await recordRemedy(books.commands, clerk(agency), {
      group: 'reconsideration',
      number: '',
      body: '',
      filedDate: day('2026-01-05'),
      applicationIds: [other.id],
    });
    await expect(
      orderRedo(books.commands, clerk(agency), { ...at(await now(agency, other)), remedyId: remedy.id }),
    ).rejects.toMatchObject({ fields: [{ path: 'remedyId', message: '没有与这件申请有关的这件复议或者诉讼' }] });
    await expect(
      orderRedo(books.commands, clerk(agency), { ...at(await now(agency, other)), remedyId: pending.id }),
    ).rejects.toMatchObject({ details: { reason: '这件复议或者诉讼没有登记责令重新答复的结果' } });
  });
});

describe('自行撤销', () => {
  test('由负责人撤销；20 个工作日内重新答复；原答复保持原样', async () => {
    const agency = await books.agency();
    const record = await refusedCase(agency);
    const input = { ...at(record), reason: '适用依据有误' };
    await expect(revokeOwnDecision(books.commands, clerk(agency), input)).rejects.toMatchObject({ code: 'forbidden' });
    // After 2026-02-09: 02-10 … 14 (5), 24–28 (10), 03-02…06 (15), 03-09…13 (20).
    await expect(
      revokeOwnDecision(books.commands, head(agency), { ...input, replyBy: day('2026-03-14') }),
    ).rejects.toMatchObject({
      fields: [{ path: 'replyBy', message: '重新答复的日期应在 2026-02-09 至 2026-03-13 之间' }],
    });
    const again = await revokeOwnDecision(books.commands, head(agency), { ...input, replyBy: day('2026-03-13') });
    expect(again.facts).toMatchObject({ status: 'in_progress', dueDate: '2026-03-13', handledDate: '2025-11-20' });
    expect(again.events.slice(0, record.events.length)).toEqual(record.events);
    expect(await table2(agency)).toEqual([
      [1, 0, 1, 1, 0],
      [0, 0, 0, 0, 0],
    ]);
    // Not annulled by anybody else: the same decision with better reasons is open.
    await sent(agency, await decided(agency, again, GRANTED));
    expect(await table2(agency)).toEqual([
      [1, 1, 0, 1, 0],
      [0, 0, 0, 0, 0],
    ]);
  });
});
