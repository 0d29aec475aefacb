import type ExcelJS from 'exceljs';
import { type FormSheetSpec, type FormWriter } from '../../ports/workbooks.js';
import { excelLibrary } from './excel-library.js';

const THIN = { style: 'thin' } as const;
const FRAME = { top: THIN, left: THIN, bottom: THIN, right: THIN };

export function excelFormWriter(): FormWriter {
  return {
    async write(forms) {
      const { Workbook } = await excelLibrary();
      const workbook = new Workbook();
      for (const form of forms) writeForm(workbook, form);
      return Buffer.from(await workbook.xlsx.writeBuffer());
    },
  };
}

function writeForm(workbook: ExcelJS.Workbook, { name, title, rows, merged, headings, widths }: FormSheetSpec): void {
  const sheet = workbook.addWorksheet(name, {
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 },
  });
  widths.forEach((width, index) => (sheet.getColumn(index + 1).width = width));
  sheet.mergeCells(1, 1, 1, widths.length);
  const heading = sheet.getCell(1, 1);
  heading.value = title;
  heading.font = { bold: true, size: 14 };
  heading.alignment = { horizontal: 'center' };
  rows.forEach((row, index) => {
    row.forEach((value, column) => {
      const cell = sheet.getCell(index + 2, column + 1);
      cell.value = value;
      cell.border = FRAME;
      const centred = index < headings || typeof value === 'number';
      cell.alignment = { vertical: 'middle', horizontal: centred ? 'center' : 'left', wrapText: true };
    });
  });
  // Below the title, and counted from 1.
  for (const { top, left, bottom, right } of merged) sheet.mergeCells(top + 2, left + 1, bottom + 2, right + 1);
}
