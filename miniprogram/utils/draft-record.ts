/**
 * What is kept on the phone of an application that is being written: what the server last had, and what was typed since. Their
 * difference is what has still to be sent, so nothing has to remember which fields were touched. Pure: see `draft-keeper`.
 */
import { type Draft, type DraftFields } from '../api/generated';

export type FieldName = keyof DraftFields;

export interface DraftRecord {
  /** Its name on this phone, before the server has given it one. */
  localId: string;
  draftId: string | null;
  /** What the draft begins with; the body of its creation, the same at every repeat. */
  origin: { copyFrom?: string; personId?: string };
  createKey: string;
  /** Recognises the repeats of one wish to submit; another once "submit all the same" was chosen. */
  submitKey: string;
  confirmKey: string;
  version: number;
  base: DraftFields;
  baseAgencyId: string | null;
  /** What was sent since the server last answered; its answers may have been lost, its work done. */
  sent: DraftFields[];
  fields: DraftFields;
  agencyId: string | null;
  agencyName: string;
  step: number;
  /** Milliseconds since 1970. */
  savedAt: number;
}

export function newRecord(
  makeKey: () => string,
  start: { origin?: DraftRecord['origin']; agencyId?: string | null; agencyName?: string } = {},
): DraftRecord {
  return {
    localId: makeKey(),
    draftId: null,
    origin: start.origin ?? {},
    createKey: makeKey(),
    submitKey: makeKey(),
    confirmKey: makeKey(),
    version: 0,
    base: {},
    baseAgencyId: null,
    sent: [],
    fields: {},
    agencyId: start.agencyId ?? null,
    agencyName: start.agencyName ?? '',
    step: 0,
    savedAt: 0,
  };
}

/** A draft of the server that this phone does not know yet. */
export function recordOf(draft: Draft, makeKey: () => string): DraftRecord {
  const { fields, agencyId, version } = draft;
  return {
    ...newRecord(makeKey),
    draftId: draft.id,
    version,
    base: fields,
    fields,
    baseAgencyId: agencyId,
    agencyId,
    savedAt: Date.parse(draft.updatedAt),
  };
}

/** Absent, empty text and empty list are one and the same: not filled in. */
function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown): string =>
    value === undefined || value === null || (Array.isArray(value) && value.length === 0)
      ? '""'
      : JSON.stringify(value);
  return plain(one) === plain(other);
}

function namesIn(...sides: DraftFields[]): FieldName[] {
  return [...new Set(sides.flatMap((side) => Object.keys(side)))] as FieldName[];
}

function emptied(name: FieldName): '' | [] {
  return name === 'joint' ? [] : '';
}

/** What has still to be sent. @returns null when nothing has */
export function pendingOf(record: DraftRecord): { agencyId?: string; fields: DraftFields } | null {
  const { base, fields } = record;
  const changed = namesIn(base, fields).filter((name) => !isSame(base[name], fields[name]));
  const agency = record.agencyId && record.agencyId !== record.baseAgencyId ? { agencyId: record.agencyId } : {};
  if (changed.length === 0 && !('agencyId' in agency)) return null;
  return { ...agency, fields: Object.fromEntries(changed.map((name) => [name, fields[name] ?? emptied(name)])) };
}

export interface Merged {
  record: DraftRecord;
  /** Fields that were written elsewhere and are taken over. */
  taken: FieldName[];
  /** Fields that were written elsewhere too; what was typed here stays. */
  kept: FieldName[];
}

/** Takes over what the server has. What was typed here and not sent yet wins for its field. */
export function merge(record: DraftRecord, draft: Draft): Merged {
  const { base, sent } = record;
  const taken: FieldName[] = [];
  const kept: FieldName[] = [];
  const fields: DraftFields = { ...record.fields };
  for (const name of namesIn(base, record.fields, draft.fields)) {
    const theirs = draft.fields[name];
    const wasSent = sent.some((fields) => name in fields && isSame(theirs, fields[name]));
    const isOurs = wasSent || isSame(theirs, base[name]) || isSame(theirs, record.fields[name]);
    // Also what was typed back to its old content while the request was on its way.
    const isTypedSince = wasSent && !isSame(record.fields[name], theirs);
    const isTypedHere = isTypedSince || !isSame(record.fields[name], base[name]);
    if (!isTypedHere) Object.assign(fields, { [name]: theirs ?? emptied(name) });
    if (isOurs) continue;
    (isTypedHere ? kept : taken).push(name);
  }
  const isAgencyChosenHere = record.agencyId !== null && record.agencyId !== record.baseAgencyId;
  return {
    taken,
    kept,
    record: {
      ...record,
      draftId: draft.id,
      version: draft.version,
      base: draft.fields,
      baseAgencyId: draft.agencyId,
      sent: [],
      fields,
      agencyId: isAgencyChosenHere ? record.agencyId : draft.agencyId,
      agencyName: isAgencyChosenHere || draft.agencyId === record.agencyId ? record.agencyName : '',
    },
  };
}

/** The draft is gone on the server (deleted elsewhere): all that was typed is to be sent again, as a new one. */
export function begunAnew(record: DraftRecord, makeKey: () => string): DraftRecord {
  const { identityPhoto: _gone, ...fields } = record.fields;
  return {
    ...record,
    draftId: null,
    origin: {},
    createKey: makeKey(),
    submitKey: makeKey(),
    confirmKey: makeKey(),
    version: 0,
    base: {},
    baseAgencyId: null,
    sent: [],
    fields,
  };
}

/** Whether anything was typed that somebody would miss. */
export function hasContent({ fields }: Pick<DraftRecord, 'fields'>): boolean {
  return Object.values(fields).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
}

/** By what its writer knows a draft again. */
export function titleOf({ subject, documentNumber, description, applicantName }: DraftFields): string {
  return (
    subject ||
    documentNumber ||
    description?.slice(0, 40) ||
    (applicantName ? `${applicantName}的申请` : '未填写内容的申请')
  );
}
