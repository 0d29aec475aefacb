/** A.10 第7条: facts can always be recorded, also late and also into a frozen year, with who answers for it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildOtherForm, newKey } from '../../support/cases.js';
import { type Answer, type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-06' });

let clerk: Client;
let head: Client;

beforeAll(async () => {
  clerk = await server.staff(['clerk'], '王经办');
  head = await server.staff(['office_head'], '赵主任');
});

const intake = (who: Client, body: object, key = newKey()): Promise<Answer> =>
  who.post('/api/staff/applications', { channel: 'in_person', fields: buildOtherForm(), ...body }, { key });

async function act(who: Client, item: Answer['body'], verb: string, body: object = {}): Promise<Answer> {
  const { version } = (await clerk.get(`/api/staff/applications/${item.id}`)).body;
  return who.post(`/api/staff/applications/${item.id}/actions/${verb}`, { expectedVersion: version, ...body });
}

describe('intake', () => {
  // 2026-03-06 is a Friday; 03-03 lies three working days back, 03-02 four.
  test('a paper of three working days ago needs no reason, one of four does and keeps it', async () => {
    expect((await intake(clerk, { submittedDate: '2026-03-03' })).status).toBe(201);
    const bare = await intake(clerk, { submittedDate: '2026-03-02' });
    expect(bare.status).toBe(422);
    expect(bare.body.error).toMatchObject({
      code: 'event_date_invalid',
      fields: [{ path: 'lateEntryReason', message: '补录 3 个工作日以前的事项，请填写理由' }],
    });
    const told = await intake(clerk, { submittedDate: '2026-03-02', lateEntryReason: '窗口漏登' });
    expect(told.status).toBe(201);
    expect(told.body.events[0]).toMatchObject({ kind: 'submitted', lateEntryReason: '窗口漏登' });
  });

  test('mail counts from the day the office signed, not from the day it was posted', async () => {
    const mail = { channel: 'registered_mail', submittedDate: '2026-02-24', receivedDate: '2026-03-05' };
    expect((await intake(clerk, mail)).status).toBe(201);
  });

  test('a repeat with attachments is answered as the first time', async () => {
    const scan = new TextEncoder().encode('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
    const file = await clerk.upload('/api/staff/files', '申请.pdf', scan, 'application/pdf');
    expect(file.status).toBe(201);
    const body = { fields: buildOtherForm(), submittedDate: '2026-03-06', fileIds: [file.body.id] };
    const key = newKey();
    const [first, second] = [await intake(clerk, body, key), await intake(clerk, body, key)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    // With a key of its own it is another application, and the file is taken.
    const other = await intake(clerk, { ...body, confirmDuplicate: true });
    expect(other.body.error.fields).toEqual([{ path: 'fileIds.0', message: '没有这个附件，请重新上传' }]);
  });
});

describe('a frozen year', () => {
  const late = { submittedDate: '2025-12-30', lateEntryReason: '邮件积压' };
  const correction = { reason: '补登去年收到的申请' };

  test('is the head’s to correct: the clerk is told, and the clerk’s own verbs are open to the head', async () => {
    server.clock.freezeOn('2025-12-30');
    const open = (await intake(clerk, { submittedDate: '2025-12-30' })).body;
    await act(clerk, open, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    });
    expect((await act(head, open, 'approve-decision')).status).toBe(200);
    server.clock.freezeOn('2026-03-06');
    const frozen = await head.post('/api/staff/reports/2025/actions/freeze', {});
    expect(frozen.status).toBe(201);

    expect((await intake(clerk, late)).body.error).toMatchObject({ code: 'year_frozen', details: { year: 2025 } });
    expect((await intake(clerk, { ...late, correction })).status).toBe(403);
    expect((await intake(head, late)).status).toBe(403);
    const entered = await intake(head, { ...late, correction });
    expect(entered.status).toBe(201);

    // Posted on 31 December, found after the year was frozen.
    const posted = { method: 'post', date: '2025-12-31', lateEntryReason: '回执迟到' };
    expect((await act(clerk, open, 'dispatch', posted)).body.error.code).toBe('year_frozen');
    expect((await act(head, open, 'dispatch', posted)).status).toBe(403);
    expect((await act(head, open, 'dispatch', { ...posted, correction })).status).toBe(200);
    const { body } = await head.get('/api/staff/reports/2025/tables');
    expect(body.tables.table2.rows.newly_received[0]).toBe(2);
    expect(body.tables.table2.rows.granted[0]).toBe(1);
    const recount = await head.get('/api/staff/reports/2025/recount');
    expect(recount.body.equal).toBe(true);
  });

  test('does not open the head’s way to what is no fact', async () => {
    const item = (await intake(clerk, { submittedDate: '2026-03-06' })).body;
    const answer = await act(head, item, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
      correction,
    });
    expect(answer.status).toBe(403);
  });
});
