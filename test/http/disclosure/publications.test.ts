import { beforeAll, describe, expect, test } from '@jest/globals';
import { newKey } from '../../support/cases.js';
import {
  act,
  buildPublication,
  create,
  expectOk,
  type Person,
  publishItem,
  REVIEW,
  useDisclosure,
} from '../../support/disclosure.js';
import { pdfFile } from '../../support/files.js';

const bed = useDisclosure('2026-03-02');
let writer: Person;
let editor: Person;
let reviewer: Person;
let stranger: Person;

beforeAll(() => {
  writer = bed.person('周信息', ['contributor']);
  editor = bed.person('李编辑', ['clerk']);
  reviewer = bed.person('王审核', ['reviewer']);
  stranger = bed.person('赵外人', ['contributor', 'clerk', 'reviewer', 'office_head'], 'other');
});

const draft = async (overrides: Record<string, unknown> = {}) =>
  expectOk(await create(writer, buildPublication(overrides)));
const inReview = async (overrides: Record<string, unknown> = {}) => {
  const { id } = await draft(overrides);
  expectOk(await act(editor, id, 'submit', { expectedVersion: 1 }));
  return id;
};

describe('who may come in', () => {
  test('requires authentication', async () => {
    const { id } = await draft();
    const paths = ['/api/staff/publications', `/api/staff/publications/${id}`];
    for (const path of paths) expect((await bed.anonymous.get(path)).status).toBe(401);
    expect((await bed.anonymous.post('/api/staff/publications', buildPublication())).status).toBe(401);
    for (const action of ['submit', 'return', 'publish', 'withdraw']) {
      const answer = await bed.anonymous.post(`/api/staff/publications/${id}/actions/${action}`, {
        expectedVersion: 1,
      });
      expect(answer.status).toBe(401);
    }
  });

  test('another agency finds nothing and changes nothing', async () => {
    const { id } = await draft();
    expect((await stranger.client.get(`/api/staff/publications/${id}`)).status).toBe(404);
    expect((await act(stranger, id, 'submit', { expectedVersion: 1 })).status).toBe(404);
    expect((await act(stranger, id, 'publish', { expectedVersion: 1, secrecyReview: REVIEW })).status).toBe(404);
    expect((await act(stranger, id, 'return', { expectedVersion: 1, reason: '退' })).status).toBe(404);
    expect((await act(stranger, id, 'withdraw', { expectedVersion: 1, reason: '撤' })).status).toBe(404);
    const update = { ...buildPublication({ title: '改' }), expectedVersion: 1 };
    const answer = await stranger.client.send('PUT', `/api/staff/publications/${id}`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(update),
    });
    expect(answer.status).toBe(404);
    const list = (await stranger.client.get('/api/staff/publications')).json<{ items: { id: string }[] }>();
    expect(list.items).toEqual([]);
    expect((await writer.client.get(`/api/staff/publications/${id}`)).json()).toMatchObject({
      version: 1,
      status: { code: 'draft' },
    });
  });

  test('a contributor writes but does not publish, an auditor only looks', async () => {
    const id = await inReview();
    expect((await act(writer, id, 'publish', { expectedVersion: 2, secrecyReview: REVIEW })).status).toBe(403);
    const auditor = bed.person('孙审计', ['auditor']);
    expect((await create(auditor, buildPublication())).status).toBe(403);
    expect((await auditor.client.get(`/api/staff/publications/${id}`)).json()).toMatchObject({ abilities: [] });
    const supervisor = bed.person('钱监督', ['supervisor']);
    expect((await supervisor.client.get('/api/staff/publications')).status).toBe(403);
  });
});

