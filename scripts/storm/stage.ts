/** What every actor plays on, and the ways of acting that citizens and staff share. */
import { type Random } from '../bench/random.js';
import { bodyFor, type Surroundings } from './bodies.js';
import { type Answer, type Client, type Json, type Line, type Request } from './client.js';
import { type KnownCase, type Memory, type Submission } from './memory.js';
import { type StormOptions } from './options.js';
import { type World } from './world.js';

export interface Stage {
  world: World;
  memory: Memory;
  line: Line;
  options: StormOptions;
}

export interface Actor {
  name: string;
  /** One random thing, legal or not, from its request to its answer. */
  act(): Promise<void>;
}

/** Verbs the server takes although it does not offer them, and why that is right. */
const ALSO_TAKEN: ReadonlySet<string> = new Set([
  // Who has it in hand may say so again.
  'claim',
]);

export interface Handler {
  stage: Stage;
  client: Client;
  random: Random;
  side: 'staff' | 'me';
  /** What is known around the case for the body of a request. */
  around(view: Json): Surroundings;
}

/** Looks at a case and does something with it: mostly what is offered, now and then what is not, or with a stale version. */
export async function workOnCase(
  handler: Handler,
  known: KnownCase,
  weightOf: (verb: string) => number,
): Promise<void> {
  const { stage, client, random, side } = handler;
  const { memory } = stage;
  const view = await client.get(`/api/${side}/applications/${known.id}`);
  if (view.status === 403) return;
  if (view.status !== 200) {
    if (view.status !== 0) memory.find('case_not_shown', `${side}：${view.status}`, known.id);
    return;
  }
  const routes = stage.line.contract.verbs(side);
  const offered = (view.body.abilities as { action: string }[])
    .map(({ action }) => action.replaceAll('_', '-'))
    .filter((verb) => routes.includes(verb));
  const notOffered = routes.filter((verb) => !offered.includes(verb));
  const chance = random.next();
  // Where only what is rarely done is offered, it is rarely done.
  const likely = offered.reduce((sum, verb) => sum + weightOf(verb), 0);
  if (chance < 0.72 && offered.length > 0) {
    if (random.next() > likely) return;
    await doVerb(handler, known, view.body, { verb: weighted(random, offered, weightOf), offered: true });
  } else if (chance < 0.82 && offered.length > 0) {
    await doVerb(handler, known, view.body, { verb: random.pick(offered), offered: true, stale: true });
  } else if (chance < 0.88 && offered.length > 0) {
    if (random.next() > likely) return;
    await doubleClick(handler, known, view.body, weighted(random, offered, weightOf));
  } else if (chance >= 0.88 && notOffered.length > 0) {
    await doVerb(handler, known, view.body, { verb: random.pick(notOffered), offered: false });
  }
}

interface Doing {
  verb: string;
  offered: boolean;
  /** Sent with a version that the case does not have any more, or not yet. */
  stale?: boolean;
}

function requestOf({ stage, random, side, around }: Handler, known: KnownCase, view: Json, verb: string): Request {
  const path = `/api/${side}/applications/${known.id}/actions/${verb}`;
  const body = bodyFor(stage.line.contract, 'POST', path, { ...around(view), random, view });
  return { method: 'POST', path, body };
}

