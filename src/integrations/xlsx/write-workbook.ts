import type ExcelJS from 'exceljs';
import { type SheetSpec, type WorkbookWriter } from '../../ports/workbooks.js';
import { excelLibrary } from './excel-library.js';

/** Rows below the header that carry the lists. */
const PREPARED_ROWS = 5_000;
const LISTS = '选项';
const FORMATS = { text: '@', date: 'yyyy-mm-dd' } as const;

interface Validations {
  add(range: string, validation: ExcelJS.DataValidation): void;
}

export function excelWorkbookWriter(): WorkbookWriter {
  return {
    async write(sheets) {
      const { Workbook } = await excelLibrary();
      const workbook = new Workbook();
      const written = sheets.map((spec) => writeSheet(workbook, spec));
      addLists(workbook, sheets, written);
      return Buffer.from(await workbook.xlsx.writeBuffer());
    },
  };
}

function writeSheet(workbook: ExcelJS.Workbook, spec: SheetSpec): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(spec.name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = spec.columns.map(({ header, width, format }) => ({
    header,
    width,
    style: format ? { numFmt: FORMATS[format] } : {},
  }));
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.alignment = { vertical: 'middle', wrapText: true };
  for (const row of spec.rows) sheet.addRow([...row]);
  return sheet;
}

/** A list longer than 255 characters cannot stand in the rule itself, so all of them stand on a hidden sheet. */
function addLists(
  workbook: ExcelJS.Workbook,
  specs: readonly SheetSpec[],
  written: readonly ExcelJS.Worksheet[],
): void {
  const lists: string[][] = [];
  specs.forEach((spec, sheetIndex) =>
    spec.columns.forEach(({ choices, strict }, columnIndex) => {
      const sheet = written[sheetIndex];
      if (!choices || !sheet) return;
      lists.push([...choices]);
      const listColumn = letterOf(lists.length);
      const column = letterOf(columnIndex + 1);
      // The library has the rule for ranges but does not declare it.
      (sheet as unknown as { dataValidations: Validations }).dataValidations.add(
        `${column}2:${column}${PREPARED_ROWS + 1}`,
        {
          type: 'list',
          allowBlank: true,
          formulae: [`${LISTS}!$${listColumn}$1:$${listColumn}$${choices.length}`],
          showErrorMessage: true,
          errorStyle: strict ? 'stop' : 'warning',
          errorTitle: '不在列表中',
          error: '请从下拉列表中选择。',
        },
      );
    }),
  );
  if (lists.length === 0) return;
  const sheet = workbook.addWorksheet(LISTS, { state: 'veryHidden' });
  const longest = Math.max(...lists.map((list) => list.length));
  for (let index = 0; index < longest; index += 1) sheet.addRow(lists.map((list) => list[index] ?? null));
}

function letterOf(column: number): string {
  return column <= 26
    ? String.fromCharCode(64 + column)
    : letterOf(Math.floor((column - 1) / 26)) + letterOf(((column - 1) % 26) + 1);
}
