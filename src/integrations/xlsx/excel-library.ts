import type ExcelJS from 'exceljs';

/** Some four hundred modules, wanted a few times a day: loaded by whoever writes the first workbook. */
export async function excelLibrary(): Promise<typeof ExcelJS> {
  return (await import('exceljs')).default;
}
