/** A member of staff: registers, works on cases within and beyond his role, records remedies, looks at the tables. */
import { addDays, type PlainDate } from '../../src/domain/calendar/plain-date.js';
import { randomFrom } from '../bench/random.js';
import { Client } from './client.js';
import { type KnownCase } from './memory.js';
import { type Actor, handIn, type Handler, pry, type Stage, workOnCase } from './stage.js';
import { FIRST_DAY, PASSWORD, type StaffMember } from './world.js';

/** So that enough cases come to their end in a few thousand steps. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'confirm-receipt': 10,
  'propose-decision': 8,
  'approve-decision': 10,
  dispatch: 10,
  'approve-extension': 3,
  'record-delivery': 2,
  'answer-consultation': 2,
  'revoke-own-decision': 2,
  'request-legal-review': 0.3,
  'record-withdrawal': 0.1,
  note: 0.15,
  release: 0.3,
  assign: 0.4,
  'correct-applicant-kind': 0.15,
};

const CHANNELS = ['in_person', 'oral', 'registered_mail', 'ordinary_mail', 'fax', 'email', 'external_platform'];
const GROUPS = ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'];

export function staffActor(stage: Stage, member: StaffMember, index: number): Actor {
  const random = randomFrom(stage.options.seed * 104_729 + index);
  const { memory, world, line } = stage;
  const { agency, roles } = member;
  const client = new Client(line, {
    path: '/api/staff/session',
    body: () => ({ account: member.account, password: PASSWORD, transport: 'bearer' }),
  });
  const uploads: string[] = [];
  const clerkIds = world.staff
    .filter((one) => one.agency === agency && one.roles.includes('clerk'))
    .map(({ id }) => id);
  const ofAgency = () => memory.cases.filter((one) => one.agency === agency);
  const today = (): PlainDate => world.clock.today();
  const handler: Handler = {
    stage,
    client,
    random,
    side: 'staff',
    around: () => ({
      random,
      today: today(),
      clerkIds,
      caseIds: ofAgency().map(({ id }) => id),
      fileIds: uploads,
    }),
  };
  let wishes = 0;

  /** Mostly one of the few that the office is busy with today: so that some come to their end and do not all stand about. */
  const inFocus = (cases: readonly KnownCase[]): KnownCase => {
    if (random.next() > 0.8) return random.pick(cases);
    const days = Math.round((Date.parse(today()) - Date.parse(FIRST_DAY)) / 86_400_000);
    return cases[Math.min(cases.length - 1, Math.floor(days * 1.3) + random.below(8))] as KnownCase;
  };

  const register = async (): Promise<void> => {
    wishes += 1;
    const token = `storm${stage.options.seed}-w${index}-${wishes}`;
    const channel = random.pick(CHANNELS);
    const back = random.below(4);
    const body = {
      channel,
      submittedDate: addDays(today(), -back),
      ...(channel === 'registered_mail' || random.next() < 0.3
        ? { receivedDate: addDays(today(), -random.below(back + 1)) }
        : {}),
      fields: {
        applicantKind: random.pick(['natural_person', 'commercial_enterprise', 'public_welfare_organization']),
        applicantName: `李窗口${index}`,
        phone: `138${String(20_000_000 + index * 1_000 + random.below(5))}`,
        subject: `${token} 的台账`,
        replyMedium: 'paper',
        replyMethod: 'in_person',
      },
      ...(random.next() < 0.5 ? { lateEntryReason: '集中补录' } : {}),
      ...(uploads.length > 0 && random.next() < 0.3 ? { fileIds: [uploads.pop()] } : {}),
      confirmDuplicate: true,
    };
    const submission = { key: `${token}-key`, token, ids: new Set<string>(), open: false };
    const answer = await handIn(handler, submission, '/api/staff/applications', body);
    memory.count('registrations_tried');
    if (answer.status === 201) memory.knowCase({ id: answer.body.id, agency, citizen: null });
  };

  const remedy = async (): Promise<void> => {
    const known = [...memory.remedies].filter(([, one]) => one.agency === agency).map(([id]) => id);
    if (known.length > 0 && random.next() < 0.6) {
      const path = `/api/staff/remedies/${random.pick(known)}`;
      const view = await client.get(path);
      if (view.status !== 200) return;
      const outcome =
        random.next() < 0.85
          ? { result: random.pick(['upheld', 'corrected', 'other']), date: addDays(today(), -random.below(3)) }
          : null;
      const action = `${path}/actions/record-result`;
      await client.post(action, { expectedVersion: view.body.version, outcome, ...correction() });
      memory.count('remedy_results');
      return;
    }
    wishes += 1;
    const group = random.pick(GROUPS);
    const cases = ofAgency();
    const body = {
      group,
      number: `风暴复议${index}-${wishes}`,
      filedDate: addDays(today(), -random.below(30)),
      counted: random.next() < 0.85,
      applicationIds: cases.length > 0 && random.next() < 0.6 ? [random.pick(cases).id] : [],
      ...correction(),
    };
    const answer = await client.post(
      '/api/staff/remedies',
      body,
      `storm-remedy-${stage.options.seed}-${index}-${wishes}`,
    );
    if (answer.status === 201) memory.remedies.set(String(answer.body.id), { group, agency });
    memory.count('remedies_tried');
  };

  const correction = (): object => (random.next() < 0.3 ? { correction: { reason: '核对后更正' } } : {});

  const read = async (): Promise<void> => {
    const year = Number(today().slice(0, 4)) - random.below(2);
    await client.get(`/api/staff/reports/${year}/tables`);
    const recount = await client.get(`/api/staff/reports/${year}/recount`);
    if (recount.status === 200 && recount.body.equal !== true) {
      memory.find('tables_differ_meanwhile', `${year} 年：${JSON.stringify(recount.body.differences).slice(0, 500)}`);
    }
    await client.get('/api/staff/applications?view=open&limit=30');
    const inbox = await client.get('/api/staff/notices');
    const ids = ((inbox.body?.items ?? []) as { id: string }[]).map(({ id }) => id);
    if (ids.length > 0) await client.post('/api/staff/notices/actions/mark-read', { ids });
    memory.count('reads');
  };

  const freeze = async (): Promise<void> => {
    const year = Number(today().slice(0, 4)) - 1;
    const answer = await client.post(`/api/staff/reports/${year}/actions/freeze`, { explanation: '已逐项核对' });
    memory.count(answer.status === 201 ? 'years_frozen' : 'freezes_refused');
  };

  const upload = async (): Promise<void> => {
    const file = { name: '扫描件.txt', content: `窗口${index}的扫描件 ${random.below(1_000_000)}` };
    const answer = await client.ask({ method: 'POST', path: '/api/staff/files', file });
    if (answer.status === 201) uploads.push(answer.body.id);
    memory.count('uploads');
  };

  return {
    name: member.account,
    async act() {
      const chance = random.next();
      if (chance < 0.1 && memory.cases.length < stage.options.cases && roles.includes('clerk')) return register();
      if (chance < 0.12) return remedy();
      if (chance < 0.14) return read();
      if (chance < 0.16) return upload();
      if (chance < 0.17 && today() > '2026-01-12') return freeze();
      if (chance < 0.175) return client.leave();
      const cases = ofAgency();
      const foreign = memory.cases.filter((one) => one.agency !== agency);
      if (chance < 0.2 && foreign.length > 0) return pry(handler, random.pick(foreign), 'note');
      if (cases.length === 0) return read();
      await workOnCase(handler, inFocus(cases), (verb) => WEIGHTS[verb] ?? 1);
    },
  };
}
