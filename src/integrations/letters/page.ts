/** The page of an official letter after GB/T 9704: A4, 22 lines of 28 characters, body in 三号, title in 二号. Measures in points. */
const MM = 72 / 25.4;

export const PAGE = {
  width: 210 * MM,
  height: 297 * MM,
  top: 37 * MM,
  bottom: 35 * MM,
  left: 28 * MM,
  right: 26 * MM,
} as const;

export const SIZE = { letterhead: 30, title: 22, body: 16, table: 14, notes: 12, pageNumber: 14 } as const;
/** 22 lines to 225 mm. */
export const LINE = 28.95;
export const RED = 'C00000';
export const QR_SIZE = 34 * MM;
/** Between the name in red and what is below it. */
export const LETTERHEAD_GAP = 8;
/** Of a table of two columns, which are names and contents. */
export const NAME_SHARE = 0.36;
/** Room for the seal between the last paragraph and the name. */
export const SEAL_LINES = 2;
