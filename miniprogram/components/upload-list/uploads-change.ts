import { type FileCard } from '../../api/generated';

/** What `upload-list` tells its page with `change`. */
export interface UploadsChange {
  /** Those that have arrived. */
  files: FileCard[];
  /** Something is still being sent. */
  busy: boolean;
}