async function doVerb(handler: Handler, known: KnownCase, view: Json, { verb, offered, stale }: Doing): Promise<void> {
  const { stage, client, random } = handler;
  const { memory } = stage;
  const request = requestOf(handler, known, view, verb);
  const sent = request.body as { expectedVersion: number; correction?: unknown };
  if (stale) sent.expectedVersion = Math.max(0, sent.expectedVersion + random.pick([-1, 1, -2]));
  const expected = sent.expectedVersion;
  const answer = await client.ask(request, () => memory.doubt(known.id, expected + 1, verb));
  memory.count(stale ? 'stale_actions' : offered ? 'offered_actions' : 'actions_not_offered');
  if (answer.status === 200) {
    acknowledge(memory, known, verb, expected, answer);
    if (stale && expected < view.version) memory.find('stale_version_accepted', verb, known.id);
    if (!offered && !ALSO_TAKEN.has(verb) && sent.correction === undefined) {
      memory.find('accepted_though_not_offered', `${verb}，版本 ${expected}`, known.id);
    }
    return;
  }
  if (!offered || stale) return;
  const code = String(answer.body?.error?.code ?? answer.status);
  memory.offeredButRefused[`${verb} ${code}`] = (memory.offeredButRefused[`${verb} ${code}`] ?? 0) + 1;
  // A clerk who gives the reason of a correction in a frozen year is told that it is not his to correct.
  if (code === 'forbidden' && sent.correction === undefined) memory.find('offered_but_forbidden', verb, known.id);
}

/** The same click twice at once: one of them may be taken, never both. */
async function doubleClick(handler: Handler, known: KnownCase, view: Json, verb: string): Promise<void> {
  const { stage, client } = handler;
  const { memory } = stage;
  const request = requestOf(handler, known, view, verb);
  const { expectedVersion } = request.body as { expectedVersion: number };
  memory.count('double_clicks');
  const answers = await Promise.all([client.once(request), client.once(request)]);
  for (const answer of answers) {
    if (!answer || answer.status === 503) memory.doubt(known.id, expectedVersion + 1, verb);
    else if (answer.status === 200) acknowledge(memory, known, verb, expectedVersion, answer);
  }
}

function acknowledge(memory: Memory, known: KnownCase, verb: string, expected: number, answer: Answer): void {
  const version = Number(answer.body?.version);
  memory.acknowledge(known.id, version, verb);
  if (version !== expected + 1) memory.find('version_skipped', `${verb}：${expected} → ${version}`, known.id);
}

/** What is somebody else's must look as if it did not exist. */
export async function pry({ client, stage, side }: Handler, foreign: KnownCase, verb: string): Promise<void> {
  const path = `/api/${side}/applications/${foreign.id}`;
  stage.memory.count('foreign_ids_tried');
  const seen = await client.get(path);
  const done = await client.post(`${path}/actions/${verb}`, { expectedVersion: 1 });
  for (const answer of [seen, done]) {
    if (answer.status === 200) stage.memory.find('foreign_case_reached', `${side} ${verb}`, foreign.id);
  }
}

/** Sends a wish once, twice at once, or (through the client) as often as it is lost; keeps every id that came back. */
export async function handIn(
  { stage, client, random }: Pick<Handler, 'stage' | 'client' | 'random'>,
  submission: Submission,
  path: string,
  body: Record<string, unknown>,
): Promise<Answer> {
  const { memory } = stage;
  const request: Request = { method: 'POST', path, body, key: submission.key };
  memory.submissions.push(submission);
  const twice = random.next() < 0.2;
  const [answer, second] = await Promise.all([client.ask(request), twice ? client.ask(request) : null]);
  if (twice) memory.count('double_submissions');
  for (const one of [answer, second]) {
    if (one?.status === 201) submission.ids.add(String(one.body.id));
    if (one?.status === 0) submission.open = true;
  }
  if (random.next() < 0.1) {
    // Long after: the same key and body is the same application, with another body it is refused.
    const again = await client.ask(request);
    if (again.status === 201) submission.ids.add(String(again.body.id));
    const other = await client.ask({
      ...request,
      body: { ...body, confirmDuplicate: body['confirmDuplicate'] !== true },
    });
    if (other.status === 201 && submission.ids.size > 0) memory.find('key_reused', submission.key);
  }
  return answer;
}

function weighted(random: Random, verbs: readonly string[], weightOf: (verb: string) => number): string {
  const total = verbs.reduce((sum, verb) => sum + weightOf(verb), 0);
  let at = random.next() * total;
  for (const verb of verbs) {
    at -= weightOf(verb);
    if (at <= 0) return verb;
  }
  return verbs.at(-1) as string;
}
