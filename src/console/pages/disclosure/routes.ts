import { type RouteRecordRaw } from 'vue-router';

export const DISCLOSURE_ROUTES: readonly RouteRecordRaw[] = [];
