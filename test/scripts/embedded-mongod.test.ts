import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { openDatabaseUri } from '../../scripts/lib/database.js';
import { isAlive } from '../../scripts/lib/file-lock.mjs';
import { explainFailure } from '../../scripts/lib/explain-failure.js';
import { requireReplicaSet, withDatabaseName, withoutPassword } from '../../scripts/lib/replica-set.js';
import { inTemporaryFolder, PROJECT, startProgram } from '../support/processes.js';

const DATABASE_MODULE = join(PROJECT, 'dist/scripts/lib/database.js');

interface State {
  port: number;
  process?: { pid: number; start: string };
}

const stateOf = (dataDir: string): State => JSON.parse(readFileSync(join(dataDir, 'mongod.json'), 'utf8'));
const open = (dataDir: string, onLost?: (reason: string) => void) =>
  openDatabaseUri({ dataDir, cacheGigabytes: 0.25, onLost });

async function withNotes<T>(uri: string, work: (notes: mongoose.mongo.Collection) => Promise<T>): Promise<T> {
  const connection = await mongoose.createConnection(uri, { serverSelectionTimeoutMS: 20_000 }).asPromise();
  try {
    return await work(connection.collection('notes') as unknown as mongoose.mongo.Collection);
  } finally {
    await connection.close();
  }
}

/** Another command on the same folder, in a process of its own. */
const otherCommand = (dataDir: string) =>
  startProgram([
    '--input-type=module',
    '-e',
    `import { openDatabaseUri } from ${JSON.stringify(DATABASE_MODULE)};
     const { uri, stop } = await openDatabaseUri({ dataDir: ${JSON.stringify(dataDir)}, cacheGigabytes: 0.25 });
     console.log('open ' + uri);
     process.on('SIGTERM', () => stop().then(() => process.exit(0)));
     setInterval(() => {}, 1000);`,
  ]);

describe('the embedded database', () => {
  test('keeps data and port over a restart, and moves to another port when its own is taken', () =>
    inTemporaryFolder(async (folder) => {
      const first = await open(folder);
      await withNotes(first.uri, (notes) => notes.insertOne({ text: 'kept' }));
      await first.stop();
      const { port, process: stopped } = stateOf(folder);
      expect(stopped).toBeUndefined();

      const second = await open(folder);
      expect(second.uri).toBe(first.uri);
      await second.stop();

      const stranger = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
      await once(stranger, 'listening');
      try {
        const third = await open(folder);
        expect(third.uri).not.toBe(first.uri);
        expect(await withNotes(third.uri, (notes) => notes.countDocuments({ text: 'kept' }))).toBe(1);
        await third.stop();
      } finally {
        stranger.close();
      }
    }));

  test('is one for all commands on a folder, and stopped by the last', () =>
    inTemporaryFolder(async (folder) => {
      const other = otherCommand(folder);
      const mine = open(folder);
      const [database] = await Promise.all([mine, other.prints(/open mongodb/)]);
      const running = stateOf(folder).process;
      expect(isAlive(running)).toBe(true);

      other.child.kill('SIGTERM');
      expect((await other.ends()).stdout).toBe(`open ${database.uri}\n`);
      expect(isAlive(running)).toBe(true);

      await database.stop();
      expect(isAlive(running)).toBe(false);
    }));

  test('that outlived a killed command is joined, and stopped by the last after it', () =>
    inTemporaryFolder(async (folder) => {
      const killed = otherCommand(folder);
      await killed.prints(/open mongodb/);
      const running = stateOf(folder).process;
      killed.child.kill('SIGKILL');
      await killed.ends();
      expect(isAlive(running)).toBe(true);

      const database = await open(folder);
      expect(stateOf(folder).process).toEqual(running);
      await database.stop();
      expect(isAlive(running)).toBe(false);
    }));

  test('that was killed is started again under its users, on the same port, with what was written', () =>
    inTemporaryFolder(async (folder) => {
      let lost = '';
      const database = await open(folder, (reason) => (lost = reason));
      await withNotes(database.uri, (notes) => notes.insertOne({ text: 'kept' }, { writeConcern: { w: 'majority' } }));
      const { port, process: killed } = stateOf(folder) as Required<State>;
      process.kill(killed.pid, 'SIGKILL');
      expect(await withNotes(database.uri, (notes) => notes.countDocuments({ text: 'kept' }))).toBe(1);
      expect(stateOf(folder).port).toBe(port);
      expect(stateOf(folder).process).not.toEqual(killed);
      expect(lost).toBe('');
      await database.stop();
    }));

  test('on a path that is a file is refused with the reason', () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, 'file');
      writeFileSync(file, '');
      await expect(open(file)).rejects.toThrow(`数据文件夹 ${file} 不能使用：路径上有一个同名的文件，不是文件夹`);
    }));

  test('with data that mongod cannot open says so, and leaves nothing running', () =>
    inTemporaryFolder(async (folder) => {
      mkdirSync(join(folder, 'mongo', 'mongod.lock'), { recursive: true });
      await expect(open(folder)).rejects.toThrow('数据库没有启动：');
      expect(isAlive(stateOf(folder).process)).toBe(false);
    }));

  test.each([
    [{ s: 'E', msg: 'WiredTiger error message', attr: { message: 'write: No space left on device' } }, '磁盘空间不足'],
    [
      { s: 'E', msg: 'DBException', attr: { error: 'DBPathInUse: Unable to lock the lock file' } },
      '正被另一个 mongod 使用',
    ],
    [{ s: 'E', msg: 'x', attr: { error: 'Wrong mongod version' } }, '更新版本的 MongoDB'],
    [{ s: 'E', msg: 'x', attr: { error: 'Permission denied' } }, '没有写入权限'],
    [{ s: 'F', msg: 'Something else', attr: { at: 1 } }, '数据库没有启动：Something else {"at":1}'],
  ])('explains what mongod wrote: %j', (entry, explanation) =>
    inTemporaryFolder((folder) => {
      const log = join(folder, 'mongod.log');
      writeFileSync(log, `${JSON.stringify({ s: 'I', msg: 'Starting' })}\n${JSON.stringify(entry)}\n`);
      expect(explainFailure(folder, log, new Error('退出码 1'))).toContain(explanation);
    }),
  );
});

