import { type Routers } from '../../routers.js';
import { registerCitizenSessionRoutes } from './citizen-session.js';
import { type AccountRoutesDeps } from './deps.js';
import { registerOwnAgencyRoutes } from './own-agency.js';
import { registerPublicAgencyRoutes } from './public-agencies.js';
import { registerSecondFactorRoutes } from './second-factor.js';
import { registerStaffMemberRoutes } from './staff-members.js';
import { registerStaffSessionRoutes } from './staff-session.js';
import { registerStaffSessionsRoutes } from './staff-sessions.js';
import { registerStaffSignOnRoutes } from './staff-sign-on.js';

/** All routes of the area. */
export function registerAccountRoutes(routers: Routers, deps: AccountRoutesDeps): void {
  registerPublicAgencyRoutes(routers.publicRouter, deps);
  registerCitizenSessionRoutes(routers.applicantRouter, deps);
  registerStaffSessionRoutes(routers.clerkRouter, deps);
  registerStaffSignOnRoutes(routers.clerkRouter, deps);
  registerSecondFactorRoutes(routers.clerkRouter, deps);
  registerStaffMemberRoutes(routers.clerkRouter, deps);
  registerStaffSessionsRoutes(routers.clerkRouter, deps);
  registerOwnAgencyRoutes(routers.clerkRouter, deps);
}
