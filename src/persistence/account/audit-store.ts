/** Audit rows outside commands: those of reads, and the pages that auditors browse. */
import { type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { type AuditFilter, type AuditLog, type AuditReads, type BrowsedAuditRow } from '../../ports/audit.js';
import { collectionOf, toDocument } from '../collections.js';
import { insertTogether } from '../insert-together.js';
import { afterPosition, pageOf } from '../paging.js';
import { type AuditDocument } from '../plain-rows.js';

export function mongoAuditLog(connection: Connection): AuditLog {
  const rows = collectionOf<AuditDocument>(connection, 'auditRows');
  // Acknowledged by the primary, not waited for on disk and by the others: that would cost a case page more than all the rest.
  const insert = insertTogether<AuditDocument>((documents) => rows.insertMany(documents, { writeConcern: { w: 1 } }));
  return {
    append: (row) => insert({ ...toDocument(row), sealed: false }),
  };
}

export function mongoAuditReads(connection: Connection): AuditReads {
  const rows = collectionOf<AuditDocument>(connection, 'auditRows');
  return {
    async list(filter, { after, limit }) {
      const found = await rows
        .find({ $and: [where(filter), afterPosition<AuditDocument>('at', -1, after)] } as Filter<AuditDocument>)
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .toArray();
      return pageOf(found.map(toBrowsed), limit, (row) => ({ key: row.at, id: row.id }));
    },
  };
}

function where({ agencyId, subjectId, actorId, action, from, until }: AuditFilter): object {
  return {
    agencyId,
    ...(subjectId === undefined ? {} : { 'subject.id': subjectId }),
    ...(actorId === undefined ? {} : { 'actor.id': actorId }),
    ...(action === undefined ? {} : { action }),
    ...(from === undefined && until === undefined
      ? {}
      : { at: { ...(from === undefined ? {} : { $gte: from }), ...(until === undefined ? {} : { $lt: until }) } }),
  };
}

function toBrowsed({ _id, sealed: _sealed, seq, hash, ...row }: AuditDocument): BrowsedAuditRow {
  return { id: _id, ...row, seal: seq === undefined || hash === undefined ? null : { seq, hash } };
}
