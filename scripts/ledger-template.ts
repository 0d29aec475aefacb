/** `npm run -s ledger:template -- [FILE.xlsx]`: writes an empty ledger with drop-down lists and prints its path. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  ledgerTemplateColumns,
  ledgerTemplateNotes,
  NOTES_SHEET,
  TEMPLATE_SHEET,
} from '../src/domain/application/ledger-template.js';
import { excelWorkbookWriter } from '../src/integrations/xlsx/write-workbook.js';
import { explain, fileFault, PlainError, say } from './lib/plain-error.mjs';

try {
  const [, , given = '台账模板.xlsx'] = process.argv;
  if (given.startsWith('-')) throw new PlainError('用法：npm run -s ledger:template -- [文件.xlsx]');
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  const bytes = await excelWorkbookWriter().write([
    { name: TEMPLATE_SHEET, columns: ledgerTemplateColumns(), rows: [] },
    {
      name: NOTES_SHEET,
      columns: [
        { header: '列', width: 16 },
        { header: '要求', width: 30 },
        { header: '说明', width: 100 },
      ],
      rows: ledgerTemplateNotes(),
    },
  ]);
  await write(path, bytes);
  process.stdout.write(`${path}\n`);
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}

/** A ledger that somebody has begun to fill in must not be lost. */
async function write(path: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new PlainError(
      exists ? `${path} 已经存在，没有覆盖。请换一个文件名。` : `不能写入 ${path}：${fileFault(error)}。`,
    );
  }
}
