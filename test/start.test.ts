/** What a server in production says when it starts and something that should be there is not. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readConfig } from '../src/config.js';
import { createLogger } from '../src/logger.js';
import { startServer } from '../src/main.js';
import { useTestDatabase } from './support/database.js';

const database = useTestDatabase();
const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_ORIGIN: 'https://xxgk.example.gov.cn',
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef',
};

/** The warnings of a start, with everything else as a test needs it. */
async function warningsOf(variables: Record<string, string>): Promise<string[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'start-'));
  const lines: { level: string; msg: string }[] = [];
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    ROLES: 'web',
    MONGODB_URI: database.uri,
    FIELD_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    LOOKUP_KEY: Buffer.alloc(32, 9).toString('base64'),
    LOG_LEVEL: 'info',
    ...variables,
  });
  const destination = { write: (line: string) => lines.push(JSON.parse(line) as { level: string; msg: string }) };
  const logger = createLogger({ level: config.logLevel, json: true, destination: destination as never });
  const running = await startServer({ config, mongoUri: database.uri, logger, empty: true });
  await running.stop();
  await rm(dataDir, { recursive: true, force: true });
  return lines.filter(({ level }) => level === 'warn').map(({ msg }) => msg);
}

const NOT_SCANNED = '没有配置 CLAMD_ADDRESS：上传的文件只检查格式，不查杀恶意程序';

test('without a scanner it says that uploads are not scanned', async () => {
  expect(await warningsOf(PRODUCTION)).toContain(NOT_SCANNED);
}, 60_000);

test('with one, or while developing, it does not', async () => {
  expect(await warningsOf({ ...PRODUCTION, CLAMD_ADDRESS: '127.0.0.1:3310' })).not.toContain(NOT_SCANNED);
  expect(await warningsOf({ NODE_ENV: 'test' })).not.toContain(NOT_SCANNED);
}, 60_000);
