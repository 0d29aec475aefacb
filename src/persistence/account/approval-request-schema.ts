/** The last defence before the database for requests that wait for a second person. */
import { Schema } from 'mongoose';
import { APPROVAL_REQUEST_KINDS } from '../../domain/account/approval-requests.js';
import { SEALED_PART_IDS } from '../../domain/application/sealed-parts.js';

const text = { type: String, required: true };
const day = { type: String, match: /^\d{4}-\d{2}-\d{2}$/ };
const options = { _id: false, versionKey: false, strict: 'throw', minimize: false } as const;
const person = new Schema({ id: text, name: text }, options);

export const approvalRequestSchema = new Schema(
  {
    _id: text,
    agencyId: text,
    kind: { type: String, enum: APPROVAL_REQUEST_KINDS, required: true },
    reason: text,
    requestedBy: { type: person, required: true },
    requestedAt: text,
    decideBy: { ...day, required: true },
    usableUntil: { ...day, default: null },
    open: { type: String, default: null },
    decision: {
      type: new Schema(
        { approved: { type: Boolean, required: true }, by: person, at: text, comment: { type: String, default: null } },
        options,
      ),
      default: null,
    },
    // of an unmasking
    applicationId: String,
    applicationNumber: String,
    fields: { type: [{ type: String, enum: SEALED_PART_IDS }], default: undefined },
    // of a correction of the tally; their shape is the domain's
    entries: { type: [Schema.Types.Mixed], default: undefined },
    years: { type: [Schema.Types.Mixed], default: undefined },
  },
  { ...options, _id: true, collection: 'approvalRequests' },
);
