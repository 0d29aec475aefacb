/** Who is signed in, what he may do, and what day the server has. */
import { computed, reactive } from 'vue';
import { ApiFailure } from '../api/api-failure';
import { type StaffMe } from '../api/generated';
import { call } from '../api/request';
import { rememberCsrfToken } from '../api/session';

export type Ability = keyof StaffMe['abilities'];
export type Role = StaffMe['staff']['roles'][number]['code'];

interface MeState {
  /** `unknown` until the server has been asked. */
  status: 'unknown' | 'signed_out' | 'signed_in' | 'failed';
  me: StaffMe | null;
  error: unknown;
}

export const meState = reactive<MeState>({ status: 'unknown', me: null, error: null });

/** For screens, which are only drawn for somebody. */
export const me = computed<StaffMe>(() => {
  if (!meState.me) throw new Error('nobody is signed in');
  return meState.me;
});

export const today = computed(() => meState.me?.today ?? '');

export function can(ability: Ability): boolean {
  return meState.me?.abilities[ability] ?? false;
}

export function hasRole(...roles: readonly Role[]): boolean {
  return meState.me?.staff.roles.some(({ code }) => roles.includes(code)) ?? false;
}

/** Asks the server who this is; not being signed in is an answer, not a failure. */
export async function loadMe(): Promise<void> {
  try {
    const me = await call('getStaffMe', {});
    rememberCsrfToken(me.csrfToken);
    Object.assign(meState, { status: 'signed_in', me, error: null });
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 401) {
      Object.assign(meState, { status: 'signed_out', me: null, error: null });
    } else {
      Object.assign(meState, { status: 'failed', error });
    }
  }
}

/** The whole page goes, and with it everything that was on the screen. */
export async function signOut(): Promise<void> {
  await call('signOutStaff', {}).catch((error: unknown) => {
    if (!(error instanceof ApiFailure) || error.status !== 401) throw error;
  });
  location.assign('/console/');
}
