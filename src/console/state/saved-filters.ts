/** The person's own named searches of the queue, read once and kept. */
import { computed, shallowRef } from 'vue';
import { type SavedFilter } from '../api/generated';
import { call } from '../api/request';

export const savedFilters = shallowRef<readonly SavedFilter[]>([]);
let reading: Promise<void> | null = null;

/** What the queue is opened with. */
export const defaultFilter = computed(() => savedFilters.value.find(({ isDefault }) => isDefault) ?? null);

/** @throws ApiFailure; the next call tries again */
export function loadSavedFilters(): Promise<void> {
  reading ??= rereadSavedFilters().catch((error: unknown) => {
    reading = null;
    throw error;
  });
  return reading;
}

export async function rereadSavedFilters(): Promise<void> {
  savedFilters.value = (await call('listSavedFilters', {})).items;
}
