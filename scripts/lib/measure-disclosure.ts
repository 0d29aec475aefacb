/** Fills a database of its own with made-up items and asks it 200 questions in every way the public can. */
import { openDatabase } from '../../src/persistence/connection.js';
import { collectionOf, type Stored } from '../../src/persistence/collections.js';
import { publicDisclosureReads } from '../../src/persistence/disclosure/public-reads.js';
import { migrate } from '../../src/persistence/migrate.js';
import { openEphemeralDatabase } from './ephemeral-mongod.js';
import { type SyntheticPublication, syntheticPublications, syntheticQuestions } from './synthetic-publications.js';

interface Latency {
  questions: number;
  found: number;
  p50Ms: number;
  p95Ms: number;
  maxMs: number;
  slowest: string;
}

const AGENCIES = Array.from({ length: 20 }, (_, index) => `a${String(index).padStart(23, '0')}`);
const BATCH = 1_000;

export async function measureDisclosure(options: {
  items: number;
}): Promise<{ items: number; fillSeconds: number } & Record<string, unknown>> {
  const database = await openEphemeralDatabase();
  const connection = await openDatabase(database.uri);
  try {
    const begun = performance.now();
    let batch: SyntheticPublication[] = [];
    const store = async (): Promise<void> => {
      const names = ['publications', 'publicationTitles', 'publicationTexts'] as const;
      const rows = [
        batch.map((item) => item.publication),
        batch.map((item) => item.entries.title),
        batch.map((item) => item.entries.text),
      ];
      for (const [index, name] of names.entries()) {
        await collectionOf(connection, name).insertMany(rows[index] as Stored[], { ordered: false });
      }
      batch = [];
    };
    for (const item of syntheticPublications(options.items, AGENCIES)) {
      batch.push(item);
      if (batch.length === BATCH) await store();
    }
    if (batch.length > 0) await store();
    // Indexes afterwards: building them over sorted keys is many times faster than growing them.
    await migrate(connection);
    const fillSeconds = Math.round((performance.now() - begun) / 100) / 10;

    const reads = publicDisclosureReads(connection, () => performance.now());
    const questions = syntheticQuestions(200);
    const [agencyId] = AGENCIES;
    return {
      items: options.items,
      fillSeconds,
      match: await measure(questions, async (text) => (await reads.match({ text, limit: 8 })).length),
      matchAgain: await measure(questions, async (text) => (await reads.match({ text, limit: 8 })).length),
      matchOneAgency: await measure(
        questions,
        async (text) => (await reads.match({ text, agencyId, limit: 8 })).length,
      ),
      matchSmallAgency: await measure(
        questions,
        async (text) => (await reads.match({ text, agencyId: AGENCIES.at(-1), limit: 8 })).length,
      ),
      search: await measure(questions, async (text) => {
        return (await reads.search(text, {}, { after: null, limit: 20 })).items.length;
      }),
      searchOneAgency: await measure(questions, async (text) => {
        return (await reads.search(text, { agencyId }, { after: null, limit: 20 })).items.length;
      }),
    };
  } finally {
    await connection.close();
    await database.stop();
  }
}

async function measure(questions: readonly string[], ask: (text: string) => Promise<number>): Promise<Latency> {
  const times: { text: string; ms: number }[] = [];
  let found = 0;
  for (const text of questions) {
    const begun = performance.now();
    if ((await ask(text)) > 0) found += 1;
    times.push({ text, ms: performance.now() - begun });
  }
  const sorted = times.toSorted((a, b) => a.ms - b.ms);
  const at = (share: number) => Math.round((sorted[Math.ceil(share * sorted.length) - 1]?.ms ?? 0) * 10) / 10;
  return {
    questions: questions.length,
    found,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    maxMs: at(1),
    slowest: sorted.at(-1)?.text ?? '',
  };
}
