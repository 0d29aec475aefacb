/** A scanner for malicious software, where the office runs one. */
export type ScanVerdict = { readonly clean: true } | { readonly clean: false; readonly threat: string };

export interface FileScanner {
  /** @throws AppError `scanner_unavailable` when there is no verdict: a file that was not looked at is never let pass. */
  scan(content: Buffer): Promise<ScanVerdict>;
}
