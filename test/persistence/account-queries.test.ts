import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Connection } from 'mongoose';
import { MovableClock } from '../../src/clock.js';
import { agencyDirectory } from '../../src/persistence/account/agency-store.js';
import { calendarImportReads } from '../../src/persistence/account/calendar-store.js';
import { citizenReads } from '../../src/persistence/account/citizen-store.js';
import { sessionReader, staffSessionReads } from '../../src/persistence/account/session-store.js';
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
    ['csrf token', (c) => staffSessionReads(c).ofStaff(ID, ID)],
    ['open cases', (c) => calendarImportReads(c).openCases(ID)],
    ['closed cases of a year', (c) => calendarImportReads(c).closedCases(ID, 2027)],
    ['moves', (c) => calendarImportReads(c).moves(ID)],
    ['newest calendar', inTransaction((tx) => tx.calendars.newest(null, 2027, ''))],
    ['newest regional notice', inTransaction((tx) => tx.calendars.newest(ID, 2027, '平府办〔2026〕1号'))],
    ['citizen by openid', inTransaction((tx) => tx.citizens.byOpenid('o_1'))],
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
