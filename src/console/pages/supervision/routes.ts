import { type RouteRecordRaw } from 'vue-router';

const area = 'supervision';

export const SUPERVISION_ROUTES: readonly RouteRecordRaw[] = [
  {
    path: '/remedies',
    name: 'remedies',
    component: () => import('./remedies-page.vue'),
    meta: { title: '复议和诉讼', area, nav: true, ability: 'view_remedies' },
  },
  {
    path: '/remedies/new',
    name: 'new-remedy',
    component: () => import('./new-remedy-page.vue'),
    meta: { title: '登记复议或者诉讼', area, ability: 'record_remedy' },
  },
  {
    path: '/remedies/:id',
    name: 'remedy',
    component: () => import('./remedy-page.vue'),
    meta: { title: '复议或者诉讼', area, ability: 'view_remedies' },
  },
  {
    path: '/supervision/complaints',
    name: 'supervised-complaints',
    component: () => import('./supervised-complaints-page.vue'),
    meta: { title: '投诉举报（监督）', area, nav: true, ability: 'supervise' },
  },
  {
    path: '/supervision/complaints/new',
    name: 'new-complaint',
    component: () => import('./new-complaint-page.vue'),
    meta: { title: '登记投诉举报', area, ability: 'supervise' },
  },
  {
    path: '/supervision/complaints/:id',
    name: 'supervised-complaint',
    component: () => import('./supervised-complaint-page.vue'),
    meta: { title: '投诉举报', area, ability: 'supervise' },
  },
  {
    path: '/complaints',
    name: 'own-complaints',
    component: () => import('./own-complaints-page.vue'),
    meta: { title: '对本机关的投诉举报', area, nav: true, ability: 'view_complaints' },
  },
  {
    path: '/complaints/:id',
    name: 'own-complaint',
    component: () => import('./own-complaint-page.vue'),
    meta: { title: '对本机关的投诉举报', area, ability: 'view_complaints' },
  },
];
