import { type RouteRecordRaw } from 'vue-router';

export const ACCOUNT_ROUTES: readonly RouteRecordRaw[] = [];
