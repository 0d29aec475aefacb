import { type RouteRecordRaw } from 'vue-router';

const area = 'application';

export const APPLICATION_ROUTES: readonly RouteRecordRaw[] = [
  {
    path: '/',
    name: 'workbench',
    component: () => import('./workbench-page.vue'),
    meta: { title: '工作台', area, nav: true },
  },
  {
    path: '/approvals',
    name: 'approvals',
    component: () => import('./approvals-page.vue'),
    meta: { title: '待我审批', area, nav: true, roles: ['reviewer', 'office_head'] },
  },
  {
    path: '/legal-reviews',
    name: 'legal-reviews',
    component: () => import('./legal-reviews-page.vue'),
    meta: { title: '待我审查', area, nav: true, roles: ['lawyer'] },
  },
  {
    path: '/notices',
    name: 'notices',
    component: () => import('./notices-page.vue'),
    meta: { title: '消息', area },
  },
  {
    path: '/applications',
    name: 'queue',
    component: () => import('./queue-page.vue'),
    meta: { title: '办理队列', area, nav: true, ability: 'view_case' },
  },
  {
    path: '/applications/new',
    name: 'intake',
    component: () => import('./intake-page.vue'),
    meta: { title: '登记申请', area, nav: true, ability: 'register_application' },
  },
  {
    path: '/letters',
    name: 'incoming-letters',
    component: () => import('./incoming-letters-page.vue'),
    meta: { title: '来件登记簿', area, nav: true, ability: 'view_case' },
  },
  {
    path: '/applications/:id',
    name: 'case',
    component: () => import('./case-page.vue'),
    meta: { title: '案件', area, ability: 'view_case' },
  },
  {
    path: '/record-corrections',
    name: 'record-corrections',
    component: () => import('./record-corrections-page.vue'),
    meta: { title: '更正信息记录', area, nav: true, ability: 'view_record_corrections' },
  },
  {
    path: '/record-corrections/:id',
    name: 'record-correction',
    component: () => import('./record-correction-page.vue'),
    meta: { title: '更正信息记录', area, ability: 'view_record_corrections' },
  },
];
