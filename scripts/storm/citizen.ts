/** A citizen: drafts, uploads, hands in, looks, answers, withdraws, and tries what is not his. */
import { type Random, randomFrom } from '../bench/random.js';
import { Client } from './client.js';
import { type Actor, handIn, type Handler, pry, type Stage, workOnCase } from './stage.js';

const WEIGHTS: Readonly<Record<string, number>> = { 'answer-supplement': 8, withdraw: 0.06 };

const KINDS = [
  'natural_person',
  'commercial_enterprise',
  'research_institution',
  'legal_service_organization',
  'other',
];

export function citizenActor(stage: Stage, index: number): Actor {
  const random = randomFrom(stage.options.seed * 7_919 + index);
  const { memory, world, line } = stage;
  let visits = 0;
  let wishes = 0;
  const client = new Client(line, {
    path: '/api/me/session',
    body: () => ({ code: `persona-storm-${index}.${stage.options.seed}-${process.pid}-${(visits += 1)}` }),
  });
  const uploads: string[] = [];
  const handler: Handler = {
    stage,
    client,
    random,
    side: 'me',
    around: () => ({
      random,
      today: world.clock.today(),
      clerkIds: [],
      caseIds: memory.cases.map(({ id }) => id),
      fileIds: uploads,
    }),
  };
  const own = () => memory.cases.filter(({ citizen }) => citizen === index);

  const submit = async (): Promise<void> => {
    wishes += 1;
    const agency = random.below(world.agencies.length);
    const token = `storm${stage.options.seed}-c${index}-${wishes}`;
    const fields = formFor(random, index, token);
    const agencyId = world.agencies[agency]?.id;
    const draft = await client.post(
      '/api/me/drafts',
      { agencyId, fields: { subject: fields.subject } },
      `${token}-draft`,
    );
    if (draft.status !== 201) return;
    const path = `/api/me/drafts/${draft.body.id}`;
    let version = Number(draft.body.version);
    if (random.next() < 0.15) {
      const stale = await client.ask({ method: 'PATCH', path, body: { expectedVersion: version + 3, fields: {} } });
      if (stale.status === 200) memory.find('stale_draft_accepted', path);
    }
    const saved = await client.ask({ method: 'PATCH', path, body: { expectedVersion: version, fields } });
    version = Number(saved.body?.version ?? version);
    if (random.next() < 0.25) {
      const file = { name: '说明.txt', content: `${token} 的说明` };
      await client.ask({ method: 'POST', path: `${path}/files`, file });
    }
    if (random.next() < 0.05) await client.ask({ method: 'DELETE', path });
    const submission = { key: `${token}-key`, token, ids: new Set<string>(), open: false };
    const body = { draftId: draft.body.id as string, confirmDuplicate: false };
    const answer = await handIn(handler, submission, '/api/me/applications', body);
    if (answer.status !== 201) return;
    memory.knowCase({ id: answer.body.id, agency, citizen: index });
    memory.count('applications_submitted');
    if (random.next() < 0.1) await askAgain(agency, token, fields);
  };

  /** The same once more: told as a probable duplicate, taken when it is meant. */
  const askAgain = async (agency: number, token: string, fields: object): Promise<void> => {
    const agencyId = world.agencies[agency]?.id;
    const draft = await client.post('/api/me/drafts', { agencyId, fields }, `${token}-draft2`);
    if (draft.status !== 201) return;
    const body = { draftId: draft.body.id as string, confirmDuplicate: false };
    const first = { key: `${token}-key2`, token, ids: new Set<string>(), open: false };
    const told = await handIn(handler, first, '/api/me/applications', body);
    memory.count('duplicates_tried');
    if (told.status === 201) {
      memory.knowCase({ id: told.body.id, agency, citizen: index });
      return;
    }
    const meant = { key: `${token}-key3`, token, ids: new Set<string>(), open: false };
    const taken = await handIn(handler, meant, '/api/me/applications', { ...body, confirmDuplicate: true });
    if (taken.status === 201) memory.knowCase({ id: taken.body.id, agency, citizen: index });
  };

  const read = async (): Promise<void> => {
    const list = await client.get('/api/me/applications?limit=50');
    for (const { id, subject } of (list.body?.items ?? []) as { id: string; subject: string }[]) {
      if (!subject.includes(`-c${index}-`)) memory.find('foreign_case_listed', subject, id);
    }
    const inbox = await client.get('/api/me/notices');
    const ids = ((inbox.body?.items ?? []) as { id: string }[]).map(({ id }) => id);
    if (ids.length > 0) await client.post('/api/me/notices/actions/mark-read', { ids });
    const mine = own();
    if (mine.length > 0) await client.get(`/api/me/applications/${random.pick(mine).id}/deadline`);
    memory.count('reads');
  };

  const upload = async (): Promise<void> => {
    const file = { name: '补正.txt', content: `公众${index}的补正材料 ${random.below(1_000_000)}` };
    const answer = await client.ask({ method: 'POST', path: '/api/me/files', file });
    if (answer.status === 201) uploads.push(answer.body.id);
    memory.count('uploads');
  };

  return {
    name: `公众${index}`,
    async act() {
      const mine = own();
      const chance = random.next();
      if (memory.cases.length < stage.options.cases && (mine.length === 0 || chance < 0.35)) return submit();
      if (chance < 0.45) return read();
      if (chance < 0.5) return upload();
      const foreign = memory.cases.filter(({ citizen }) => citizen !== index);
      if (chance < 0.56 && foreign.length > 0) return pry(handler, random.pick(foreign), 'withdraw');
      if (chance < 0.57) return client.leave();
      if (mine.length === 0) return read();
      await workOnCase(handler, random.pick(mine), (verb) => WEIGHTS[verb] ?? 1);
    },
  };
}

function formFor(random: Random, index: number, token: string) {
  const kind = KINDS[index % KINDS.length] as string;
  return {
    applicantKind: kind,
    applicantName: kind === 'natural_person' ? `张风暴${index}` : `云溪第${index}有限公司`,
    identityDocument: 'other',
    identityNumber: `storm-${String(index).padStart(6, '0')}`,
    phone: `139${String(10_000_000 + index)}`,
    subject: `${token} 的实施方案`,
    description: random.next() < 0.5 ? `请提供${token}全文` : '',
    replyMedium: 'electronic',
    replyMethod: 'online',
  };
}
