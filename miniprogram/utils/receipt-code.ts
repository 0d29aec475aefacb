/**
 * What the QR code of a printed receipt holds: `bind:<number>:<code>`, e.g. `bind:YX-2026-000123:7KQ2M9XW4R`. No address: a code
 * that ties a case to an account has no business in the history of a browser.
 */
export interface ReceiptCode {
  number: string;
  code: string;
}

/** @returns null where it is another QR code */
export function receiptCode(scanned: string): ReceiptCode | null {
  const [, number = '', code = ''] = /^\s*bind:([^:\s]{1,60}):([^:\s]{1,20})\s*$/i.exec(scanned) ?? [];
  return number && code ? { number, code } : null;
}

/** The code as it is printed, in groups that can be read out: 7KQ2M 9XW4R. */
export function typedCode(text: string): string {
  return text.toUpperCase().replace(/[^0-9A-Z]/g, '');
}
