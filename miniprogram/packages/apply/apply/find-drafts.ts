/** What the wizard begins with: a draft that was named, one of those not submitted yet, or a new one. */
import { ApiFailure } from '../../../api/api-failure';
import { call, newKey } from '../../../api/request';
import { type AgencyItem, type Draft } from '../../../api/generated';
import { type DraftPorts } from '../../../utils/draft-keeper';
import { type DraftRecord, hasContent, newRecord, recordOf, titleOf } from '../../../utils/draft-record';
import { dropRecord, keepRecord, keptRecords } from '../../../utils/draft-store';
import { chosenAgency } from '../../../utils/agency';
import { freshen } from '../../../utils/cache';
import { momentInWords } from '../../../utils/dates';

export interface ApplyQuery {
  draft?: string;
  /** A case of one's own whose text this one begins with. */
  copyFrom?: string;
  person?: string;
  agency?: string;
}

export interface DraftChoice {
  localId: string;
  draftId: string;
  title: string;
  agencyName: string;
  when: string;
}

const MOST_DRAFTS = 50;

export async function findAgencies(): Promise<AgencyItem[]> {
  let items: AgencyItem[] = [];
  const put = (answer: { items: AgencyItem[] }): void => {
    items = answer.items.filter(({ acceptsApplications }) => acceptsApplications);
  };
  try {
    await freshen('apply-agencies', () => call('listAgencies', { query: { limit: 100 } }), put);
  } catch (error) {
    // Without network the form can be filled in all the same; the office is chosen when there is one to choose.
    if (!(error instanceof ApiFailure) || error.status !== 0) throw error;
  }
  return items;
}

export function freshRecord({ agency, copyFrom, person }: ApplyQuery, agencies: readonly AgencyItem[]): DraftRecord {
  const wanted = agency ?? chosenAgency()?.id;
  const office = agencies.find(({ id }) => id === wanted) ?? (agencies.length === 1 ? agencies[0] : undefined);
  return newRecord(newKey, {
    origin: { ...(copyFrom ? { copyFrom } : {}), ...(person ? { personId: person } : {}) },
    agencyId: office?.id ?? null,
    agencyName: office?.name ?? '',
  });
}

/** The one that was named. @throws ApiFailure */
export async function namedRecord(draftId: string): Promise<DraftRecord> {
  const kept = keptRecords().find((record) => record.draftId === draftId);
  return kept ?? recordOf(await call('getDraft', { path: { draftId } }), newKey);
}

/** All that was begun and not submitted, the server's and the phone's. Without network the phone's alone. @throws ApiFailure */
export async function findChoices(agencies: readonly AgencyItem[]): Promise<DraftChoice[]> {
  const drafts = await serversDrafts();
  const kept = keptRecords();
  const nameOf = (id: string | null): string => agencies.find((agency) => agency.id === id)?.name ?? '';
  const ofServer = drafts
    .filter((draft) => !kept.some(({ draftId }) => draftId === draft.id))
    .map((draft) => ({
      localId: '',
      draftId: draft.id,
      title: titleOf(draft.fields),
      agencyName: nameOf(draft.agencyId),
      at: draft.updatedAt,
    }));
  const ofPhone = kept
    .filter((record) => hasContent(record) || record.draftId)
    .map((record) => ({
      localId: record.localId,
      draftId: record.draftId ?? '',
      title: titleOf(record.fields),
      agencyName: record.agencyName || nameOf(record.agencyId),
      at: new Date(record.savedAt).toISOString(),
    }));
  return [...ofPhone, ...ofServer]
    .sort((one, other) => (one.at < other.at ? 1 : -1))
    .map(({ at, ...choice }) => ({ ...choice, when: `${momentInWords(at)} 保存` }));
}

async function serversDrafts(): Promise<Draft[]> {
  try {
    return (await call('listMyDrafts', { query: { limit: MOST_DRAFTS } })).items;
  } catch (error) {
    if (error instanceof ApiFailure && (error.status === 0 || (await isWithoutNetwork()))) return [];
    throw error;
  }
}

/** Signing in fails without network too, and says so with another code. */
async function isWithoutNetwork(): Promise<boolean> {
  return (await wx.getNetworkType()).networkType === 'none';
}

export async function recordFor({ localId, draftId }: DraftChoice): Promise<DraftRecord> {
  const kept = keptRecords().find((record) => record.localId === localId);
  return kept ?? (await namedRecord(draftId));
}

/** @throws ApiFailure */
export async function dropDraft({ localId, draftId }: DraftChoice): Promise<void> {
  try {
    if (draftId) await call('deleteDraft', { path: { draftId } });
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.code !== 'not_found') throw error;
  }
  if (localId) dropRecord(localId);
}

export const PORTS: Omit<DraftPorts, 'store'> = {
  create: (body, key) => call('createDraft', { body, key }),
  read: (draftId) => call('getDraft', { path: { draftId } }),
  update: (draftId, body) => call('updateDraft', { path: { draftId }, body }),
  newKey,
  now: () => Date.now(),
};

/** @param isOver after submission nothing may come back onto the phone */
export function portsUntil(isOver: () => boolean): DraftPorts {
  return {
    ...PORTS,
    store: (record) => {
      if (!isOver()) keepRecord(record);
    },
  };
}
