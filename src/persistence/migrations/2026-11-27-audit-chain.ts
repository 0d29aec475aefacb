/** The chain of audit rows, and the lists in which auditors browse them. Beside each index stands the query it is for. */
import { type Connection } from 'mongoose';
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const auditChain: Migration = {
  id: '2026-11-27-audit-chain',
  async up(connection) {
    await connection.db?.collection(COLLECTIONS.auditRows).createIndexes([
      // following the chain; rows that call themselves sealed and have no place in it
      { key: { seq: 1, sealed: 1 } },
      // browsing, newest first: all of the agency, about something, by somebody, one kind of action
      { key: { agencyId: 1, at: -1, _id: -1 } },
      { key: { agencyId: 1, 'subject.id': 1, at: -1, _id: -1 } },
      { key: { agencyId: 1, 'actor.id': 1, at: -1, _id: -1 } },
      { key: { agencyId: 1, action: 1, at: -1, _id: -1 } },
    ]);
    // Nothing reads in the order of ids: an imported past has ids of today.
    await dropIndex(connection, 'agencyId_1__id_-1');
    for (const name of [COLLECTIONS.auditChain, COLLECTIONS.accountTombstones]) {
      await connection.db?.createCollection(name).catch(ignore(48));
    }
  },
};

async function dropIndex(connection: Connection, name: string): Promise<void> {
  await connection.db?.collection(COLLECTIONS.auditRows).dropIndex(name).catch(ignore(27));
}

/** Done by an earlier run, or by another process. */
function ignore(code: number): (error: unknown) => void {
  return (error) => {
    if ((error as { code?: number }).code !== code) throw error;
  };
}
