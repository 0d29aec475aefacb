import { type RouteRecordRaw } from 'vue-router';

export const REPORT_ROUTES: readonly RouteRecordRaw[] = [];
