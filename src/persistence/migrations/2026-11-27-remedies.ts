/** Remedies become cases of their own with a history: what was known of each is written as its first events. */
import mongoose, { type Connection } from 'mongoose';
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

interface OldRemedy {
  _id: string;
  number: string;
  body: string;
  filedDate: string;
  result: string | null;
  resultDate: string | null;
  resultText: string;
  group: string;
  counted: boolean;
  createdAt: string;
  version: number;
}

export const remediesOfTheirOwn: Migration = {
  id: '2026-11-27-remedies',
  async up(connection) {
    await giveHistories(connection);
    const remedies = connection.db?.collection(COLLECTIONS.remedies);
    await remedies?.createIndexes([
      // the recount (answered from it alone), drill-down of table 3
      { key: { agencyId: 1, chained: 1, group: 1, filedDate: 1, resultDate: 1, result: 1, counted: 1 } },
      // the sweep of limits, over all agencies
      { key: { watched: 1, _id: 1 }, partialFilterExpression: { watched: true } },
      // whether an uploaded file is in use
      { key: { fileIds: 1 }, partialFilterExpression: { 'fileIds.0': { $exists: true } } },
    ]);
    await remedies?.dropIndex('agencyId_1_group_1_filedDate_1_resultDate_1_result_1_counted_1').catch(ignoreGone);
  },
};

/** Only those without one, so that a second run changes nothing. */
async function giveHistories(connection: Connection): Promise<void> {
  const remedies = connection.db?.collection<OldRemedy>(COLLECTIONS.remedies);
  const old = remedies?.find({ events: { $exists: false } });
  for await (const remedy of old ?? []) {
    const by = { type: 'system', id: 'migration', name: '系统' };
    const frame = (seq: number) => ({
      id: new mongoose.mongo.ObjectId().toHexString(),
      seq,
      version: remedy.version,
      at: remedy.createdAt,
      by,
    });
    const { number, body, filedDate, result, resultDate, resultText, group } = remedy;
    const filed = { kind: 'filed', date: filedDate, number, body, procedure: 'ordinary', ...frame(1) };
    const judged = {
      kind: 'judged',
      date: resultDate,
      form: group === 'reconsideration' ? 'decision' : 'judgment',
      result,
      outcome: null,
      text: resultText,
      order: null,
      ...frame(2),
    };
    await remedies?.updateOne(
      { _id: remedy._id, version: remedy.version },
      {
        $set: {
          events: resultDate === null ? [filed] : [filed, judged],
          matter: 'application_decision',
          notCountedReason: remedy.counted ? null : '作为共同被告，由原行为机关统计',
          previousRemedyId: null,
          fileIds: [],
          rounds: [{ filedDate, resultDate, result }],
          chained: false,
          watched: false,
        } as object,
      },
    );
  }
}

/** Dropped by an earlier run, or by another process. */
function ignoreGone(error: unknown): void {
  if ((error as { code?: number }).code !== 27) throw error;
}