describe('from draft to the public', () => {
  test('第十七条 by a second person with a secrecy review; everybody is named', async () => {
    const id = await inReview();
    const before = (await reviewer.client.get(`/api/staff/publications/${id}`)).json<{ abilities: unknown }>();
    expect(before.abilities).toEqual([
      { action: 'return', label: '退回修改' },
      { action: 'publish', label: '公开' },
    ]);
    const review = { ...REVIEW, reviewerName: '陈保密' };
    const published = expectOk(await act(reviewer, id, 'publish', { expectedVersion: 2, secrecyReview: review }));
    // 2026-02-24 … 2026-03-02: 25, 26, 27 February, Saturday 28 February (worked), 2 March
    expect(published).toMatchObject({
      status: { code: 'published', label: '已公开' },
      publishedDate: '2026-03-02',
      timeliness: { workingDays: 5, dueDate: '2026-03-23', late: false, provisional: false },
      author: '周信息',
      editor: '李编辑',
      reviewer: '王审核',
      secrecyReviews: [
        {
          reviewerName: '陈保密',
          date: '2026-03-02',
          basis: '本机关保密审查制度第五条',
          result: { code: 'publishable', label: '可以公开' },
        },
      ],
      abilities: [{ action: 'withdraw', label: '撤回' }],
    });
    const seen = (await bed.anonymous.get(`/api/public/publications/${id}`)).json();
    expect(seen).toEqual({
      id,
      agency: { id: bed.agencyId, name: '云溪市城市管理局' },
      title: '关于印发《生活垃圾分类管理办法》的通知',
      body: '各镇人民政府：\n现将《生活垃圾分类管理办法》印发给你们，请遵照执行。',
      category: { code: 'A20-01', label: '行政法规、规章和规范性文件', item: '（一）' },
      column: { code: 'statutory_content', label: '法定主动公开内容' },
      documentNumber: '云城管〔2026〕3号',
      source: '云溪市城市管理局',
      formedDate: '2026-02-24',
      publishedDate: '2026-03-02',
      author: '周信息',
      editor: '李编辑',
      reviewer: '王审核',
      files: [],
    });
  });

  test('第十七条 nobody publishes what he wrote, changed or sent to review', async () => {
    const both = bed.person('吴两岗', ['clerk', 'reviewer']);
    const ownId = expectOk(await create(both, buildPublication())).id;
    expectOk(await act(writer, ownId, 'submit', { expectedVersion: 1 }));
    const own = await act(both, ownId, 'publish', { expectedVersion: 2, secrecyReview: REVIEW });
    expect([own.status, own.json().error.code]).toEqual([422, 'separation_of_duties']);

    const { id: sentId } = await draft();
    expectOk(await act(both, sentId, 'submit', { expectedVersion: 1 }));
    const sent = await act(both, sentId, 'publish', { expectedVersion: 2, secrecyReview: REVIEW });
    expect(sent.json().error.code).toBe('separation_of_duties');
    const shown = (await both.client.get(`/api/staff/publications/${sentId}`)).json<{
      abilities: { action: string }[];
    }>();
    expect(shown.abilities.map(({ action }) => action)).toEqual(['return']);
  });

  test('第十七条 a review that did not clear it blocks; the item goes back with the review on record', async () => {
    const id = await inReview();
    const doubtful = { ...REVIEW, result: 'referred' };
    const blocked = await act(reviewer, id, 'publish', { expectedVersion: 2, secrecyReview: doubtful });
    expect([blocked.status, blocked.json().error.fields?.[0]?.path]).toEqual([400, 'secrecyReview.result']);
    const returned = expectOk(
      await act(reviewer, id, 'return', { expectedVersion: 2, reason: '涉密问题待定', secrecyReview: doubtful }),
    );
    expect(returned).toMatchObject({
      status: { code: 'draft' },
      remark: '涉密问题待定',
      secrecyReviews: [{ reviewerName: '王审核', result: { code: 'referred' } }],
    });
  });

  test('without a review nothing is published', async () => {
    const id = await inReview();
    const answer = await act(reviewer, id, 'publish', { expectedVersion: 2 });
    expect([answer.status, answer.json().error.fields?.[0]?.path]).toEqual([400, 'secrecyReview']);
  });

  test('steps out of order are refused in words', async () => {
    const { id } = await draft();
    const early = await act(reviewer, id, 'publish', { expectedVersion: 1, secrecyReview: REVIEW });
    expect([early.status, early.json().error.message]).toEqual([422, '当前状态下不能“公开”：这条信息的状态是“草稿”']);
  });

  test('an older version is refused with the current one', async () => {
    const { id } = await draft();
    expectOk(await act(editor, id, 'submit', { expectedVersion: 1 }));
    const answer = await act(reviewer, id, 'return', { expectedVersion: 1, reason: '旧页面' });
    expect(answer.status).toBe(409);
    expect(answer.json().error).toMatchObject({ code: 'version_conflict', details: { currentVersion: 2 } });
  });

  test('every change is in the audit log', async () => {
    const id = await publishItem(writer, reviewer);
    const rows = await bed.connection.db?.collection('auditRows').find({ 'subject.id': id }).sort({ _id: 1 }).toArray();
    expect(rows?.map(({ action, actor }) => `${action} ${(actor as { name: string }).name}`)).toEqual([
      'create_publication 周信息',
      'submit_publication 周信息',
      'publish_publication 王审核',
    ]);
  });
});

