/** Schemas of the area's collections: the closed lists come from the domain's tables. Indexes are made by migrations. */
import { Schema } from 'mongoose';
import { COMPLAINT_EVENT_KINDS, COMPLAINT_MATTERS, COMPLAINT_STATUS_IDS } from '../../domain/supervision/complaints.js';

const day = { type: String, match: /^\d{4}-\d{2}-\d{2}$/, default: null };
const text = { type: String, required: true };
const options = { _id: false, versionKey: false, strict: 'throw', minimize: false } as const;
/** Payloads differ by kind; `complaints.ts` types them. */
const open = { ...options, strict: false } as const;

export const complaintSchema = new Schema(
  {
    _id: text,
    number: text,
    agencyId: text,
    supervisorAgencyId: text,
    complainant: { type: new Schema({ name: text }, open), default: null },
    matter: { type: String, enum: Object.keys(COMPLAINT_MATTERS), required: true },
    text,
    receivedDate: { ...day, required: true },
    status: { type: String, enum: COMPLAINT_STATUS_IDS, required: true },
    dueDate: day,
    events: {
      type: [
        new Schema(
          {
            id: text,
            seq: { type: Number, required: true },
            version: { type: Number, required: true },
            kind: { type: String, enum: COMPLAINT_EVENT_KINDS, required: true },
            date: { ...day, required: true },
            at: text,
          },
          open,
        ),
      ],
      required: true,
    },
    version: { type: Number, required: true },
    createdAt: text,
  },
  { ...options, _id: true, collection: 'complaints' },
);
