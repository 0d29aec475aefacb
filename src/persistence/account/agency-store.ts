/** Agencies: writes inside a command's transaction, and reads with a memory for what nearly every request wants. */
import { type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { type RemedyConfiguration } from '../../domain/application/remedy-notice.js';
import { queryTerms } from '../../domain/application/search-text.js';
import { AppError } from '../../errors.js';
import {
  type AgencyDirectory,
  type AgencyRecord,
  type AgencySummary,
  type AgencyWrites,
} from '../../ports/agencies.js';
import { type AgencyCard } from '../../ports/deps.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';
import { agencyModel } from '../models.js';
import { afterPosition, pageOf } from '../paging.js';

export type AgencyDocument = Omit<AgencyRecord, 'id'> & Stored;

export function agencyWrites(connection: Connection, { session }: InSession): AgencyWrites {
  const agencies = collectionOf<AgencyDocument>(connection, 'agencies');
  return {
    async insert(record) {
      await agencyModel(connection).create([toDocument(record)], { session });
    },
    async load(id) {
      return toRecord<AgencyRecord>(await agencies.findOne({ _id: id }, { session }));
    },
    async byCode(code) {
      return toRecord<AgencyRecord>(await agencies.findOne({ code }, { session }));
    },
    async save(record) {
      const { id, code: _code, version, ...rest } = record;
      const result = await agencies.updateOne(
        { _id: id, version: version - 1 },
        { $set: { ...rest, version } },
        { session },
      );
      if (result.matchedCount !== 1) throw new AppError('version_conflict');
    },
  };
}

const CARD = {
  code: 1,
  name: 1,
  acceptsApplications: 1,
  sealedOriginals: 1,
  secondFactor: 1,
  releasePauseWorkingDays: 1,
  legalOpinionRequired: 1,
  unmasking: 1,
  deputies: 1,
} as const;
const REMEDIES = { parentId: 1, reconsiderationBodies: 1, courts: 1, silenceText: 1 } as const;
const SUMMARY = { code: 1, name: 1, acceptsApplications: 1, kind: 1, parentId: 1 } as const;

const NOWHERE: RemedyConfiguration = { reconsiderationBodies: [], courts: [], superior: null, silenceText: null };

/** Keep one per process; `invalidate` when an agency has changed. */
export function agencyDirectory(connection: Connection): AgencyDirectory {
  const agencies = collectionOf<AgencyDocument>(connection, 'agencies');
  let cards = new Map<string, AgencyCard>();
  let remedies = new Map<string, RemedyConfiguration>();

  async function readRemedies(agencyId: string): Promise<RemedyConfiguration | null> {
    const agency = await agencies.findOne({ _id: agencyId }, { projection: REMEDIES });
    if (!agency) return null;
    const { parentId, reconsiderationBodies = [], courts = [], silenceText = null } = agency;
    const above =
      parentId === null ? null : await agencies.findOne({ _id: parentId }, { projection: { name: 1, office: 1 } });
    const superior = above && {
      name: above.office.name || above.name,
      address: above.office.address,
      phone: above.office.phone,
    };
    return { reconsiderationBodies, courts, superior, silenceText };
  }

  return {
    async byId(agencyId) {
      const known = cards.get(agencyId);
      if (known) return known;
      // What was read before an invalidation goes into the memory that was thrown away with it.
      const memory = cards;
      const card = toRecord<AgencyCard>(
        (await agencies.findOne({ _id: agencyId }, { projection: CARD })) as (Omit<AgencyCard, 'id'> & Stored) | null,
      );
      // An agency that does not exist is not remembered: it may be created a moment later.
      if (card) memory.set(agencyId, card);
      return card;
    },
    async detail(agencyId) {
      return toRecord<AgencyRecord>(await agencies.findOne({ _id: agencyId }));
    },
    async remedyConfiguration(agencyId) {
      const known = remedies.get(agencyId);
      if (known) return known;
      const memory = remedies;
      const read = await readRemedies(agencyId);
      if (read) memory.set(agencyId, read);
      return read ?? NOWHERE;
    },
    async byCode(code) {
      return toRecord<AgencyRecord>(await agencies.findOne({ code }));
    },
    async list({ text, parentId, after, limit }) {
      const rows = (await agencies
        .find(
          {
            $and: [matching(text), parentId ? { parentId } : {}, afterPosition('code', 1, after)],
          } as Filter<AgencyDocument>,
          {
            projection: SUMMARY,
          },
        )
        // Codes are unique: nothing has to come after them in the order.
        .sort({ code: 1 })
        .limit(limit + 1)
        .toArray()) as (Omit<AgencySummary, 'id'> & Stored)[];
      const summaries = rows.map(({ _id, ...row }) => ({ id: _id, ...row }));
      return pageOf(summaries, limit, (row) => ({ key: row.code, id: row.id }));
    },
    invalidate() {
      cards = new Map();
      remedies = new Map();
    },
  };
}

function matching(text: string | undefined): Filter<AgencyDocument> {
  if (text === undefined) return {};
  const terms = queryTerms(text);
  // Nothing but punctuation matches nothing.
  return terms.length > 0 ? { searchTerms: { $all: terms } } : { _id: '' };
}
