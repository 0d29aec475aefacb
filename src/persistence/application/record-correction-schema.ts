/** The last defence before the database for 第四十一条 cases; the closed lists come from the domain. */
import { Schema } from 'mongoose';
import { APPLICANT_KIND_IDS } from '../../domain/application/applicant-kinds.js';
import {
  RECORD_CORRECTION_EVENT_KINDS,
  RECORD_CORRECTION_STATUS_IDS,
} from '../../domain/application/record-corrections.js';

const text = { type: String, required: true };
const options = { _id: false, versionKey: false, strict: 'throw', minimize: false } as const;
const open = { ...options, strict: false } as const;

export const recordCorrectionSchema = new Schema(
  {
    _id: text,
    number: text,
    agencyId: text,
    citizenId: { type: String, default: null },
    applicant: new Schema(
      { kind: { type: String, enum: APPLICANT_KIND_IDS, required: true }, name: text, lookup: text },
      open,
    ),
    content: new Schema({ record: text, fault: text, wanted: text }, options),
    fileIds: [String],
    status: { type: String, enum: RECORD_CORRECTION_STATUS_IDS, required: true },
    events: {
      type: [
        new Schema(
          {
            id: text,
            seq: { type: Number, required: true },
            version: { type: Number, required: true },
            kind: { type: String, enum: RECORD_CORRECTION_EVENT_KINDS, required: true },
            date: { type: String, match: /^\d{4}-\d{2}-\d{2}$/, required: true },
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
  { ...options, _id: true, collection: 'recordCorrections' },
);
