import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ApiFailure } from '../../miniprogram/api/api-failure.js';
import { type Draft } from '../../miniprogram/api/generated.js';
import { DraftKeeper, type KeeperState } from '../../miniprogram/utils/draft-keeper.js';
import { type DraftRecord, newRecord } from '../../miniprogram/utils/draft-record.js';

const OFFLINE = new ApiFailure(0, 'offline', '没有连上服务器，请检查网络后再试。');
const CONFLICT = new ApiFailure(409, 'version_conflict', '已被修改');
const GONE = new ApiFailure(404, 'not_found', '没有找到');

/** A server with one draft, as its rules are. */
class Server {
  draft: Draft | null = null;
  requests: string[] = [];
  failures: ApiFailure[] = [];
  /** The next answers are lost after the work was done. */
  lost = 0;
  drafts = new Map<string, Draft>();
  persons: Record<string, Draft['fields']> = { p1: { applicantName: '张母' } };

  private next(what: string): void {
    this.requests.push(what);
    const failure = this.failures.shift();
    if (failure) throw failure;
  }

  private answer(draft: Draft): Draft {
    this.draft = draft;
    if (this.lost > 0) {
      this.lost -= 1;
      throw OFFLINE;
    }
    return structuredClone(draft);
  }

  change(fields: Draft['fields']): void {
    const { draft } = this;
    if (draft) this.draft = { ...draft, fields: { ...draft.fields, ...fields }, version: draft.version + 1 };
  }

  async create(body: { personId?: string; fields: Draft['fields'] }, key: string): Promise<Draft> {
    this.next('create');
    const known = this.drafts.get(key);
    if (known) return this.answer(this.draft ?? known);
    const fields = { ...(body.personId ? this.persons[body.personId] : {}), ...body.fields };
    const made: Draft = {
      id: `d${this.drafts.size + 1}`,
      agencyId: null,
      fields,
      files: [],
      faults: [],
      applicationId: null,
      version: 1,
      updatedAt: '2026-03-02T02:00:00.000Z',
    };
    this.drafts.set(key, made);
    return this.answer(made);
  }

  async read(): Promise<Draft> {
    this.next('read');
    if (!this.draft) throw GONE;
    return structuredClone(this.draft);
  }

  async update(
    _id: string,
    body: { expectedVersion: number; agencyId?: string; personId?: string; fields: Draft['fields'] },
  ): Promise<Draft> {
    this.next(`update ${JSON.stringify(body.fields)}`);
    const { draft } = this;
    if (!draft) throw GONE;
    if (draft.version !== body.expectedVersion) throw CONFLICT;
    const person = body.personId ? this.persons[body.personId] : {};
    return this.answer({
      ...draft,
      agencyId: body.agencyId ?? draft.agencyId,
      fields: { ...draft.fields, ...person, ...body.fields },
      version: draft.version + 1,
    });
  }
}

let server: Server;
let stored: DraftRecord[];
let states: KeeperState[];
let said: unknown[];

function keeperOf(record = newRecord(makeKey)): DraftKeeper {
  return new DraftKeeper(
    record,
    {
      create: (body, key) => server.create(body, key),
      read: () => server.read(),
      update: (id, body) => server.update(id, body),
      store: (kept) => stored.push(structuredClone(kept)),
      newKey: makeKey,
      now: () => 1,
    },
    {
      changed: (state) => states.push(state),
      refilled: (kept) => said.push(['refilled', kept.fields]),
      merged: (taken, kept) => said.push(['merged', taken, kept]),
      renewed: () => said.push('renewed'),
    },
  );
}

let number = 0;
const makeKey = (): string => `key-${(number += 1)}`;
const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  jest.useFakeTimers();
  server = new Server();
  stored = [];
  states = [];
  said = [];
});
afterEach(() => {
  jest.useRealTimers();
});

describe('typing', () => {
  test('is on the phone at once and on the server when the hand rests', async () => {
    const keeper = keeperOf();
    keeper.edit({ subject: '名' });
    keeper.edit({ subject: '名单' });
    expect(stored.at(-1)?.fields).toEqual({ subject: '名单' });
    await pass(700);
    expect(server.requests).toEqual([]);
    await pass(200);
    expect(server.requests).toEqual(['create', 'update {"subject":"名单"}']);
    expect(server.draft?.fields).toEqual({ subject: '名单' });
    expect(keeper.state.save).toBe('saved');
  });

  test('goes on while a save is under way; nothing is sent twice or lost', async () => {
    const keeper = keeperOf();
    keeper.edit({ subject: '一' });
    const first = keeper.flush();
    keeper.edit({ subject: '一二', phone: '1' });
    expect(await first).toBe(true);
    await pass(2_000);
    expect(server.draft?.fields).toEqual({ subject: '一二', phone: '1' });
    expect(server.requests.filter((request) => request === 'create')).toHaveLength(1);
  });

  test('nothing typed, nothing made', async () => {
    expect(await keeperOf().flush()).toBe(true);
    expect(server.requests).toEqual([]);
  });
});

