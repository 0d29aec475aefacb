import { type RouteRecordRaw } from 'vue-router';

const area = 'report';

export const REPORT_ROUTES: readonly RouteRecordRaw[] = [
  {
    path: '/reports/tables',
    name: 'tables',
    component: () => import('./tables-page.vue'),
    meta: { title: '统计表', area, nav: true, ability: 'view_tables' },
  },
  {
    path: '/reports/trends',
    name: 'trends',
    component: () => import('./trends-page.vue'),
    meta: { title: '统计图', area, nav: true, ability: 'view_tables' },
  },
  {
    path: '/reports/ledger-imports',
    name: 'ledger-imports',
    component: () => import('./ledger-page.vue'),
    meta: { title: '台账导入', area, nav: true, ability: 'import_ledger' },
  },
  {
    path: '/reports/ledger-imports/:id',
    name: 'ledger-import',
    component: () => import('./ledger-import-page.vue'),
    meta: { title: '台账导入的进度', area, ability: 'import_ledger' },
  },
  {
    path: '/reports/annual',
    name: 'annual-reports',
    component: () => import('./annual-reports-page.vue'),
    meta: { title: '年度报告', area, nav: true },
  },
  {
    path: '/reports/annual/:year(\\d{4})',
    name: 'annual-report',
    component: () => import('./annual-report-page.vue'),
    meta: { title: '公开年度报告', area, ability: 'publish_report' },
  },
];
