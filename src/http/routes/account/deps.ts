/** What the routes of the area need: commands' ports, and reads by scope. */
import { type CitizenDeps, type StaffDeps } from '../../../ports/account-deps.js';
import { type StaffSessionReads } from '../../../ports/account-sessions.js';
import { type AgencyDirectory } from '../../../ports/agencies.js';
import { type CitizenReads } from '../../../ports/citizens.js';
import { type StaffReads } from '../../../ports/staff.js';
import { type StaffSignOn } from './staff-sign-on.js';

export interface AccountRoutesDeps {
  commands: Omit<StaffDeps, 'staff'> & CitizenDeps;
  agencies: AgencyDirectory;
  staff: StaffReads;
  staffSessions: StaffSessionReads;
  citizens: CitizenReads;
  /** Absent: there is no identity service. */
  signOn?: StaffSignOn | undefined;
}