describe('without network', () => {
  test('it stays on the phone, says so, and goes by itself later', async () => {
    const keeper = keeperOf();
    server.failures = [OFFLINE, OFFLINE];
    keeper.edit({ subject: '名单' });
    expect(await keeper.flush()).toBe(false);
    expect(keeper.state).toMatchObject({ save: 'local', problem: '没有连上服务器，请检查网络后再试。' });
    expect(stored.at(-1)?.fields).toEqual({ subject: '名单' });
    await pass(40_000);
    expect([keeper.state.save, server.draft?.fields]).toEqual(['saved', { subject: '名单' }]);
  });

  test('an answer that was lost does not make a second draft, nor a quarrel with oneself', async () => {
    const keeper = keeperOf();
    server.lost = 1;
    keeper.edit({ subject: '名单' });
    await keeper.flush();
    expect(keeper.record.draftId).toBeNull();
    expect(await keeper.flush()).toBe(true);
    expect(server.drafts.size).toBe(1);
    server.lost = 1;
    keeper.edit({ subject: '名单二' });
    await keeper.flush();
    keeper.edit({ subject: '名单三' });
    expect(await keeper.flush()).toBe(true);
    expect(server.draft?.fields.subject).toBe('名单三');
    expect(said).toEqual([]);
  });

  test('after a kill the record goes on where it was', async () => {
    const before = keeperOf();
    server.failures = [OFFLINE];
    before.edit({ subject: '名单' });
    await before.flush();
    before.cease();
    const after = keeperOf(stored.at(-1));
    await after.open();
    expect(await after.flush()).toBe(true);
    expect(server.draft?.fields).toEqual({ subject: '名单' });
  });
});

describe('the same draft on another device', () => {
  test('is merged: typed here wins, the rest is taken over, and it is said', async () => {
    const keeper = keeperOf();
    keeper.edit({ subject: '名单' });
    await keeper.flush();
    server.change({ subject: '别处', email: 'a@b.cn' });
    keeper.edit({ subject: '这里' });
    expect(await keeper.flush()).toBe(true);
    expect(server.draft?.fields).toEqual({ subject: '这里', email: 'a@b.cn' });
    expect(said).toContainEqual(['merged', ['email'], ['subject']]);
    expect(said).toContainEqual(['refilled', { subject: '这里', email: 'a@b.cn' }]);
  });

  test('only a file came in between: saved without a word', async () => {
    const keeper = keeperOf();
    keeper.edit({ subject: '名单' });
    await keeper.flush();
    server.change({});
    keeper.edit({ phone: '1' });
    expect(await keeper.flush()).toBe(true);
    expect(said).toEqual([]);
  });

  test('deleted there: begun anew with everything typed', async () => {
    const keeper = keeperOf();
    keeper.edit({ subject: '名单', phone: '1' });
    await keeper.flush();
    server.draft = null;
    keeper.edit({ phone: '2' });
    expect(await keeper.flush()).toBe(true);
    expect([server.drafts.size, server.draft]).toMatchObject([2, { fields: { subject: '名单', phone: '2' } }]);
    expect(said).toEqual(['renewed']);
  });

  test('submitted there: the case is told, nothing more is sent', async () => {
    const keeper = keeperOf();
    keeper.edit({ subject: '名单' });
    await keeper.flush();
    if (server.draft) server.draft = { ...server.draft, applicationId: 'a1', version: 9 };
    keeper.edit({ subject: '新' });
    expect(await keeper.flush()).toBe(false);
    expect(keeper.state.applicationId).toBe('a1');
  });
});

test('a saved person takes the applicant’s place and is shown', async () => {
  const keeper = keeperOf();
  keeper.edit({ subject: '名单', applicantName: '李四' });
  expect(await keeper.fill('p1')).toBe(true);
  expect(keeper.record.fields).toEqual({ subject: '名单', applicantName: '张母' });
  expect(said).toEqual([['refilled', { subject: '名单', applicantName: '张母' }]]);
});

test('a draft that begins with a person is made when opened, without a word of merging', async () => {
  const keeper = keeperOf(newRecord(makeKey, { origin: { personId: 'p1' } }));
  await keeper.open();
  expect(keeper.record.fields).toEqual({ applicantName: '张母' });
  expect(said).toEqual([['refilled', { applicantName: '张母' }]]);
});

test('a refusal tells its words and its fields', async () => {
  const keeper = keeperOf();
  keeper.edit({ phone: '1' });
  server.failures = [
    new ApiFailure(400, 'invalid_input', '填写有误', [{ path: 'fields.phone', message: '最多 30 个字' }]),
  ];
  expect(await keeper.flush()).toBe(false);
  expect(keeper.state).toMatchObject({
    save: 'failed',
    problem: '填写有误',
    faults: [{ path: 'phone', message: '最多 30 个字' }],
  });
});
