/** Equal things sent at the same moment, and what a person may do himself. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildForm, buildOtherForm, newKey } from '../../support/cases.js';
import { pdfFile } from '../../support/files.js';
import { type Answer, type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-02-06' });

let citizen: Client;
let clerk: Client;
let second: Client;
let both: Client;

beforeAll(async () => {
  citizen = await server.citizen('zhang-san');
  clerk = await server.staff(['clerk'], '王经办');
  second = await server.staff(['clerk'], '陈经办');
  both = await server.staff(['clerk', 'reviewer', 'office_head'], '赵主任');
});

async function draft(who: Client, fields: object): Promise<string> {
  const made = await who.post('/api/me/drafts', { agencyId: server.agencyId, fields }, { key: newKey() });
  expect(made.status).toBe(201);
  return made.body.id;
}
const submit = (who: Client, draftId: string, more: object = {}): Promise<Answer> =>
  who.post('/api/me/applications', { draftId, ...more }, { key: newKey() });
const ten = <T>(of: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 10 }, (_, index) => of(index)));
const statuses = (answers: Answer[]): number[] => answers.map(({ status }) => status).sort();
const act = (who: Client, item: { id: string; version: number }, verb: string, body: object = {}): Promise<Answer> =>
  who.post(`/api/staff/applications/${item.id}/actions/${verb}`, { expectedVersion: item.version, ...body });

const ONE_OF_TEN = [201, ...Array<number>(9).fill(409)];

describe('equal applications', () => {
  test('ten drafts of the same words sent at once: one case, nine are told of it', async () => {
    const form = buildOtherForm();
    const drafts = await ten(() => draft(citizen, form));
    const answers = await ten((index) => submit(citizen, drafts[index] ?? ''));
    expect(statuses(answers)).toEqual(ONE_OF_TEN);
    const made = answers.find(({ status }) => status === 201)?.body;
    for (const { body } of answers.filter(({ status }) => status === 409)) {
      expect(body.error).toMatchObject({ code: 'possible_duplicate', details: { number: made.number } });
    }
    // Who means it says so.
    const [again = ''] = drafts.filter((id) => id !== made.draftId).slice(-1);
    expect((await submit(citizen, again, { confirmDuplicate: true })).status).toBe(201);
  });

  test('ten equal letters registered at once: one case', async () => {
    const body = { channel: 'in_person', fields: buildOtherForm(), submittedDate: '2026-02-06' };
    const answers = await ten(() => clerk.post('/api/staff/applications', body, { key: newKey() }));
    expect(statuses(answers)).toEqual(ONE_OF_TEN);
  });

  test('somebody else’s identity number tells nothing of that person’s cases', async () => {
    const form = buildForm({ subject: '某小区规划许可' });
    expect((await submit(citizen, await draft(citizen, form))).status).toBe(201);
    const stranger = await server.citizen('li-si');
    expect((await submit(stranger, await draft(stranger, form))).status).toBe(201);
  });
});

test('ten intakes of one paper with its scan, by one key: one case, ten times told', async () => {
  const scan = await clerk.upload('/api/staff/files', '申请书.pdf', pdfFile(), 'application/pdf');
  const key = newKey();
  const body = {
    channel: 'in_person',
    fields: buildOtherForm(),
    submittedDate: '2026-02-06',
    fileIds: [scan.body.id],
    confirmDuplicate: true,
  };
  const answers = await ten(() => clerk.post('/api/staff/applications', body, { key }));
  expect(statuses(answers)).toEqual(Array<number>(10).fill(201));
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
});

test('ten dispatches with the same letter: one goes out, nine are told what happened', async () => {
  let item = (await submit(citizen, await draft(citizen, buildOtherForm()))).body;
  item = (await act(clerk, item, 'confirm-receipt')).body;
  item = (
    await act(clerk, item, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    })
  ).body;
  item = (await act(both, item, 'approve-decision')).body;
  const file = await clerk.upload('/api/staff/files', '答复书.pdf', pdfFile(), 'application/pdf');
  const answers = await ten(() => act(clerk, item, 'dispatch', { method: 'online', fileIds: [file.body.id] }));
  expect(statuses(answers)).toEqual([200, ...Array<number>(9).fill(409)]);
});

describe('abilities are what the server then allows', () => {
  const names = (item: Answer['body']): string[] => item.abilities.map((ability: { action: string }) => ability.action);
  const see = async (who: Client, id: string): Promise<Answer['body']> =>
    (await who.get(`/api/staff/applications/${id}`)).body;

  test('taking and giving back', async () => {
    const item = (await submit(citizen, await draft(citizen, buildOtherForm()))).body;
    expect(names(await see(clerk, item.id))).toEqual(expect.arrayContaining(['claim']));
    expect(names(await see(clerk, item.id))).not.toContain('release');
    const claimed = (await act(clerk, item, 'claim')).body;
    expect(names(claimed)).toContain('release');
    expect(names(await see(second, item.id))).not.toContain('claim');
    expect((await act(second, claimed, 'claim')).status).toBe(422);
  });

  test('nobody is offered to approve what he proposed', async () => {
    let item = (await submit(citizen, await draft(citizen, buildOtherForm()))).body;
    item = (await act(both, item, 'confirm-receipt')).body;
    item = (await act(both, item, 'request-extension', { workingDays: 5, reason: '需要研究' })).body;
    expect(names(item)).not.toContain('approve_extension');
    item = (
      await act(both, item, 'propose-decision', {
        parts: [{ code: 'granted', ground: 'article_36_2' }],
        text: '予以公开。',
      })
    ).body;
    expect(names(item)).not.toContain('approve_decision');
    expect(names(item)).toContain('return_decision');
    const head = await server.staff(['office_head'], '孙主任');
    expect(names(await see(head, item.id))).toEqual(expect.arrayContaining(['approve_decision', 'approve_extension']));
  });
});
