import { type RouteRecordRaw } from 'vue-router';

const area = 'account';

export const ACCOUNT_ROUTES: readonly RouteRecordRaw[] = [
  {
    path: '/account',
    name: 'own-account',
    component: () => import('./own-account-page.vue'),
    meta: { title: '我的账号', area, nav: true },
  },
  {
    path: '/staff',
    name: 'staff',
    component: () => import('./staff-page.vue'),
    meta: { title: '人员', area, nav: true, ability: 'manage_staff' },
  },
  {
    path: '/sessions',
    name: 'sessions',
    component: () => import('./sessions-page.vue'),
    meta: { title: '登录情况', area, nav: true, ability: 'manage_staff' },
  },
  {
    path: '/agency',
    name: 'agency',
    component: () => import('./agency-page.vue'),
    meta: { title: '机关资料', area, nav: true, ability: 'manage_agency' },
  },
  {
    path: '/letter-templates',
    name: 'letter-templates',
    component: () => import('./letter-templates-page.vue'),
    meta: { title: '文书模板', area, nav: true, roles: ['office_head', 'administrator'] },
  },
  {
    path: '/letter-templates/:kind',
    name: 'letter-template',
    component: () => import('./letter-template-page.vue'),
    meta: { title: '文书模板', area, roles: ['office_head', 'administrator'] },
  },
  {
    path: '/calendar',
    name: 'calendar',
    component: () => import('./calendar-page.vue'),
    meta: { title: '工作日历', area, nav: true },
  },
  {
    path: '/calendar/import',
    name: 'calendar-import',
    component: () => import('./calendar-import-page.vue'),
    meta: { title: '导入放假安排', area, ability: 'import_regional_calendar' },
  },
  {
    path: '/audit',
    name: 'audit',
    component: () => import('./audit-page.vue'),
    meta: { title: '审计记录', area, nav: true, ability: 'view_audit' },
  },
  {
    path: '/operations',
    name: 'operations',
    component: () => import('./operations-page.vue'),
    meta: { title: '运行情况', area, nav: true, ability: 'view_operations' },
  },
];
