import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';
import { PlainError } from './plain-error.mjs';

/** Takes over `.env` of the project folder, if there is one. What is set already stays. */
export function loadEnvironmentFile(root = projectRoot) {
  const file = join(root, '.env');
  if (!existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new PlainError(`读不了配置文件 ${file}：${error.message}`);
  }
}
