import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from './database.js';
import { withFileLock } from './file-lock.mjs';
import { fileFault, PlainError } from './plain-error.mjs';
import { makeFolder } from './paths.mjs';

type Environment = Readonly<Record<string, string | undefined>>;

interface Secrets {
  FIELD_KEYS: string;
  LOOKUP_KEY: string;
}

/**
 * The environment, completed with keys that are made once and kept beside the data they encrypt. Production gets none:
 * there a missing key is a fault of the configuration.
 */
export async function withDevelopmentSecrets(env: Environment = process.env): Promise<Environment> {
  if (env.NODE_ENV === 'production' || (env.FIELD_KEYS && env.LOOKUP_KEY)) return env;
  const folder = dataFolder(env.DATA_DIR || '.data');
  const file = join(folder, 'dev-secrets.json');
  const secrets = read(file) ?? (await make(folder, file));
  return { ...env, FIELD_KEYS: env.FIELD_KEYS || secrets.FIELD_KEYS, LOOKUP_KEY: env.LOOKUP_KEY || secrets.LOOKUP_KEY };
}

function read(file: string): Secrets | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
    throw new PlainError(`读不了开发用的密钥 ${file}：${fileFault(error)}。`);
  }
  try {
    const { FIELD_KEYS, LOOKUP_KEY } = JSON.parse(text) as Partial<Secrets>;
    if (FIELD_KEYS && LOOKUP_KEY) return { FIELD_KEYS, LOOKUP_KEY };
  } catch {
    // Told below, with what to do about it.
  }
  throw new PlainError(
    `开发用的密钥 ${file} 已损坏。没有它，数据库里已加密的个人信息无法读取：请恢复这个文件；不需要这些数据时，请删除整个数据文件夹。`,
  );
}

async function make(folder: string, file: string): Promise<Secrets> {
  try {
    makeFolder(folder);
    return await withFileLock(`${file}.lock`, () => {
      const present = read(file);
      if (present) return present;
      const key = (): string => randomBytes(32).toString('base64');
      const secrets = { FIELD_KEYS: `dev1:${key()}`, LOOKUP_KEY: key() };
      writeFileSync(`${file}.tmp`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
      chmodSync(`${file}.tmp`, 0o600);
      renameSync(`${file}.tmp`, file);
      return secrets;
    });
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(
      `数据文件夹 ${folder} 不能使用：${fileFault(error)}。请修正后重试，或用环境变量 DATA_DIR 指定另一个文件夹。`,
    );
  }
}
