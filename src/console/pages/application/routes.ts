import { type RouteRecordRaw } from 'vue-router';

const area = 'application';

export const APPLICATION_ROUTES: readonly RouteRecordRaw[] = [
  {
    path: '/',
    name: 'workbench',
    component: () => import('./workbench-page.vue'),
    meta: { title: '工作台', area, nav: true },
  },
];
