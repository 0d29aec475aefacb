/** The first day: agencies, their staff, and the citizens who will come. */
import { createAgency } from '../commands/account/create-agency.js';
import { createStaff } from '../commands/account/create-staff.js';
import { signInCitizen } from '../commands/account/sign-in-citizen.js';
import { updateAgency } from '../commands/account/update-agency.js';
import { type StaffActor, type SystemActor } from '../policies/actor.js';
import { AGENCY_DATA, type AgencyKey, DEMO_PASSWORD } from './agency-data.js';
import { PERSONAS, personaCode } from './applicants.js';
import { type DemoAgency, type DemoDeps, type StaffKey, type World } from './demo-deps.js';
import { clockAt } from './moments.js';

const ACTOR: SystemActor = { type: 'system', name: 'fill-demo' };
/** Before the first annual report, of 2017, is published. */
const FIRST_DAY = new Date('2018-01-02T10:00:00+08:00');
const FIRST_VISITS = new Date('2019-06-03T10:00:00+08:00');

export async function createAgencies(deps: DemoDeps, at: World['at']): Promise<Record<AgencyKey, DemoAgency>> {
  const commands = { ...at(clockAt(FIRST_DAY)), passwords: deps.passwords };
  const made: Partial<Record<AgencyKey, DemoAgency>> = {};
  for (const [key, data] of Object.entries(AGENCY_DATA) as [AgencyKey, (typeof AGENCY_DATA)[AgencyKey]][]) {
    const { code, name, kind, parentCode, office, documentPrefix } = data;
    const agency = await createAgency(commands, ACTOR, { code, name, kind, parentCode, office });
    const { channels, reconsiderationBodies, courts, unmasking } = data;
    await updateAgency(commands, ACTOR, {
      agencyId: agency.id,
      expectedVersion: agency.version,
      changes: {
        channels,
        reconsiderationBodies,
        courts,
        ...(unmasking ? { unmasking } : {}),
        letters: { numberPattern: `${documentPrefix}依申请〔{year}〕第{n}号`, letterhead: name },
      },
    });
    // Hashing a password takes tens of milliseconds on a thread of its own: all of an agency at once.
    const staff = await Promise.all(
      data.staff.map(async ({ key: staffKey, account, name: person, roles }): Promise<[StaffKey, StaffActor]> => {
        const record = await createStaff(commands, ACTOR, {
          agencyId: agency.id,
          account,
          name: person,
          roles,
          initialPassword: DEMO_PASSWORD,
          mustChangePassword: false,
        });
        const actor: StaffActor = {
          type: 'staff',
          staffId: record.id,
          agencyId: agency.id,
          roles: record.roles,
          name: record.name,
          sessionId: record.id,
          mustChangePassword: false,
        };
        return [staffKey, actor];
      }),
    );
    made[key] = { id: agency.id, code, name, documentPrefix, staff: Object.fromEntries(staff) };
  }
  return made as Record<AgencyKey, DemoAgency>;
}

/** @returns ids of the citizens by persona. */
export async function registerCitizens(deps: DemoDeps, at: World['at']): Promise<Map<string, string>> {
  const commands = at(clockAt(FIRST_VISITS));
  const citizens = new Map<string, string>();
  for (const { persona } of PERSONAS) {
    const { citizen } = await signInCitizen(
      { ...commands, login: deps.login, newToken: deps.newToken },
      // A code works once; another fill of the same simulator must not meet its own.
      { code: personaCode(persona, deps.commands.newId()), client: { userAgent: '演示数据' } },
    );
    citizens.set(persona, citizen.id);
  }
  return citizens;
}
