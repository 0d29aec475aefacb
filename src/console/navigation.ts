/** The areas of the console and who sees which entry; the entries come from the routes themselves. */
import { type RouteRecordRaw } from 'vue-router';
import { type Ability, type Role } from './state/me';

export const AREAS = {
  application: '依申请公开',
  report: '统计与年报',
  disclosure: '主动公开',
  supervision: '监督保障',
  account: '机构与人员',
} as const;
export type Area = keyof typeof AREAS;

declare module 'vue-router' {
  interface RouteMeta {
    title: string;
    area: Area;
    /** Whoever lacks it does not see the entry, and reads “没有权限” at the address. */
    ability?: Ability;
    /** Like `ability`, for what the server ties to a role. */
    roles?: readonly Role[];
    /** Absent: reached from other pages only. */
    nav?: true;
  }
}

export interface Person {
  abilities: Partial<Record<Ability, boolean>>;
  roles: readonly { code: Role }[];
}

export interface NavigationArea {
  area: Area;
  label: string;
  entries: { name: string; title: string }[];
}

export function mayOpen(
  { ability, roles }: { ability?: Ability | undefined; roles?: readonly Role[] | undefined },
  person: Person,
): boolean {
  if (ability && !person.abilities[ability]) return false;
  return !roles || person.roles.some(({ code }) => roles.includes(code));
}

/** In the order of the routes; an area without entries for this person is left out. */
export function navigationFor(routes: readonly RouteRecordRaw[], person: Person): NavigationArea[] {
  return (Object.keys(AREAS) as Area[]).flatMap((area) => {
    const entries = routes.flatMap(({ name, meta }) =>
      meta?.nav && meta.area === area && mayOpen(meta, person) ? [{ name: String(name), title: meta.title }] : [],
    );
    return entries.length > 0 ? [{ area, label: AREAS[area], entries }] : [];
  });
}
