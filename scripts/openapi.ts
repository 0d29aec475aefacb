/** `npm run openapi [-- --check]`: writes the API document from the routes, or says that the committed one is stale. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeApi } from '../src/describe-api.js';
import { projectRoot } from './lib/paths.mjs';
import { PlainError, say } from './lib/plain-error.mjs';

const file = join(projectRoot, 'openapi.json');
const document = await describeApi();
if (process.argv.includes('--check')) {
  const committed = await readFile(file, 'utf8').catch(() => '');
  if (committed !== document) throw new PlainError('openapi.json 与路由不一致，请运行 npm run openapi 并提交。');
  say('openapi.json 与路由一致。');
} else {
  await writeFile(file, document);
  say(`已写入 ${file}`);
}