describe('a database given by MONGODB_URI', () => {
  test('is used as it is: nothing is started, and stopping leaves it alone', () =>
    inTemporaryFolder(async (folder) => {
      const server = await open(join(folder, 'server'));
      const given = await openDatabaseUri({ mongodbUri: server.uri, dataDir: join(folder, 'unused') });
      expect(given.uri).toBe(server.uri);
      expect(existsSync(join(folder, 'unused'))).toBe(false);
      await given.stop();
      expect(isAlive(stateOf(join(folder, 'server')).process)).toBe(true);
      await server.stop();
    }));

  test('that cannot be reached is told without its password', async () => {
    const asked = requireReplicaSet('mongodb://clerk:geheim@127.0.0.1:1/x?serverSelectionTimeoutMS=500');
    const error: Error = await asked.then(
      () => new Error('reached'),
      (reason) => reason,
    );
    expect(error.message).toContain('连不上 MONGODB_URI 指定的数据库（mongodb://clerk:***@127.0.0.1:1/x');
    expect(error.message).not.toContain('geheim');
  });

  test.each([
    ['mongodb://h1,h2:27018', 'mongodb://h1,h2:27018/disclosure'],
    ['mongodb://h1/?replicaSet=rs0', 'mongodb://h1/disclosure?replicaSet=rs0'],
    ['mongodb://h1/own?replicaSet=rs0', 'mongodb://h1/own?replicaSet=rs0'],
    ['mongodb+srv://c.example.net', 'mongodb+srv://c.example.net/disclosure'],
    // Naming a database would move the look-up of the user there.
    ['mongodb://u:p@h1/?w=1', 'mongodb://u:p@h1/disclosure?w=1&authSource=admin'],
    ['mongodb://u:p@h1/?authSource=staff', 'mongodb://u:p@h1/disclosure?authSource=staff'],
  ])('%s becomes %s', (given, expected) => {
    expect(withDatabaseName(given, 'disclosure')).toBe(expected);
  });

  test('never shows its password', () => {
    expect(withoutPassword('no: mongodb+srv://u:p%40ss@h/x and mongodb://h/y')).toBe(
      'no: mongodb+srv://u:***@h/x and mongodb://h/y',
    );
  });
});
