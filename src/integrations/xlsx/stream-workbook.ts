import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { type RowStream, type RowStreamSpec } from '../../ports/workbooks.js';
import { excelLibrary } from './excel-library.js';

/** Rows go out as they come; whoever reads slowly is waited for, so that no export is ever in memory as a whole. */
export function excelRowStream(): RowStream {
  return {
    open(spec) {
      const output = new PassThrough();
      void write(spec, output).catch((error: unknown) => output.destroy(error as Error));
      return output;
    },
  };
}

async function write({ name, columns, rows }: RowStreamSpec, output: PassThrough & Readable): Promise<void> {
  const { stream } = await excelLibrary();
  const workbook = new stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ header, width }) => ({ header, width }));
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.commit();
  for await (const row of rows) {
    sheet.addRow([...row]).commit();
    if (output.destroyed) return;
    if (output.writableNeedDrain) await Promise.race([once(output, 'drain'), once(output, 'close')]);
  }
  sheet.commit();
  await workbook.commit();
}
