import { type RouteRecordRaw } from 'vue-router';
import { type Role } from '../../state/me';

const area = 'disclosure';
/** Whom the server lets look at the publication desk. */
const DESK: readonly Role[] = ['contributor', 'clerk', 'reviewer', 'office_head', 'lawyer', 'auditor', 'administrator'];

export const DISCLOSURE_ROUTES: readonly RouteRecordRaw[] = [
  {
    path: '/publications',
    name: 'publications',
    component: () => import('./publications-page.vue'),
    meta: { title: '信息发布', area, nav: true, roles: DESK },
  },
  {
    path: '/publications/new',
    name: 'publication-new',
    component: () => import('./publication-new-page.vue'),
    meta: { title: '新建信息', area, ability: 'contribute_publication' },
  },
  {
    path: '/publications/:id',
    name: 'publication',
    component: () => import('./publication-page.vue'),
    meta: { title: '公开的信息', area, roles: DESK },
  },
  {
    path: '/publication-counts',
    name: 'publication-counts',
    component: () => import('./publication-counts-page.vue'),
    meta: { title: '公开统计', area, nav: true, roles: DESK },
  },
  {
    path: '/guide',
    name: 'guide',
    component: () => import('./guide-page.vue'),
    meta: { title: '公开指南', area, nav: true },
  },
  {
    path: '/guide/edit',
    name: 'guide-edit',
    component: () => import('./guide-edit-page.vue'),
    meta: { title: '修订公开指南', area, ability: 'edit_guide' },
  },
];
