import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { ACCOUNT_ROUTES } from './pages/account/routes';
import { APPLICATION_ROUTES } from './pages/application/routes';
import { DISCLOSURE_ROUTES } from './pages/disclosure/routes';
import { REPORT_ROUTES } from './pages/report/routes';
import { SUPERVISION_ROUTES } from './pages/supervision/routes';

/** Every screen, by area; each is loaded when it is opened first. */
export const ROUTES: readonly RouteRecordRaw[] = [
  ...APPLICATION_ROUTES,
  ...REPORT_ROUTES,
  ...DISCLOSURE_ROUTES,
  ...SUPERVISION_ROUTES,
  ...ACCOUNT_ROUTES,
];

export const router = createRouter({
  history: createWebHistory('/console/'),
  routes: [
    ...ROUTES,
    {
      path: '/:rest(.*)*',
      name: 'unknown',
      component: () => import('./layout/unknown-page.vue'),
      meta: { title: '没有这一页', area: 'application' },
    },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.afterEach((to) => {
  document.title = `${to.meta.title} · 政府信息公开办理台`;
});
