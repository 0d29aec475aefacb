import { type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { AppError } from '../../errors.js';
import {
  type ApprovalRequest,
  type ApprovalRequestReads,
  type ApprovalRequestWrites,
  type TallyCorrectionRequest,
  type UnmaskingRequest,
} from '../../ports/approval-requests.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';
import { approvalRequestModel } from '../models.js';
import { afterPosition, pageOf } from '../paging.js';

type RequestDocument = Omit<ApprovalRequest, 'id'> & Stored;

const NEWEST = { _id: -1 } as const;

export function approvalRequestWrites(connection: Connection, { session }: InSession): ApprovalRequestWrites {
  const requests = collectionOf<RequestDocument>(connection, 'approvalRequests');
  return {
    async insert(request) {
      await approvalRequestModel(connection).create([toDocument(request)], { session });
    },
    async load(agencyId, id) {
      return toRecord<ApprovalRequest>(await requests.findOne({ _id: id, agencyId }, { session }));
    },
    async findOpen(open) {
      return toRecord<ApprovalRequest>(await requests.findOne({ open }, { session }));
    },
    async unmaskings(applicationId, staffId, limit) {
      const filter = ofPerson(applicationId, staffId);
      const rows = await requests.find(filter, { session, sort: NEWEST, limit }).toArray();
      return rows.map((row) => toRecord<UnmaskingRequest>(row as never)).filter((row) => row !== null);
    },
    async save({ id, decision, usableUntil, open }) {
      // Decided is decided: who comes second has been told so before.
      const result = await requests.updateOne(
        { _id: id, decision: null },
        { $set: { decision, usableUntil, open } },
        { session },
      );
      if (result.matchedCount !== 1) throw new AppError('version_conflict');
    },
  };
}

export function approvalRequestReads(connection: Connection): ApprovalRequestReads {
  const requests = collectionOf<RequestDocument>(connection, 'approvalRequests');
  return {
    async byId(agencyId, id) {
      return toRecord<ApprovalRequest>(await requests.findOne({ _id: id, agencyId }));
    },
    async latestUnmasking(applicationId, staffId) {
      const filter = ofPerson(applicationId, staffId);
      return toRecord<UnmaskingRequest>((await requests.findOne(filter, { sort: NEWEST })) as never);
    },
    async waiting(agencyId, kinds, { today, after, limit }) {
      const rows = await requests
        .find({
          $and: [
            { agencyId, open: { $gt: '' }, decideBy: { $gte: today }, kind: { $in: [...kinds] } },
            afterPosition('decideBy', 1, after),
          ],
        } as Filter<RequestDocument>)
        .sort({ decideBy: 1, _id: 1 })
        .limit(limit + 1)
        .toArray();
      const records = rows.map((row) => toRecord<ApprovalRequest>(row)).filter((row) => row !== null);
      return pageOf(records, limit, (row) => ({ key: row.decideBy, id: row.id }));
    },
    async tallyCorrections(agencyId, limit) {
      const rows = await requests.find({ agencyId, kind: 'tally_correction' }).sort(NEWEST).limit(limit).toArray();
      return rows.map((row) => toRecord<TallyCorrectionRequest>(row as never)).filter((row) => row !== null);
    },
  };
}

function ofPerson(applicationId: string, staffId: string): Filter<RequestDocument> {
  return { applicationId, 'requestedBy.id': staffId } as Filter<RequestDocument>;
}