describe('creating', () => {
  test('sent twice with one key it is one; with another body it is refused', async () => {
    const key = newKey();
    const fileId = await bed.upload(writer, '附件.pdf', pdfFile());
    const body = buildPublication({ fileIds: [fileId] });
    const [first, second] = await Promise.all([create(writer, body, key), create(writer, body, key)]);
    expect(expectOk(second).id).toBe(expectOk(first).id);
    expect(expectOk(await create(writer, body, key)).id).toBe(expectOk(first).id);
    const other = await create(writer, buildPublication({ title: '另一条' }), key);
    expect([other.status, other.json().error.code]).toEqual([422, 'idempotency_key_reused']);
    expect((await writer.client.post('/api/staff/publications', body)).json().error.code).toBe(
      'idempotency_key_required',
    );
  });

  test('第二十条 法定主动公开内容 needs an item of the article; other columns do not', async () => {
    const answer = await create(writer, buildPublication({ category: null }));
    expect(answer.json().error.fields).toEqual([
      { path: 'category', message: '法定主动公开内容应当选择第二十条的事项' },
    ]);
    expect(expectOk(await create(writer, buildPublication({ category: null, column: 'news' })))).toMatchObject({
      category: null,
    });
  });

  test('a day to come is refused, today is not', async () => {
    const tomorrow = await create(writer, buildPublication({ formedDate: '2026-03-03' }));
    expect(tomorrow.json().error.fields).toEqual([{ path: 'formedDate', message: '不能晚于今天' }]);
    expectOk(await create(writer, buildPublication({ formedDate: '2026-03-02' })));
  });

  test('without text there must be a file', async () => {
    const answer = await create(writer, buildPublication({ body: '' }));
    expect(answer.json().error.fields).toEqual([{ path: 'body', message: '正文和附件至少填写一项' }]);
  });

  test('a file of another agency or of another item is nobody’s file', async () => {
    const foreign = await bed.upload(stranger, '外.pdf', pdfFile());
    const taken = await bed.upload(writer, '已用.pdf', pdfFile());
    await draft({ fileIds: [taken] });
    for (const fileId of [foreign, taken]) {
      const answer = await create(writer, buildPublication({ fileIds: [fileId] }));
      expect([answer.status, answer.json().error.fields?.[0]?.path]).toEqual([400, 'fileIds.0']);
    }
  });

  test('invisible characters do not get in', async () => {
    expect(await draft({ title: '通知\u202e\u200b书' })).toMatchObject({ title: '通知书' });
  });
});

