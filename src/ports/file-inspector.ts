/** What an uploaded file is, whether it may be kept, and what of it is kept. */
export interface InspectedFile {
  /** Safe to show and to save under, with the extension of the real type. */
  name: string;
  contentType: string;
  /** What is stored: of a picture without what its camera wrote about place and device, turned upright. */
  content: Buffer;
}

export interface FileInspector {
  /** As many bytes as `refuseHead` needs to see. */
  readonly headBytes: number;
  /**
   * Refuses what its first bytes alone exclude, before the rest is received.
   * @throws AppError `unsupported_file_type`
   */
  refuseHead(head: Buffer): Promise<void>;
  /**
   * @param name as the client gave it
   * @param maxBytes a picture that had to be turned becomes no larger than this
   * @throws AppError `unsupported_file_type` (not of the closed list), `file_refused` (of the list, but not as it is)
   */
  inspect(name: string, content: Buffer, maxBytes: number): Promise<InspectedFile>;
}
