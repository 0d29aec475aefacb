/** `npm run clients [-- --check]`: writes what the faces know of the API, or says that the committed files are stale. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describeApi } from '../src/describe-api.js';
import { type ApiDocument, clientSource } from './lib/client-source.js';
import { consoleLabelSource, labelSource } from './lib/label-source.js';
import { projectRoot } from './lib/paths.mjs';
import { PlainError, say } from './lib/plain-error.mjs';

const document = JSON.parse(await describeApi()) as ApiDocument;
const files: Record<string, string> = {
  'miniprogram/api/generated.ts': clientSource(document, ['/api/public', '/api/me']),
  'miniprogram/api/labels.ts': labelSource(),
  'src/console/api/generated.ts': clientSource(document, ['/api/staff', '/api/public']),
  'src/console/api/labels.ts': consoleLabelSource(),
};
for (const [path, source] of Object.entries(files)) {
  const file = join(projectRoot, path);
  const text = await format(source, { ...(await resolveConfig(file)), parser: 'typescript' });
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
    say(`已写入 ${path}`);
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    throw new PlainError(`${path} 与接口文档不一致，请运行 npm run clients 并提交。`);
  }
}
