/** Schemas of the area's collections: the last defence before the database; closed lists come from the domain's tables. */
import { Schema } from 'mongoose';
import { CATEGORY_IDS } from '../../domain/disclosure/categories.js';
import { COLUMN_IDS } from '../../domain/disclosure/columns.js';
import { PUBLICATION_STATUS_IDS } from '../../domain/disclosure/publication-status.js';
import { SECRECY_RESULT_IDS } from '../../domain/disclosure/secrecy-review.js';

const day = { type: String, match: /^\d{4}-\d{2}-\d{2}$/, default: null };
const requiredDay = { ...day, required: true };
const text = { type: String, required: true };
const count = { type: Number, required: true };
const degrees = { type: Number, default: null };
const mapPoint = { latitude: degrees, longitude: degrees };
const optionalText = { type: String, default: null };
const options = { _id: false, versionKey: false, strict: 'throw', minimize: false } as const;
/** Tables differ by generation; `domain/report` reads them, here only the frame is closed. */
const open = { ...options, strict: false } as const;

const person = new Schema({ id: text, name: text }, options);
const optionalPerson = { type: person, default: null };

const secrecyReview = new Schema(
  {
    reviewer: new Schema({ staffId: optionalText, name: text }, options),
    date: requiredDay,
    basis: text,
    result: { type: String, enum: SECRECY_RESULT_IDS, required: true },
  },
  options,
);

const timeliness = new Schema(
  { workingDays: count, dueDate: requiredDay, late: Boolean, provisional: Boolean },
  options,
);

export const publicationSchema = new Schema(
  {
    _id: text,
    agencyId: text,
    title: text,
    body: { type: String, default: '' },
    category: { type: String, enum: [...CATEGORY_IDS, null], default: null },
    column: { type: String, enum: COLUMN_IDS, required: true },
    documentNumber: optionalText,
    source: text,
    formedDate: requiredDay,
    limitWorkingDays: { type: Number, default: null },
    publishedDate: day,
    timeliness: { type: timeliness, default: null },
    author: { type: person, required: true },
    editor: optionalPerson,
    reviewer: optionalPerson,
    writerIds: { type: [String], required: true },
    secrecyReviews: [secrecyReview],
    remark: optionalText,
    personalDataReason: optionalText,
    fileIds: [String],
    status: { type: String, enum: PUBLICATION_STATUS_IDS, required: true },
    version: count,
    createdAt: text,
  },
  { ...options, _id: true, collection: 'publications' },
);

export const guideSchema = new Schema(
  {
    _id: text,
    agencyId: text,
    version: count,
    content: new Schema(
      {
        classification: text,
        arrangement: text,
        howToObtain: text,
        office: new Schema(
          {
            name: text,
            address: text,
            hours: text,
            phone: text,
            fax: optionalText,
            internetContact: text,
            ...mapPoint,
          },
          options,
        ),
        venues: [new Schema({ name: text, address: text, hours: text, phone: text, ...mapPoint }, options)],
      },
      options,
    ),
    secrecyReview: { type: secrecyReview, required: true },
    publishedDate: requiredDay,
    publishedBy: { type: person, required: true },
    createdAt: text,
  },
  { ...options, _id: true, collection: 'guides' },
);

export const annualReportSchema = new Schema(
  {
    _id: text,
    agencyId: text,
    year: count,
    version: count,
    title: text,
    chapters: [new Schema({ heading: text, body: { type: String, default: '' } }, options)],
    tables: { type: new Schema({ generation: { type: Number, enum: [2, 3], required: true } }, open), default: null },
    warnings: [new Schema({ rule: text, column: text, message: text }, options)],
    explanation: optionalText,
    correctionReason: optionalText,
    secrecyReview: { type: secrecyReview, required: true },
    publishedDate: requiredDay,
    publishedBy: { type: person, required: true },
    createdAt: text,
  },
  { ...options, _id: true, collection: 'annualReports' },
);
