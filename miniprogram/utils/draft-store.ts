/**
 * Drafts on this phone: what was typed survives a kill and a lost network. Removed when submitted
 * or deleted; signing out removes it with everything else that tells of a person.
 */
import { type DraftRecord, hasContent } from './draft-record';

const KEY = 'apply-drafts';
/** More than anyone writes at a time; the server keeps the rest. */
const MOST = 5;

export function keptRecords(): DraftRecord[] {
  const stored: unknown = wx.getStorageSync(KEY);
  return Array.isArray(stored) ? (stored as DraftRecord[]) : [];
}

export function keepRecord(record: DraftRecord): void {
  const others = keptRecords().filter(({ localId }) => localId !== record.localId);
  const worthKeeping = record.draftId !== null || hasContent(record);
  const all = worthKeeping ? [record, ...others] : others;
  try {
    wx.setStorageSync(KEY, all.slice(0, MOST));
  } catch {
    // A full storage: the server has the draft, and the page says so when that fails too.
  }
}

export function dropRecord(localId: string): void {
  wx.setStorageSync(
    KEY,
    keptRecords().filter((record) => record.localId !== localId),
  );
}
