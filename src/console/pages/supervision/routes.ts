import { type RouteRecordRaw } from 'vue-router';

export const SUPERVISION_ROUTES: readonly RouteRecordRaw[] = [];
