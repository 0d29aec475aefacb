/**
 * Schemas of the area's collections: the last defence before the database. The closed lists come from the domain's tables,
 * so a value that the law does not know cannot be stored. Indexes are made by migrations, not here.
 */
import { Schema } from 'mongoose';
import { AGENT_CAPACITY_IDS } from '../../domain/application/agents.js';
import { APPLICANT_KIND_IDS } from '../../domain/application/applicant-kinds.js';
import { CASE_EVENT_KINDS } from '../../domain/application/case-events.js';
import { CHANNEL_IDS } from '../../domain/application/channels.js';
import { STATUS_IDS } from '../../domain/application/statuses.js';
import { REPLY_MEDIA, REPLY_METHODS } from '../../domain/application/application-form.js';
import { REMEDY_EVENT_KINDS, REMEDY_MATTERS } from '../../domain/application/remedy-events.js';
import { REMEDY_GROUPS, REMEDY_RESULTS } from '../../domain/report/tally.js';

const day = { type: String, match: /^\d{4}-\d{2}-\d{2}$/, default: null };
const text = { type: String, required: true };
const optionalText = { type: String, default: null };
const options = { _id: false, versionKey: false, strict: 'throw', minimize: false } as const;
/** Payloads differ by kind; `case-events.ts` types them, here only the kind and the frame are closed. */
const open = { ...options, strict: false } as const;

const identity = new Schema({ document: text, sealed: text, lookup: text, masked: text }, options);

const event = new Schema(
  {
    id: text,
    seq: { type: Number, required: true },
    version: { type: Number, required: true },
    kind: { type: String, enum: CASE_EVENT_KINDS, required: true },
    date: { ...day, required: true },
    at: text,
  },
  open,
);

export const applicationSchema = new Schema(
  {
    _id: text,
    agencyId: text,
    number: text,
    externalNumber: optionalText,
    source: { type: String, enum: ['citizen', 'intake', 'ledger'], required: true },
    citizenId: optionalText,
    channel: { type: String, enum: CHANNEL_IDS, required: true },
    applicant: new Schema(
      {
        kind: { type: String, enum: APPLICANT_KIND_IDS, required: true },
        name: text,
        identity: { type: identity, default: null },
        contact: { type: new Schema({ sealed: text }, open), default: null },
        agent: {
          type: new Schema({ name: text, capacity: { type: String, enum: AGENT_CAPACITY_IDS } }, open),
          default: null,
        },
        joint: {
          type: [new Schema({ name: text, identity: { type: identity, default: null } }, options)],
          default: undefined,
        },
        lookup: text,
      },
      options,
    ),
    content: new Schema(
      {
        subject: text,
        documentNumber: optionalText,
        description: { type: String, default: '' },
        purpose: optionalText,
      },
      options,
    ),
    normalisedText: { type: String, default: '' },
    contentKey: { type: String, default: '' },
    replyPreference: {
      type: new Schema(
        {
          medium: { type: String, enum: Object.keys(REPLY_MEDIA), required: true },
          method: { type: String, enum: Object.keys(REPLY_METHODS), required: true },
        },
        options,
      ),
      default: null,
    },
    fileIds: [String],
    assignee: { type: new Schema({ id: text, name: text }, options), default: null },
    counted: { type: Boolean, required: true },
    bindingLookup: optionalText,
    ledger: {
      type: new Schema({ importId: text, row: Number, registerNumber: text, note: String }, options),
      default: null,
    },
    events: { type: [event], required: true },
    version: { type: Number, required: true },
    facts: new Schema(
      {
        status: { type: String, enum: STATUS_IDS, required: true },
        open: { type: Boolean, required: true },
        receiptDate: day,
        dueDate: day,
        firstDueDate: day,
        safeDueDate: day,
        alarmDate: day,
        handledDate: day,
      },
      open,
    ),
    searchTerms: [String],
    createdAt: text,
  },
  { ...options, _id: true, collection: 'applications' },
);

const remedyEvent = new Schema(
  {
    id: text,
    seq: { type: Number, required: true },
    version: { type: Number, required: true },
    kind: { type: String, enum: REMEDY_EVENT_KINDS, required: true },
    date: { ...day, required: true },
    at: text,
  },
  open,
);

export const remedySchema = new Schema(
  {
    _id: text,
    agencyId: text,
    group: { type: String, enum: REMEDY_GROUPS, required: true },
    number: { type: String, default: '' },
    body: { type: String, default: '' },
    filedDate: { ...day, required: true },
    result: { type: String, enum: [...REMEDY_RESULTS, null], default: null },
    resultDate: day,
    resultText: { type: String, default: '' },
    matter: { type: String, enum: Object.keys(REMEDY_MATTERS), required: true },
    counted: { type: Boolean, required: true },
    notCountedReason: optionalText,
    previousRemedyId: optionalText,
    applicationIds: [String],
    fileIds: [String],
    events: { type: [remedyEvent], required: true },
    rounds: [
      new Schema(
        {
          filedDate: { ...day, required: true },
          resultDate: day,
          result: { type: String, enum: [...REMEDY_RESULTS, null], default: null },
        },
        options,
      ),
    ],
    chained: { type: Boolean, required: true },
    watched: { type: Boolean, required: true },
    version: { type: Number, required: true },
    createdAt: text,
  },
  { ...options, _id: true, collection: 'remedies' },
);
