/**
 * Makes a data set once and keeps it. It has parts, each with a marker that is written last and says from what it was
 * made; a part without its marker, or with one that this code would not write, is made anew. Documents come first and
 * indexes after them: building one is far quicker than maintaining it.
 */
import { createHash } from 'node:crypto';
import { type Connection } from 'mongoose';
import { buildWorkingCalendar } from '../../src/domain/calendar/working-calendar.js';
import { entriesOfRemedy } from '../../src/domain/report/remedy-tally.js';
import { type ApplicationDocument } from '../../src/persistence/application/application-store.js';
import { type CollectionName, collectionOf, type Stored, toDocument } from '../../src/persistence/collections.js';
import { applicationModel, publicationModel, remedyModel } from '../../src/persistence/models.js';
import { type TallyEntryDocument } from '../../src/persistence/report/tally-store.js';
import { type FieldCipher } from '../../src/ports/cipher.js';
import { say } from '../lib/plain-error.mjs';
import { syntheticPublications } from '../lib/synthetic-publications.js';
import { Books, UNFOLDED } from './books.js';
import { streamCases, type StreamedCase, type StreamInput } from './case-stream.js';
import { freezeYears } from './freeze.js';
import { ensureIndexes } from './indexes.js';
import { agencyRecords, makeApplicants, sealOnce } from './people.js';
import { AGENCIES, agencyId, type DatasetPlan, idOf } from './plan.js';
import { remedyAgainst } from './remedies.js';
import { Writer } from './writer.js';

const WALK_INS = 20_000;
const SAMPLE: DatasetPlan = { name: '10k', cases: 300, citizens: 10, publications: 20 };
const PLAIN: FieldCipher = { encrypt: (text) => text, decrypt: (text) => text, lookup: (text) => text };

interface Marker extends Stored {
  fingerprint: string;
}

interface Part {
  name: 'cases' | 'publications' | 'frozen';
  collections: readonly CollectionName[];
  fingerprint: string;
  write(connection: Connection): Promise<void>;
}

/** @returns seconds it took to make what was missing; null when everything was there */
export async function ensureDataset(
  connection: Connection,
  plan: DatasetPlan,
  cipher: FieldCipher,
): Promise<number | null> {
  const markers = connection.collection<Marker>('benchDatasets');
  const from = performance.now();
  let made = false;
  const ensurePart = async (part: Part): Promise<void> => {
    const present = await markers.findOne({ _id: part.name });
    if (present?.fingerprint === part.fingerprint) return;
    made = true;
    await markers.deleteOne({ _id: part.name });
    for (const name of part.collections) await collectionOf(connection, name).drop();
    await part.write(connection);
    await markers.insertOne({ _id: part.name, fingerprint: part.fingerprint });
  };
  const [cases, publications, frozen] = partsOf(plan, cipher);
  await ensurePart(cases);
  await ensurePart(publications);
  await ensureIndexes(connection, made);
  await ensurePart(frozen);
  return made ? Math.round((performance.now() - from) / 1_000) : null;
}

function partsOf(plan: DatasetPlan, cipher: FieldCipher): [Part, Part, Part] {
  const ofCases = fingerprintOf([plan.cases, plan.citizens], sampleCases());
  return [
    {
      name: 'cases',
      collections: ['agencies', 'citizens', 'applications', 'remedies', 'tallyEntries', 'tallySnapshots', 'counters'],
      fingerprint: ofCases,
      write: (connection) => writeCases(connection, plan, cipher),
    },
    {
      name: 'publications',
      collections: ['publications', 'publicationTitles', 'publicationTexts'],
      fingerprint: fingerprintOf([plan.publications], syntheticPublications(SAMPLE.publications, AGENCY_IDS)),
      write: (connection) => writePublications(connection, plan),
    },
    {
      // By the command itself, which writes indexed and reads indexed.
      name: 'frozen',
      collections: ['frozenTables', 'yearLocks'],
      fingerprint: ofCases,
      write: freezeYears,
    },
  ];
}

