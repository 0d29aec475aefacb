/** The agency that the visitor reads and applies to; chosen once, kept on the phone. */
import { call } from '../api/request';
import { type AgencyItem } from '../api/generated';
import { freshen } from './cache';

const KEY = 'agency';

export interface ChosenAgency {
  id: string;
  name: string;
}

export function chosenAgency(): ChosenAgency | null {
  const stored = wx.getStorageSync(KEY) as unknown;
  return stored ? (stored as ChosenAgency) : null;
}

export function chooseAgency({ id, name }: ChosenAgency): void {
  wx.setStorageSync(KEY, { id, name });
}

/** The chosen one; where nobody has chosen, the first that takes applications. @returns null where there is none at all */
export async function currentAgency(): Promise<ChosenAgency | null> {
  const chosen = chosenAgency();
  if (chosen) return chosen;
  let items: AgencyItem[] = [];
  await freshen(
    'agencies',
    () => call('listAgencies', { query: {} }),
    (answer) => (items = answer.items),
  );
  const first = items.find(({ acceptsApplications }) => acceptsApplications) ?? items[0];
  if (!first) return null;
  chooseAgency(first);
  return { id: first.id, name: first.name };
}
