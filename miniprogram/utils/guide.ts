/** The guide of an agency (第十二条), read by two pages from one answer. */
import { ApiFailure } from '../api/api-failure';
import { type Guide } from '../api/generated';
import { call } from '../api/request';
import { freshen } from './cache';

/** @returns false where the agency has not published one. @throws ApiFailure */
export async function readGuide(agencyId: string, put: (guide: Guide) => void): Promise<boolean> {
  try {
    await freshen(`guide:${agencyId}`, () => call('getGuide', { path: { agencyId } }), put);
    return true;
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 404) return false;
    throw error;
  }
}
