import { type RouteRecordRaw } from 'vue-router';

const area = 'account';

export const ACCOUNT_ROUTES: readonly RouteRecordRaw[] = [
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
];
