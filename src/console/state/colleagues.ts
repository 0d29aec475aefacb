/** Who works in the agency, read once and kept. */
import { shallowRef } from 'vue';
import { type Colleague } from '../api/generated';
import { call } from '../api/request';
import { type Role } from './me';

export const colleagues = shallowRef<readonly Colleague[] | null>(null);
let reading: Promise<void> | null = null;

/** @throws ApiFailure; the next call tries again */
export function loadColleagues(): Promise<void> {
  reading ??= readAll().catch((error: unknown) => {
    reading = null;
    throw error;
  });
  return reading;
}

/** Somebody was added or changed: the next call reads anew. */
export function forgetColleagues(): void {
  reading = null;
}

async function readAll(): Promise<void> {
  const found: Colleague[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Colleague[]; nextCursor: string | null } = await call('listStaff', {
      query: { limit: 100, ...(cursor ? { cursor } : {}) },
    });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  colleagues.value = found;
}

/** Those who have the role and can sign in. */
export function working(role: Role): Colleague[] {
  return (colleagues.value ?? []).filter(({ disabled, roles }) => !disabled && roles.some(({ code }) => code === role));
}
