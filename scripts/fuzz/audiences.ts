/** As whom the API is tried, with whose rights, and with ids of things that they can reach. */
import { type Connection } from 'mongoose';
import { createStaff } from '../../src/commands/account/create-staff.js';
import { type ComposedCommands } from '../../src/compose-commands.js';
import { AGENCY_DATA, DEMO_PASSWORD } from '../../src/demo/agency-data.js';
import { PERSONAS } from '../../src/demo/applicants.js';
import { STAFF_ROLE_IDS, type StaffRole } from '../../src/policies/actor.js';

export interface Audience {
  name: string;
  token: string | null;
  /** Regular expression over the paths it is meant for. */
  paths: string;
  /**
   * Whether every boundary value of every field is tried (thousands of cases). Once for each kind of account is enough: a role
   * that may not do a thing is refused before its body is looked at.
   */
  thorough: boolean;
  /** Operations that would end the run itself: they are tried in a group of their own, each with a session to lose. */
  leftOut: readonly string[];
  ids: Record<string, unknown[]>;
}

/** Ending the session, and locking the account it was opened with; and an answer that has no end. */
const ENDS_CITIZEN = ['signOutCitizen'];
const ENDS_STAFF = ['signOutStaff', 'changeOwnPassword', 'listenToEvents'];

const OWN_AGENCY = 'cg';

/** The account that may do everything. */
const EVERY_ROLE = 'fuzz.every-role';

export async function audiencesOf(
  origin: string,
  connection: Connection,
  commands: ComposedCommands,
): Promise<Audience[]> {
  const ids = await idsOf(connection, commands);
  const citizen = async (name: string, leftOut: readonly string[]): Promise<Audience> => ({
    name,
    token: await signInCitizen(origin),
    paths: '^/api/me',
    thorough: true,
    leftOut,
    ids: ids.citizen,
  });
  const staff = async (
    name: string,
    account: string,
    paths: string,
    leftOut: readonly string[],
  ): Promise<Audience> => ({
    name,
    token: await signInStaff(origin, account),
    paths,
    thorough: false,
    leftOut,
    ids: ids.staff,
  });
  const audiences: Audience[] = [
    { name: '未登录', token: null, paths: '.', thorough: true, leftOut: [], ids: { ...ids.staff, ...ids.public } },
    await citizen('公众', ENDS_CITIZEN),
    { ...(await staff('全部角色', EVERY_ROLE, '^/api/staff', ENDS_STAFF)), thorough: true },
  ];
  for (const role of STAFF_ROLE_IDS) audiences.push(await staff(role, accountOf(role), '^/api/staff', ENDS_STAFF));
  audiences.push(
    await citizen('公众退出登录', []).then((one) => ({ ...one, paths: '^/api/me/session$' })),
    await staff('工作人员退出登录、修改密码', accountOf('clerk'), '^/api/staff/(session|me/password)$', []),
  );
  return audiences;
}

/** Of the agency with the most people; what it has not, another one has. */
function accountOf(role: StaffRole): string {
  const agencies = Object.values(AGENCY_DATA).sort((a, b) => b.staff.length - a.staff.length);
  const member = agencies.flatMap(({ staff }) => staff).find(({ roles }) => roles.includes(role));
  if (!member) throw new Error(`nobody in the demo is ${role}`);
  return member.account;
}

async function signInCitizen(origin: string): Promise<string> {
  const code = `${PERSONAS[0]?.persona}.fuzz-${Math.random().toString(36).slice(2)}`;
  return await tokenOf(`${origin}/api/me/session`, { code });
}

async function signInStaff(origin: string, account: string): Promise<string> {
  return await tokenOf(`${origin}/api/staff/session`, { account, password: DEMO_PASSWORD, transport: 'bearer' });
}

async function tokenOf(address: string, body: object): Promise<string> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { token: string }).token;
}

type Ids = Record<string, unknown[]>;

async function idsOf(
  connection: Connection,
  commands: ComposedCommands,
): Promise<{ citizen: Ids; staff: Ids; public: Ids }> {
  const { db } = connection;
  if (!db) throw new Error('database connection is not open');
  const account = Object.values(AGENCY_DATA)
    .flatMap(({ staff }) => staff)
    .find((member) => member.account.startsWith(OWN_AGENCY))?.account;
  const own = await db.collection('staff').findOne({ account });
  const agencyId = String(own?.['agencyId']);
  const idsIn = async (name: string, filter: object): Promise<string[]> =>
    (await db.collection(name).find(filter).limit(40).toArray()).map(({ _id }) => String(_id));
  // Nobody who is needed afterwards is to be disabled or given another password.
  const member = (account: string, name: string, roles: readonly StaffRole[]) =>
    createStaff(
      commands,
      { type: 'system', name: 'fuzz' },
      { agencyId, account, name, roles, initialPassword: DEMO_PASSWORD, mustChangePassword: false },
    );
  const target = await member('fuzz.target', '被改的人', ['clerk']);
  await member(EVERY_ROLE, '全能的人', STAFF_ROLE_IDS);
  const cases = await db.collection('applications').find({ agencyId, 'facts.open': true }).limit(40).toArray();
  const persona = await db.collection('applications').findOne({ citizenId: { $ne: null } });
  const citizenId = persona?.['citizenId'] as string | undefined;
  const caseIds = cases.map(({ _id }) => String(_id));
  const consultationIds = cases.flatMap(({ events }) =>
    (events as { consultationId?: string }[]).flatMap((event) => event.consultationId ?? []),
  );
  const shared: Ids = {
    agencyId: await idsIn('agencies', {}),
    publicationId: await idsIn('publications', { agencyId }),
    year: [2024, 2025, 2026],
    expectedVersion: [1, 2, 3, 4, 5, 6, 7, 8],
  };
  return {
    public: shared,
    citizen: {
      ...shared,
      applicationId: await idsIn('applications', { citizenId }),
      draftId: await idsIn('drafts', { citizenId }),
    },
    staff: {
      ...shared,
      applicationId: caseIds,
      linkedCaseId: caseIds,
      remedyId: await idsIn('remedies', { agencyId }),
      staffId: [target.id],
      consultationId: consultationIds,
    },
  };
}
