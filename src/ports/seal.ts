import { type Readable } from 'node:stream';

/** Electronic seals on letters (A.10, 17). Without a provider the office uploads the scan of the stamped letter instead. */
export interface SealProvider {
  /**
   * @param letter a PDF
   * @returns the sealed PDF, as the provider gave it: whether it is one is for the caller to see
   * @throws AppError `service_unavailable` when no sealed file came back; the letter may be sent again
   */
  seal(letter: Readable): Promise<Readable>;
}
