/** The database is not there for a moment: what is tried again, for how long, and what is told as “later”. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { openDatabase } from '../../src/persistence/connection.js';
import { isOnlyDuplicates } from '../../src/persistence/jobs/outbox-delivery.js';
import { isDatabaseUnavailable } from '../../src/persistence/unavailable.js';
import { mongoUnitOfWork } from '../../src/persistence/unit-of-work.js';
import { useTestDatabase } from '../support/database.js';

const database = useTestDatabase();
const { MongoBulkWriteError, MongoNetworkError, MongoServerError, MongoServerSelectionError } = mongoose.mongo;

let connection: Connection;
beforeAll(async () => {
  connection = await openDatabase(database.uri);
});
afterAll(() => connection?.close());

const serverError = (code: number, labels: string[] = []) =>
  new MongoServerError({ message: 'told by the server', code, errorLabels: labels });

/** As the driver tells it: the cause is gone, and no single write has failed. */
const brokenBatch = () => {
  const error = new MongoBulkWriteError({ message: 'read ECONNRESET', writeErrors: [] } as never, {} as never);
  expect({ code: error.code, writeErrors: error.writeErrors }).toEqual({ code: undefined, writeErrors: [] });
  return error;
};

const bulkError = (...codes: number[]) =>
  new MongoBulkWriteError(
    { message: 'batch', code: codes[0], writeErrors: codes.map((code) => ({ code })) } as never,
    {} as never,
  );

describe('notices that are there already', () => {
  test('every failure a duplicate: the batch is delivered', () => {
    expect(isOnlyDuplicates(bulkError(11000, 11000))).toBe(true);
  });
  test.each([
    ['a broken connection', brokenBatch()],
    ['one that was refused for another reason', bulkError(11000, 121)],
    ['something else', new Error('no')],
  ])('not delivered: %s', (_, error) => {
    expect(isOnlyDuplicates(error)).toBe(false);
  });
});

describe('isDatabaseUnavailable', () => {
  test.each([
    ['no primary was found', new MongoServerSelectionError('none', {} as never)],
    ['the connection broke', new MongoNetworkError('reset')],
    ['a socket ended under the driver', Object.assign(new Error('ended'), { code: 'EPIPE' })],
    ['not primary any more', serverError(10107)],
    ['shutting down', serverError(91)],
    ['the majority did not confirm in time', serverError(50)],
    ['a write conflict that did not end', serverError(112, ['TransientTransactionError'])],
    ['a batch of writes whose connection broke', brokenBatch()],
    ['wrapped in an error of ours', new Error('outer', { cause: new MongoNetworkError('reset') })],
  ])('yes: %s', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  test.each([
    ['a duplicate key', serverError(11000)],
    ['a wrong query', serverError(2)],
    ['a bug', new TypeError('x is not a function')],
    ['no error at all', undefined],
  ])('no: %s', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });

  test('a server that is not there is told within the time promised', async () => {
    const from = performance.now();
    const error = await mongoose
      .createConnection('mongodb://127.0.0.1:1/?replicaSet=rs0', { serverSelectionTimeoutMS: 200 })
      .asPromise()
      .catch((thrown: unknown) => thrown);
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});

describe('a transaction that meets another that does not end', () => {
  /** Touches the document that the unit of work will want, and holds it. */
  const hold = async (point: string) => {
    const session = await connection.startSession();
    session.startTransaction();
    await connection.db
      ?.collection<{ _id: string }>('idempotencyKeys')
      .updateOne({ _id: `meet:${point}` }, { $set: { held: true } }, { upsert: true, session });
    return {
      release: async () => {
        await session.abortTransaction();
        await session.endSession();
      },
    };
  };

  test('goes on as soon as the other lets go', async () => {
    const held = await hold('short');
    const done = mongoUnitOfWork(connection).run(async (tx) => {
      await tx.idempotency.meetAt('short');
      return 'done';
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await held.release();
    expect(await done).toBe('done');
  });

  test('at a screen it is given up after six seconds, as something that passes; an import waits on', async () => {
    const held = await hold('long');
    const from = performance.now();
    const patient = mongoUnitOfWork(connection).run((tx) => tx.idempotency.meetAt('long').then(() => 'done'), {
      patient: true,
    });
    const hurried = await mongoUnitOfWork(connection)
      .run((tx) => tx.idempotency.meetAt('long'))
      .catch((error: unknown) => error);
    const seconds = (performance.now() - from) / 1_000;
    expect(isDatabaseUnavailable(hurried)).toBe(true);
    expect(seconds).toBeGreaterThanOrEqual(6);
    expect(seconds).toBeLessThan(10);
    await held.release();
    expect(await patient).toBe('done');
  });
});