describe('changing a draft', () => {
  const update = ({ client }: Person, id: string, body: unknown) =>
    client.send('PUT', `/api/staff/publications/${id}`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('replaces the text; the writer is remembered; a dropped file goes back among the uploads', async () => {
    const kept = await bed.upload(writer, '留.pdf', pdfFile());
    const dropped = await bed.upload(writer, '去.pdf', pdfFile());
    const { id } = await draft({ fileIds: [kept, dropped] });
    const changed = expectOk(
      await update(reviewer, id, { ...buildPublication({ title: '新标题', fileIds: [kept] }), expectedVersion: 1 }),
    );
    expect(changed).toMatchObject({ version: 2, title: '新标题', files: [{ id: kept, name: '留.pdf' }] });
    const [file] = await bed.commands.files.describe([dropped]);
    expect(file?.owner).toBe(`staged-by-staff:${bed.agencyId}`);
    expectOk(await act(writer, id, 'submit', { expectedVersion: 2 }));
    const own = await act(reviewer, id, 'publish', { expectedVersion: 3, secrecyReview: REVIEW });
    expect(own.json().error.code).toBe('separation_of_duties');
  });

  test('only a draft', async () => {
    const id = await inReview();
    const answer = await update(writer, id, { ...buildPublication(), expectedVersion: 2 });
    expect([answer.status, answer.json().error.code]).toEqual([422, 'action_not_allowed']);
  });
});

describe('第十五条 personal data before publication', () => {
  const secret = { body: '获补贴人员：张三，身份证号11010519491231002X，电话13800138000。' };

  test('stops the publication and says where, without repeating it', async () => {
    const id = await inReview(secret);
    const answer = await act(reviewer, id, 'publish', { expectedVersion: 2, secrecyReview: REVIEW });
    expect(answer.status).toBe(422);
    const { error } = answer.json();
    expect(error.message).toBe(
      '内容中有 2 处疑似个人信息（身份证号码、手机号码）。请删除或者隐去后再公开；确需保留的，请填写理由。',
    );
    expect(error.details).toEqual({
      count: 2,
      kinds: '身份证号码、手机号码',
      findings: [
        { field: 'body', kind: 'identity_number', label: '身份证号码', masked: '110*************2X' },
        { field: 'body', kind: 'mobile_number', label: '手机号码', masked: '138******00' },
      ],
    });
    expect(answer.text).not.toContain('11010519491231002X');
    expect((await bed.anonymous.get(`/api/public/publications/${id}`)).status).toBe(404);
  });

  test('passes with a reason, which is kept', async () => {
    const id = await inReview({ body: '服务电话 13800138000。' });
    const published = expectOk(
      await act(reviewer, id, 'publish', {
        expectedVersion: 2,
        secrecyReview: REVIEW,
        personalDataReason: '为对外公布的服务手机号码',
      }),
    );
    expect(published).toMatchObject({ personalDataReason: '为对外公布的服务手机号码' });
  });

  test('names of files count too', async () => {
    const fileId = await bed.upload(writer, '名单13912345678.pdf', pdfFile());
    const id = await inReview({ fileIds: [fileId] });
    const answer = await act(reviewer, id, 'publish', { expectedVersion: 2, secrecyReview: REVIEW });
    expect(answer.json().error.details).toMatchObject({ findings: [{ field: 'files.0.name' }] });
  });
});

describe('第二十六条 the day of publication', () => {
  test('a day of the past is recorded with a reason, and late is late', async () => {
    const id = await inReview({ formedDate: '2026-01-20' });
    const publish = (more: object) =>
      act(reviewer, id, 'publish', { expectedVersion: 2, secrecyReview: REVIEW, publishedDate: '2026-02-27', ...more });
    const without = await publish({});
    expect(without.json().error.fields?.[0]?.path).toBe('lateEntryReason');
    // 21–30 January 8, 2–13 February 10, Saturday 14 February worked, 15 to 23 off: the 20th is 24 February
    expect(expectOk(await publish({ lateEntryReason: '已于当日在公示栏公开' }))).toMatchObject({
      publishedDate: '2026-02-27',
      timeliness: { workingDays: 23, dueDate: '2026-02-24', late: true },
    });
  });

  test('neither before the information was formed nor after today', async () => {
    const id = await inReview();
    const publish = (publishedDate: string) =>
      act(reviewer, id, 'publish', {
        expectedVersion: 2,
        secrecyReview: REVIEW,
        publishedDate,
        lateEntryReason: '补录',
      });
    for (const day of ['2026-02-23', '2026-03-03']) {
      expect((await publish(day)).json().error.code).toBe('event_date_invalid');
    }
    expectOk(await publish('2026-02-24'));
  });
});
