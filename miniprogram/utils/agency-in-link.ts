/** A link that was shared names its agency; a page opened from within shows the one that the visitor has chosen. */
import { currentAgency } from './agency';

export async function agencyIdOf(query: { agency?: string }): Promise<string | null> {
  return query.agency || (await currentAgency())?.id || null;
}
