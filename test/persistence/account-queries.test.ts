import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Connection } from 'mongoose';
import { MovableClock } from '../../src/clock.js';
import { keyedMac } from '../../src/integrations/crypto/keyed-mac.js';
import { mongoAuditChain } from '../../src/persistence/account/audit-chain-store.js';
import { mongoAuditReads } from '../../src/persistence/account/audit-store.js';
import { agencyDirectory } from '../../src/persistence/account/agency-store.js';
import { calendarImportReads } from '../../src/persistence/account/calendar-store.js';
import { citizenReads } from '../../src/persistence/account/citizen-store.js';
import { mongoRetention } from '../../src/persistence/account/retention-store.js';
import { citizenSessionReads, sessionReader, staffSessionReads } from '../../src/persistence/account/session-store.js';
import { staffReads } from '../../src/persistence/account/staff-store.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { migrate } from '../../src/persistence/migrate.js';
import { mongoUnitOfWork } from '../../src/persistence/unit-of-work.js';
import { useTestDatabase } from '../support/database.js';
import { queryPlansOf } from '../support/query-plans.js';

jest.setTimeout(60_000);

const ID = 'a'.repeat(24);
const database = useTestDatabase();

beforeAll(async () => {
  const connection = await openDatabase(database.uri);
  await migrate(connection);
  await connection.close();
});

const hash = createHash('sha256').update('x').digest('hex');
const after = { key: 'm', id: ID };
const inTransaction =
  (work: Parameters<ReturnType<typeof mongoUnitOfWork>['run']>[0]) =>
  (connection: Connection): Promise<unknown> =>
    mongoUnitOfWork(connection).run(work);

const auditChain = (connection: Connection) =>
  mongoAuditChain(connection, keyedMac([{ id: 'k', key: Buffer.alloc(32, 1) }], 'test'));

async function firstOf<T>(rows: AsyncIterable<T>): Promise<T | null> {
  for await (const row of rows) return row;
  return null;
}

describe('no query of the area looks through a whole collection', () => {
  test.each<[string, (connection: Connection) => Promise<unknown>]>([
    ['agency by id', (c) => agencyDirectory(c).byId(ID)],
    ['agency by code', (c) => agencyDirectory(c).byCode('RSJ')],
    ['agencies', (c) => agencyDirectory(c).list({ after: null, limit: 20 })],
    ['agencies, next page', (c) => agencyDirectory(c).list({ after, limit: 20 })],
    ['agencies by text', (c) => agencyDirectory(c).list({ text: '人社局', after, limit: 20 })],
    ['agencies below one', (c) => agencyDirectory(c).list({ parentId: ID, after, limit: 20 })],
    ['staff', (c) => staffReads(c).list(ID, { after: null, limit: 20 })],
    ['staff, next page', (c) => staffReads(c).list(ID, { after, limit: 20 })],
    ['staff by account', (c) => staffReads(c).dangerousByAccount('wang')],
    ['assignable', (c) => staffReads(c).assignable(ID, ID)],
    ['citizen', (c) => citizenReads(c).byId(ID)],
    ['citizen session', (c) => sessionReader(c, new MovableClock()).citizenByToken(hash)],
    ['staff session', (c) => sessionReader(c, new MovableClock()).staffByToken(hash)],
    ['csrf token', (c) => staffSessionReads(c, new MovableClock()).ofStaff(ID, ID)],
    [
      'sessions of an agency',
      (c) => staffSessionReads(c, new MovableClock()).list({ agencyId: ID }, { after, limit: 20 }),
    ],
    [
      'sessions of a person',
      (c) => staffSessionReads(c, new MovableClock()).list({ agencyId: ID, staffId: ID }, { after: null, limit: 20 }),
    ],
    ['a session to be ended', inTransaction((tx) => tx.staffSessions.load(ID, ID))],
    ['open cases', (c) => calendarImportReads(c).openCases(ID)],
    ['closed cases of a year', (c) => calendarImportReads(c).closedCases(ID, 2027)],
    ['moves', (c) => calendarImportReads(c).moves(ID)],
    ['newest calendar', inTransaction((tx) => tx.calendars.newest(null, 2027, ''))],
    ['newest regional notice', inTransaction((tx) => tx.calendars.newest(ID, 2027, '平府办〔2026〕1号'))],
    ['citizen by openid', inTransaction((tx) => tx.citizens.byOpenid('o_1'))],
    ['audit rows', (c) => mongoAuditReads(c).list({ agencyId: ID }, { after: null, limit: 20 })],
    ['audit rows, next page', (c) => mongoAuditReads(c).list({ agencyId: ID }, { after, limit: 20 })],
    ['audit rows about one', (c) => mongoAuditReads(c).list({ agencyId: ID, subjectId: ID }, { after, limit: 20 })],
    ['audit rows by one', (c) => mongoAuditReads(c).list({ agencyId: ID, actorId: ID }, { after, limit: 20 })],
    [
      'audit rows of an action, some days',
      (c) => mongoAuditReads(c).list({ agencyId: ID, action: 'note', from: 'a', until: 'b' }, { after, limit: 20 }),
    ],
    ['end of the audit chain', (c) => auditChain(c).end()],
    ['rows of the audit chain', async (c) => firstOf(auditChain(c).sealedUntil(20))],
    ['unsealed audit rows', (c) => auditChain(c).unsealed(60_000, 20)],
    ['stray audit rows', (c) => auditChain(c).stray(20)],
    ['sealing', (c) => auditChain(c).sealBatch(20)],
    ['sessions of a citizen', (c) => citizenSessionReads(c).ofCitizen(ID)],
    ['closed accounts', (c) => mongoRetention(c).buriedSince(new Date(), ID, 20)],
    ['old notices', (c) => mongoRetention(c).deleteNotices(new Date(), 20)],
    ['old messages', (c) => mongoRetention(c).blankMessages(new Date(), 20)],
    ['end all sessions of a citizen', inTransaction((tx) => tx.citizenSessions.endAll(ID))],
    ['drafts of a citizen', inTransaction((tx) => tx.drafts.deleteAllOf(ID))],
    ['cases of a citizen', inTransaction((tx) => tx.applications.ofCitizen(ID))],
    ['cases taken from a citizen', inTransaction((tx) => tx.applications.unlink(ID))],
    ['inbox of a citizen', inTransaction((tx) => tx.notices.deleteOfCitizen(ID))],
    ['end sessions', inTransaction((tx) => tx.staffSessions.endAll(ID, ID))],
    [
      'refresh sessions',
      inTransaction((tx) => tx.staffSessions.refresh(ID, { roles: [], name: '', mustChangePassword: false })),
    ],
  ])('%s', async (_title, work) => {
    const plans = await queryPlansOf(database.uri, async (connection) => {
      await work(connection);
    });
    expect(plans.length).toBeGreaterThan(0);
    for (const { plan } of plans) {
      expect(plan).toMatch(/IXSCAN|IDHACK|"EOF"|DISTINCT_SCAN/);
      expect(plan).not.toContain('COLLSCAN');
      // An order that no index gives is made in memory.
      expect(plan).not.toContain('"SORT"');
    }
  });
});
