/** The server words a missing thing for everybody's case; a page knows what was looked for. */
import { ApiFailure } from '../api/api-failure';

/** @throws ApiFailure with `words` where the server says that there is no such thing */
export async function saying(words: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 404) throw new ApiFailure(404, error.code, words);
    throw error;
  }
}
