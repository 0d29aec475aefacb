import { expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { abortAbandonedTransactions, appNameFor } from '../../src/persistence/abandoned-transactions.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { useTestDatabase } from '../support/database.js';

const database = useTestDatabase();
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A process that touched a document in a transaction and went no further. */
async function stopsInside(appName: string, id: string) {
  const connection = await mongoose.createConnection(database.uri, { appName }).asPromise();
  const session = await connection.startSession();
  session.startTransaction();
  const cases = connection.collection<{ _id: string; by: string }>('cases');
  await cases.updateOne({ _id: id }, { $set: { by: appName } }, { session });
  return { connection, session };
}

test("a transaction that stands still is given up after three seconds; what is younger or another database's stays", async () => {
  const connection = await openDatabase(database.uri);
  const cases = connection.collection<{ _id: string; by: string }>('cases');
  await cases.insertMany(['ours', 'theirs', 'young'].map((_id) => ({ _id, by: 'nobody' })));
  const appName = appNameFor(database.name);
  const ours = await stopsInside(appName, 'ours');
  const theirs = await stopsInside(appNameFor('another-database'), 'theirs');
  await wait(2_000);
  const young = await stopsInside(appName, 'young');
  await wait(1_300);

  // None of these is a minute old.
  expect(await abortAbandonedTransactions(connection, 60_000)).toBe(0);
  expect(await abortAbandonedTransactions(connection)).toBe(1);
  await cases.updateOne({ _id: 'ours' }, { $set: { by: 'the next' } });
  await expect(ours.session.commitTransaction()).rejects.toMatchObject({ code: 251 });
  await theirs.session.commitTransaction();
  await young.session.commitTransaction();
  expect((await cases.find().sort({ _id: 1 }).toArray()).map(({ by }) => by)).toEqual([
    'the next',
    appNameFor('another-database'),
    appName,
  ]);
  for (const open of [ours, theirs, young]) {
    await open.session.endSession();
    await open.connection.close();
  }
  await connection.close();
});