const AGENCY_IDS = AGENCIES.map((_, index) => agencyId(index));

async function writeCases(connection: Connection, plan: DatasetPlan, cipher: FieldCipher): Promise<void> {
  const books = new Books();
  const write = new Writer(connection);
  for (const record of agencyRecords()) await write.add('agencies', toDocument(record));
  for (let index = 0; index < plan.citizens; index += 1) {
    const createdAt = '2019-05-01T00:00:00.000Z';
    await write.add('citizens', { _id: idOf('citizen', index), openid: `bench-citizen-${index}`, createdAt });
  }
  const numbers = new Map<string, number>();
  let made = 0;
  for (const streamed of streamCases(streamInput(plan, cipher))) {
    await writeCase(connection, write, books, { streamed, made, plan });
    const series = streamed.record.number.slice(0, -7);
    numbers.set(series, (numbers.get(series) ?? 0) + 1);
    made += 1;
    if (made % 100_000 === 0) say(`  ${made.toLocaleString('en')} 件`);
  }
  for (const snapshot of books.snapshots()) await write.add('tallySnapshots', snapshot);
  for (const [series, value] of numbers) await write.add('counters', { _id: `application:${series}`, value });
  await write.flush();
}

async function writeCase(
  connection: Connection,
  write: Writer,
  books: Books,
  { streamed: { record, entries }, made, plan }: { streamed: StreamedCase; made: number; plan: DatasetPlan },
): Promise<void> {
  const document: ApplicationDocument = toDocument(record);
  // What the server would refuse to store must not be measured either.
  if (made % 50_000 < 20) await applicationModel(connection).validate(document);
  await write.add('applications', document);
  const at = new Date(record.createdAt);
  const folded = made < plan.cases - UNFOLDED;
  const book = async (source: TallyEntryDocument['source'], entry: (typeof entries)[number]): Promise<void> =>
    write.add('tallyEntries', books.book(record.agencyId, source, entry, at, folded));
  for (const entry of entries) await book({ type: 'application', id: record.id }, entry);
  const remedy = remedyAgainst(record, made);
  if (!remedy) return;
  if (made < 1_000) await remedyModel(connection).validate(toDocument(remedy));
  await write.add('remedies', toDocument(remedy));
  const { group, counted, filedDate, result, resultDate } = remedy;
  const remedyEntries = entriesOfRemedy({ group, counted, rounds: [{ filedDate, result, resultDate }] });
  for (const entry of remedyEntries) await book({ type: 'remedy', id: remedy.id }, entry);
}

async function writePublications(connection: Connection, plan: DatasetPlan): Promise<void> {
  const write = new Writer(connection);
  let made = 0;
  for (const { publication, entries } of syntheticPublications(plan.publications, AGENCY_IDS)) {
    if (made < 20) await publicationModel(connection).validate(publication);
    made += 1;
    await write.add('publications', publication);
    await write.add('publicationTitles', entries.title);
    await write.add('publicationTexts', entries.text);
  }
  await write.flush();
}

function streamInput(plan: DatasetPlan, cipher: FieldCipher): StreamInput {
  const seal = sealOnce(cipher);
  return {
    plan,
    calendar: buildWorkingCalendar(),
    citizens: makeApplicants(plan.citizens, 1, cipher, seal),
    walkIns: makeApplicants(WALK_INS, 2, cipher, seal),
  };
}

/** A small set made the same way: a change of the generator, of the domain's folding or of a record's shape shows in it. */
function* sampleCases(): Generator<unknown> {
  yield agencyRecords();
  yield UNFOLDED;
  yield* streamCases(streamInput(SAMPLE, PLAIN));
}

function fingerprintOf(sizes: readonly number[], sample: Iterable<unknown>): string {
  const hash = createHash('sha256').update(JSON.stringify(sizes));
  for (const item of sample) hash.update(JSON.stringify(item));
  return hash.digest('hex');
}
