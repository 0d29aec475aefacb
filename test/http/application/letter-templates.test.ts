/** How an agency words its letters: versions, and what every wording must say. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Answer, type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
let admin: Client;
let foreign: Client;
beforeAll(async () => {
  desk = await openDesk(server);
  admin = await server.staff(['administrator'], '孙管理');
  foreign = await server.staff(['administrator'], '外管理', 'other');
});

const PATH = '/api/staff/letter-templates';
const p = (text: string) => ({ kind: 'paragraph', text });
const WHOLE = [
  { kind: 'addressee', text: '{申请人}：' },
  p('{收到日期}收到您的申请：{申请内容}。'),
  p('依据条例第三十条，请补正：{补正内容}'),
  p('期限：{补正期限}；逾期视为放弃申请。'),
];

const save = (blocks: object[], more: object = {}, who = admin): Promise<Answer> =>
  who.post(`${PATH}/supplement_notice/actions/save`, { expectedVersion: 0, title: '补正通知', blocks, ...more });

describe('requires', () => {
  test('authentication, and the office head or the administrator for changes', async () => {
    expect((await server.anonymous.get(PATH)).status).toBe(401);
    expect((await save(WHOLE, {}, server.anonymous)).status).toBe(401);
    expect((await save(WHOLE, {}, desk.clerk)).status).toBe(403);
    expect((await desk.clerk.get(`${PATH}/receipt`)).body.abilities).toEqual({ edit_letter_templates: false });
  });
});

describe('mandatory elements', () => {
  test('a wording without them is refused, with all of them told at once', async () => {
    const refused = await save([p('{申请人}：请补正。')]);
    expect([refused.status, refused.body.error.fields]).toEqual([
      400,
      [
        {
          path: 'blocks',
          message:
            '补正告知书缺少：收到申请的日期（{收到日期}）；所申请的内容（{申请内容}）；需要补正的事项（{补正内容}）；合理的补正期限（{补正期限}）；逾期不补正的后果（写明“放弃申请”）；法律依据（第三十条）',
        },
      ],
    ]);
  });

  test('fields that do not exist, or tell a third party who applied', async () => {
    const unknown = await save([...WHOLE, p('{身份证号码}')]);
    expect([unknown.status, unknown.body.error.fields[0].path]).toEqual([400, 'blocks.4.text']);
    expect(unknown.body.error.fields[0].message).toMatch(/^“\{身份证号码\}”不能代入，可用的有 \{机关名称\}、/);
    const told = await admin.post(`${PATH}/third_party_consultation/actions/save`, {
      expectedVersion: 0,
      title: '征求意见书',
      blocks: [p('{申请人}申请公开')],
    });
    expect(told.body.error.fields[0].message).toMatch(/^“\{申请人\}”不能用在这种文书里/);
    const uneven = await save([...WHOLE, { kind: 'table', rows: [['甲', '乙'], ['丙']] }]);
    expect(uneven.body.error.fields).toEqual([{ path: 'blocks.4.rows', message: '表格各行的格数应当相同' }]);
    expect((await save([...WHOLE, p('{申请人')])).body.error.fields).toEqual([
      { path: 'blocks.4.text', message: '花括号不成对' },
    ]);
  });
});

describe('a wording that is being written', () => {
  const look = (blocks: object[], who = admin): Promise<Answer> =>
    who.post(`${PATH}/supplement_notice/actions/preview`, { title: '补正通知', blocks });

  test('is seen on an invented case, with what it lacks and what is wrong where; nothing is stored', async () => {
    const seen = await look([{ kind: 'addressee', text: '{申请人}：' }, p('请补正：{补正内容}{身份证号码}')]);
    expect(seen.status).toBe(200);
    expect(seen.body.elements).toEqual([
      { label: '申请人的姓名或者名称（{申请人}）', present: true },
      { label: '收到申请的日期（{收到日期}）', present: false },
      { label: '所申请的内容（{申请内容}）', present: false },
      { label: '需要补正的事项（{补正内容}）', present: true },
      { label: '合理的补正期限（{补正期限}）', present: false },
      { label: '逾期不补正的后果（写明“放弃申请”）', present: false },
      { label: '法律依据（第三十条）', present: false },
    ]);
    expect(seen.body.faults.map(({ path }: { path: string }) => path)).toEqual(['blocks.1.text', 'blocks']);
    expect(seen.body.model.blocks.slice(0, 4)).toEqual([
      { kind: 'number', text: '（文号在签发时编定）' },
      { kind: 'title', text: '补正通知' },
      { kind: 'addressee', text: '张三：' },
      { kind: 'paragraph', text: '请补正：请写明所需合同的签订年份，或者合同的编号。【身份证号码】' },
    ]);
    expect((await look(WHOLE)).body.faults).toEqual([]);
    expect((await admin.get(`${PATH}/supplement_notice`)).body.version).toBe(0);
  });

  test('by those who may change it', async () => {
    expect((await look(WHOLE, server.anonymous)).status).toBe(401);
    expect((await look(WHOLE, desk.clerk)).status).toBe(403);
  });
});

describe('versions', () => {
  test('who, when and why; letters keep the text they were issued with; another agency has its own', async () => {
    const { id } = await desk.handedIn('2026-03-02', {}, { subject: '路灯' });
    await desk.done(desk.clerk, id, 'request-supplement', { text: '年份', replyBy: '2026-03-20' });
    const page = `/api/staff/applications/${id}`;
    const { version } = await desk.page(id);
    const kind = 'supplement_notice';
    const issued = (await desk.clerk.post(`${page}/actions/issue-letter`, { expectedVersion: version, kind })).body;

    const list = [{ kind: 'list', items: ['身份证明', '联系方式：{联系电话}', '年份'] }];
    const saved = await save([...WHOLE, ...list], { note: '改用短句' });
    expect(saved.status).toBe(200);
    expect(saved.body.versions.map((each: Record<string, unknown>) => [each.version, each.savedBy, each.note])).toEqual(
      [
        [1, '孙管理', '改用短句'],
        [0, null, '系统的模板'],
      ],
    );
    const stale = await save(WHOLE);
    expect([stale.status, stale.body.error.details]).toEqual([409, { currentVersion: 1 }]);
    expect((await save(WHOLE, { expectedVersion: 1 })).body.version).toBe(2);
    expect((await admin.get(`${PATH}/supplement_notice?version=1`)).body.blocks[4]).toEqual(list[0]);
    expect((await admin.get(`${PATH}/supplement_notice?version=0`)).body.title).toBe('政府信息公开申请补正告知书');
    expect((await admin.get(`${PATH}/supplement_notice?version=3`)).status).toBe(404);
    expect((await foreign.get(`${PATH}/supplement_notice`)).body.version).toBe(0);

    const again = (await desk.clerk.get(`${page}/outgoing-letters/${issued.id}`)).body;
    expect([again.templateVersion, again.model]).toEqual([0, issued.model]);
    const now = (await desk.clerk.post(`${page}/actions/preview-letter`, { kind })).body;
    expect([now.templateVersion, now.model.title]).toEqual([2, '补正通知']);
    expect(now.model.blocks.at(-2)).toEqual({ kind: 'paragraph', text: '期限：2026年3月20日；逾期视为放弃申请。' });
  });

  test('an item of a list about what there is not is left out, and the others are numbered on', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'request-supplement', { text: '年份', replyBy: '2026-03-20' });
    const items = ['身份证明', '联系方式：{联系电话}', '年份'];
    await save([...WHOLE, { kind: 'list', items }], { expectedVersion: 2 });
    const { body } = await desk.clerk.post(`/api/staff/applications/${id}/actions/preview-letter`, {
      kind: 'supplement_notice',
    });
    expect(body.model.blocks.at(-2)).toEqual({ kind: 'list', items: ['1．身份证明', '2．年份'] });
  });
});
