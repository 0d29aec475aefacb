/** Schemas of what administrators enter: a value outside the closed lists cannot be stored. Indexes are made by migrations. */
import { Schema } from 'mongoose';
import { AGENCY_KIND_IDS } from '../../domain/account/agency-kinds.js';
import { AGENCY_CODE } from '../../domain/account/agency-rules.js';
import { OPTIONAL_CHANNEL_IDS } from '../../domain/account/optional-channels.js';
import { RELEASE_PAUSE_LEAST, RELEASE_PAUSE_MOST } from '../../domain/account/release-pause.js';
import { SEALED_ORIGINALS_IDS } from '../../domain/account/sealed-originals.js';
import { SECOND_FACTOR_RULE_IDS } from '../../domain/account/second-factor.js';
import { STAFF_ROLE_IDS } from '../../domain/account/staff-roles.js';
import { UNMASKING_RULE_IDS } from '../../domain/account/unmasking.js';

const text = { type: String, required: true };
const optionalText = { type: String, default: null };
/** Mongoose takes an empty string for a missing one; here it means “not entered”. */
const blank = { type: String, default: '' };
const day = { type: String, match: /^\d{4}-\d{2}-\d{2}$/ };
const options = { _id: false, versionKey: false, strict: 'throw', minimize: false } as const;

const remedyBody = new Schema(
  {
    name: text,
    address: blank,
    phone: blank,
    validFrom: { ...day, required: true },
    validUntil: { ...day, default: null },
  },
  options,
);

export const agencySchema = new Schema(
  {
    _id: text,
    code: { ...text, match: AGENCY_CODE },
    name: text,
    kind: { type: String, enum: AGENCY_KIND_IDS, required: true },
    parentId: optionalText,
    acceptsApplications: { type: Boolean, required: true },
    sealedOriginals: { type: String, enum: SEALED_ORIGINALS_IDS, required: true },
    secondFactor: { type: String, enum: SECOND_FACTOR_RULE_IDS, required: true },
    legalOpinionRequired: { type: Boolean, required: true },
    releasePauseWorkingDays: { type: Number, min: RELEASE_PAUSE_LEAST, max: RELEASE_PAUSE_MOST, required: true },
    unmasking: { type: String, enum: UNMASKING_RULE_IDS, required: true },
    deputies: [
      new Schema({ staffId: text, from: { ...day, required: true }, until: { ...day, required: true } }, options),
    ],
    channels: [{ type: String, enum: OPTIONAL_CHANNEL_IDS }],
    office: new Schema({ name: blank, address: blank, hours: blank, phone: blank, fax: blank, email: blank }, options),
    reconsiderationBodies: [remedyBody],
    courts: [remedyBody],
    silenceText: optionalText,
    searchTerms: [String],
    createdAt: text,
    version: { type: Number, required: true },
  },
  { ...options, _id: true, collection: 'agencies' },
);

export const staffSchema = new Schema(
  {
    _id: text,
    agencyId: text,
    account: { ...text, lowercase: true },
    name: text,
    roles: [{ type: String, enum: STAFF_ROLE_IDS }],
    passwordHash: { ...text, match: /^\$argon2id\$/ },
    mustChangePassword: { type: Boolean, required: true },
    failedAttempts: { type: Number, required: true, min: 0 },
    lockedUntil: optionalText,
    disabled: { type: Boolean, required: true },
    secondFactor: {
      type: new Schema({ sealed: text, confirmedAt: optionalText, lastStep: Number, recoveryCodes: [String] }, options),
      default: null,
    },
    signOnId: optionalText,
    lastSignInAt: optionalText,
    createdAt: text,
    version: { type: Number, required: true },
  },
  { ...options, _id: true, collection: 'staff' },
);
