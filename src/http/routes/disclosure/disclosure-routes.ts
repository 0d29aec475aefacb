import { type Routers } from '../../routers.js';
import { type DisclosureRoutesDeps } from './deps.js';
import { registerPublicPublicationRoutes } from './public-publications.js';
import { registerPublicReportRoutes } from './public-reports.js';
import { registerStaffPublicationRoutes } from './staff-publications.js';
import { registerStaffReportRoutes } from './staff-reports.js';

export function registerDisclosureRoutes(
  { publicRouter, clerkRouter }: Pick<Routers, 'publicRouter' | 'clerkRouter'>,
  deps: DisclosureRoutesDeps,
): void {
  registerPublicPublicationRoutes(publicRouter, deps);
  registerPublicReportRoutes(publicRouter, deps);
  registerStaffPublicationRoutes(clerkRouter, deps);
  registerStaffReportRoutes(clerkRouter, deps);
}
