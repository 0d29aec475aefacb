/** Three agencies with their people, and citizens: made by the same commands as everywhere. */
import { type Connection } from 'mongoose';
import { MovableClock } from '../../src/clock.js';
import { createAgency } from '../../src/commands/account/create-agency.js';
import { createStaff } from '../../src/commands/account/create-staff.js';
import { composeCommands, type ComposedCommands } from '../../src/compose-commands.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { migrate } from '../../src/persistence/migrate.js';
import { type StaffRole } from '../../src/policies/actor.js';
import { type Config } from '../../src/config.js';

export const PASSWORD = 'Storm-password-7';
const SYSTEM = { type: 'system', name: 'storm' } as const;

/** So that a year ends in the middle of it. */
export const FIRST_DAY = '2025-12-01';

/** Who is hired first: a case needs the first three. Nobody is everything. */
const ROLES: readonly (readonly StaffRole[])[] = [
  ['clerk'],
  ['reviewer'],
  ['office_head'],
  ['clerk'],
  ['clerk', 'reviewer'],
  ['administrator'],
  ['clerk'],
  ['reviewer'],
  ['clerk'],
  ['lawyer'],
  ['auditor'],
  ['contributor', 'supervisor'],
];

export interface StaffMember {
  id: string;
  account: string;
  agency: number;
  roles: readonly StaffRole[];
}

export interface StormAgency {
  id: string;
  code: string;
  name: string;
}

export interface World {
  connection: Connection;
  commands: ComposedCommands;
  /** Moved together with the server's. */
  clock: MovableClock;
  agencies: StormAgency[];
  staff: StaffMember[];
  citizens: number;
}

const AGENCY_NAMES = ['云溪市城市管理局', '云溪市商务局', '云溪市教育局'];

export async function makeWorld(mongoUri: string, config: Config, actors: number): Promise<World> {
  const connection = await openDatabase(mongoUri);
  await migrate(connection);
  const clock = new MovableClock();
  clock.moveTo(new Date(`${FIRST_DAY}T09:00:00+08:00`));
  const commands = composeCommands({ connection, clock, ...config });
  const agencies: StormAgency[] = [];
  for (const [index, name] of AGENCY_NAMES.entries()) {
    const code = `STORM${index + 1}`;
    const { id } = await createAgency(commands, SYSTEM, { code, name });
    agencies.push({ id, code, name });
  }
  const perAgency = Math.max(3, Math.min(ROLES.length, Math.floor((actors * 0.6) / agencies.length)));
  const staff: StaffMember[] = [];
  for (const [agency, { id: agencyId }] of agencies.entries()) {
    for (const [index, roles] of ROLES.slice(0, perAgency).entries()) {
      const account = `storm${agency + 1}-${index + 1}`;
      const { id } = await createStaff(commands, SYSTEM, {
        agencyId,
        account,
        name: `职员${agency + 1}${index + 1}`,
        roles,
        initialPassword: PASSWORD,
        mustChangePassword: false,
      });
      staff.push({ id, account, agency, roles });
    }
  }
  return { connection, commands, clock, agencies, staff, citizens: Math.max(3, actors - staff.length) };
}
