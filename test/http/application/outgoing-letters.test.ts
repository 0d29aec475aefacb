/** Letters of a case: looked at, issued, kept for good, sent. The texts are those of A.3–A.7 and A.10, word by word where it matters. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from '../../support/desk.js';
import { docxText, pdfPages, squeezed, withoutPageNumbers } from '../../support/letter-files.js';
import { type Answer, type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
let admin: Client;

beforeAll(async () => {
  desk = await openDesk(server);
  admin = await server.staff(['administrator'], '孙管理');
  await changeAgency({
    office: { name: '政策法规科', address: '人民路18号', hours: '', phone: '0512-55500001', fax: '', email: '' },
    letters: { numberPattern: '云城管依申请〔{year}〕第{n}号', letterhead: '云溪市城市管理局' },
    reconsiderationBodies: [body('云溪市人民政府', '府前街1号', '0512-55500108')],
    courts: [body('云溪市人民法院', '', '')],
  });
});

const body = (name: string, address: string, phone: string) => ({
  name,
  address,
  phone,
  validFrom: '2024-01-01',
  validUntil: null,
});

async function changeAgency(changes: object): Promise<Answer> {
  const { version } = (await admin.get('/api/staff/agency')).body;
  return admin.post('/api/staff/agency/actions/update', { expectedVersion: version, ...changes });
}

const at = (id: string, rest = ''): string => `/api/staff/applications/${id}/outgoing-letters${rest}`;

async function issue(id: string, kind: string, more: object = {}, who = desk.clerk): Promise<Answer> {
  const { version } = await desk.page(id);
  return who.post(`/api/staff/applications/${id}/actions/issue-letter`, { expectedVersion: version, kind, ...more });
}

async function issued(id: string, kind: string, more: object = {}): Promise<Answer['body']> {
  const answer = await issue(id, kind, more);
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const preview = (id: string, kind: string, more: object = {}, who = desk.clerk): Promise<Answer> =>
  who.post(`/api/staff/applications/${id}/actions/preview-letter`, { kind, ...more });

async function bytes(path: string, who = desk.clerk): Promise<Buffer> {
  const response = await fetch(server.origin + path, { headers: who.authorization });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

interface Block {
  kind: string;
  text?: string;
  items?: string[];
  rows?: string[][];
  agency?: string;
  date?: string;
}
const paragraphsOf = ({ model }: { model: { blocks: Block[] } }): string[] =>
  model.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text ?? ''] : []));
const blockOf = ({ model }: { model: { blocks: Block[] } }, kind: string): Block | undefined =>
  model.blocks.find((block) => block.kind === kind);
/** As the page is drawn, without asking the server's own code. */
const textOf = ({ model }: { model: { blocks: Block[] } }): string =>
  squeezed(
    model.blocks
      .map(({ text = '', items = [], rows = [], agency = '', date = '' }) =>
        [text, ...items, ...rows.flat(), agency, date].join(''),
      )
      .join(''),
  );

async function decided(parts: object[], text: string, fields: object = {}): Promise<string> {
  const { id } = await desk.handedIn('2026-03-02', {}, fields);
  await desk.done(desk.clerk, id, 'propose-decision', { parts, text });
  await desk.done(desk.reviewer, id, 'approve-decision');
  return id;
}

describe('who may', () => {
  let id = '';
  let letterId = '';
  beforeAll(async () => {
    ({ id } = await desk.handedIn('2026-03-02'));
    letterId = (await issued(id, 'receipt')).id;
  });

  test('requires authentication', async () => {
    expect((await server.anonymous.get(at(id))).status).toBe(401);
    expect((await issue(id, 'receipt', {}, server.anonymous)).status).toBe(401);
    expect((await desk.citizen.get(at(id))).status).toBe(401);
  });

  test('another agency finds nothing', async () => {
    for (const path of [at(id), at(id, `/${letterId}`), at(id, `/${letterId}/pdf`), at(id, `/${letterId}/docx`)])
      expect((await desk.outsider.get(path)).status).toBe(404);
    expect((await preview(id, 'receipt', {}, desk.outsider)).status).toBe(404);
    expect((await issue(id, 'receipt', {}, desk.outsider)).status).toBe(404);
  });

  test('issuing is for clerks, reading for the office', async () => {
    expect((await issue(id, 'receipt', {}, desk.reviewer)).status).toBe(403);
    expect((await desk.reviewer.get(at(id, `/${letterId}`))).status).toBe(200);
  });
});

describe('第三十一条 接收回执', () => {
  test('says what was received, under which number, and until when it will be answered', async () => {
    const { id, number } = await desk.handedIn('2026-02-06', {}, { subject: '2025年路灯采购合同' });
    const letter = await issued(id, 'receipt');
    expect([letter.number, letter.recipient, letter.title]).toEqual([null, '张三', '政府信息公开申请接收回执']);
    expect(paragraphsOf(letter)).toEqual([
      `本机关于2026年2月6日收到您的政府信息公开申请（提交方式：当面提交），现予登记，受理号为${number}。申请公开的内容为：2025年路灯采购合同。`,
      '根据《中华人民共和国政府信息公开条例》第三十三条的规定，本机关将自收到申请之日起20个工作日内答复，即在2026年3月12日前答复；需要您补正申请内容、需要延长答复期限或者征求意见的，本机关将另行告知。',
      '您可以凭受理号向本机关查询办理情况。',
      '联系机构：政策法规科；联系电话：0512-55500001。',
    ]);
    expect(blockOf(letter, 'signature')).toEqual({
      kind: 'signature',
      agency: '云溪市城市管理局',
      date: '2026年2月6日',
    });
  });

  test('the copy of the applicant binds the case to his account; what is archived holds no code', async () => {
    const { id, number } = await desk.handedIn('2026-03-02');
    const letter = await issued(id, 'receipt');
    const response = await fetch(`${server.origin}${at(id, `/${letter.id}/actions/print-applicant-copy`)}`, {
      method: 'POST',
      headers: { ...desk.clerk.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ expectedVersion: letter.version }),
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const text = withoutPageNumbers(pdfPages(Buffer.from(await response.arrayBuffer())));
    const code = /和绑定码([0-9A-Z]{10})，/.exec(text)?.[1] ?? '';
    const bound = await desk.citizen.post('/api/me/applications/actions/bind', { number, code });
    expect([bound.status, bound.body.id]).toEqual([200, id]);
    expect(withoutPageNumbers(pdfPages(await bytes(at(id, `/${letter.id}/pdf`))))).not.toContain('绑定码');
  });
});

describe('notices', () => {
  test('第三十条 补正告知书: what, until when, and what follows from silence; no remedies', async () => {
    const { id } = await desk.handedIn('2026-03-02', {}, { subject: '路灯' });
    const early = await issue(id, 'supplement_notice');
    expect([early.status, early.body.error.message]).toEqual([
      422,
      '当前状态下不能“制发补正告知书”：没有“要求补正”的记录',
    ]);
    await desk.done(desk.clerk, id, 'request-supplement', { text: '请写明年份\n请写明路段', replyBy: '2026-03-20' });
    const letter = await issued(id, 'supplement_notice');
    expect(paragraphsOf(letter).slice(1, 5)).toEqual([
      '经审查，您的申请内容不明确。根据《中华人民共和国政府信息公开条例》第三十条的规定，请您补正以下内容：',
      '请写明年份',
      '请写明路段',
      '请在2026年3月20日前补正。答复期限自本机关收到补正的申请之日起计算；无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。',
    ]);
    expect(textOf(letter)).not.toMatch(/复议|诉讼/);
    const second = await issue(id, 'supplement_notice');
    expect([second.status, second.body.error.message]).toEqual([
      422,
      `当前状态下不能“制发补正告知书”：已经制发 ${letter.number}，有误的请制发新的文书代替`,
    ]);
  });

  test('第三十三条 延期告知书: only of an extension that was approved', async () => {
    const { id } = await desk.handedIn('2026-02-06');
    await desk.done(desk.clerk, id, 'request-extension', { workingDays: 20, reason: '需要检索大量档案。' });
    expect((await issue(id, 'extension_notice')).status).toBe(422);
    await desk.done(desk.head, id, 'approve-extension');
    expect(paragraphsOf(await issued(id, 'extension_notice'))[1]).toBe(
      '因需要检索大量档案，不能在20个工作日内作出答复。根据《中华人民共和国政府信息公开条例》第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，延长答复期限20个工作日，将在2026年4月10日前答复。',
    );
  });

  test('第三十二条 the third party is not told who applied, the applicant not who the third party is', async () => {
    const { id, number } = await desk.handedIn('2026-03-02', {}, { subject: '排污许可材料' });
    const { consultations } = await desk.done(desk.clerk, id, 'start-consultation', {
      with: 'third_party',
      recipient: '云溪环境工程有限公司',
      text: '是否同意公开第二章',
    });
    const consultationId = consultations[0].id;
    const letter = await issued(id, 'third_party_consultation', { consultationId });
    expect(letter.recipient).toBe('云溪环境工程有限公司');
    expect(textOf(letter)).toContain('请自收到本意见书之日起15个工作日内书面提出是否同意公开的意见');
    expect(textOf(letter)).not.toContain('张三');
    expect(textOf(letter)).not.toContain(squeezed(number));
    const notice = await issued(id, 'consultation_notice', { consultationId });
    expect(textOf(notice)).toContain('征求意见所需时间不计算在答复期限内');
    expect(textOf(notice)).not.toContain('云溪环境工程有限公司');
    const wrong = await issue(id, 'agency_consultation', { consultationId });
    expect([wrong.status, wrong.body.error.details.reason]).toEqual([422, '征求意见的对象与文书不符']);
  });

  test('第三十四条 the silence of an agency is its consent', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const { consultations } = await desk.done(desk.clerk, id, 'start-consultation', {
      with: 'agency',
      recipient: '云溪市水务局',
      text: '是否同意公开',
    });
    const letter = await issued(id, 'agency_consultation', { consultationId: consultations[0].id });
    expect(textOf(letter)).toContain('逾期未提出意见的，视为同意公开');
  });

  test('A.10, 18 help of another unit: what, until when; who applied is not told', async () => {
    const { id, number } = await desk.handedIn('2026-03-02', {}, { subject: '竣工档案' });
    expect((await issue(id, 'assistance_letter')).body.error.details.reason).toBe('请选择是哪一件协办函');
    const { assistances } = await desk.done(desk.clerk, id, 'request-assistance', {
      unit: '云溪市城建档案馆',
      text: '请协助检索2012年以前的竣工档案。',
      replyBy: '2026-03-09',
    });
    const letter = await issued(id, 'assistance_letter', { assistanceId: assistances[0].id });
    expect([letter.recipient, paragraphsOf(letter)]).toEqual([
      '云溪市城建档案馆',
      [
        '本机关于2026年3月2日收到公开“竣工档案”的申请。为依法按期答复，请你单位协助办理以下事项：',
        '请协助检索2012年以前的竣工档案。',
        '请在2026年3月9日前书面回复，并附有关材料；没有所需信息的，请说明检索的范围和结果。',
        '联系机构：政策法规科；联系电话：0512-55500001。',
        '特此函达。',
      ],
    ]);
    expect(textOf(letter)).not.toContain('张三');
    expect(textOf(letter)).not.toContain(squeezed(number));
    const other = await issue(id, 'receipt', { assistanceId: assistances[0].id });
    expect(other.body.error.fields).toEqual([{ path: 'assistanceId', message: '这种文书与协办无关' }]);
  });

  test.each([
    ['objected', '你方不同意公开。'],
    ['partly', '你方部分同意公开。'],
  ])('A.10, 23 a release over an objection tells the third party its remedies: %s', async (answer, said) => {
    const { id } = await desk.handedIn('2026-03-02', {}, { subject: '水质检测报告' });
    const asked = await desk.done(desk.clerk, id, 'start-consultation', {
      with: 'third_party',
      recipient: '云溪水务公司',
      text: '是否同意公开',
    });
    const consultationId = asked.consultations[0].id;
    await desk.done(desk.clerk, id, 'deliver-consultation', { consultationId });
    await desk.done(desk.clerk, id, 'answer-consultation', { consultationId, answer });
    expect((await issue(id, 'release_notice', { consultationId })).status).toBe(422);
    await desk.done(desk.clerk, id, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
      publicInterestReason: '涉及周边居民的用水安全',
    });
    await desk.done(desk.reviewer, id, 'approve-decision');
    const letter = await issued(id, 'release_notice', { consultationId });
    expect(paragraphsOf(letter)).toEqual(
      expect.arrayContaining([
        '公开的内容：水质检测报告',
        '公开的理由：涉及周边居民的用水安全',
        '对本文书所作处理不服的，可以自收到本文书之日起60日内向云溪市人民政府（地址：府前街1号，电话：0512-55500108）申请行政复议，或者自收到本文书之日起6个月内向云溪市人民法院提起行政诉讼。',
      ]),
    );
    expect(textOf(letter)).toContain(`就其中与你方有关的信息征求了你方意见，${said}`);
    expect(textOf(letter)).not.toContain('张三');
  });

  test('第四十二条 收费通知: tariff, amount, limit, way of paying; the sentence of 109号 only', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'demand-fee', { method: 'per_page', pages: 68 });
    const lacking = await issue(id, 'fee_notice');
    expect([lacking.status, lacking.body.error.fields]).toEqual([
      400,
      [{ path: 'values.缴纳方式', message: '文书缺少：缴纳方式（本次填写）' }],
    ]);
    const letter = await issued(id, 'fee_notice', { values: { 缴纳方式: '非税收入统一缴款码' } });
    expect(blockOf(letter, 'table')?.rows).toEqual([
      ['计收方式', '按量计收'],
      [
        '收费标准',
        '每件申请30页以下（含30页）的不收费；第31页至第100页（含100页）每页10元；第101页至第200页（含200页）每页20元；201页以上每页40元',
      ],
      ['计费数量', '68页'],
      ['收费金额', '380.00元'],
      ['缴费期限', '2026年3月30日'],
      ['缴纳方式', '非税收入统一缴款码'],
    ]);
    expect(textOf(letter)).toContain('不能单独就该决定申请行政复议或者提起行政诉讼');
    expect(textOf(letter)).not.toMatch(/60日|6个月/);
  });
});

describe('A.10, 10 decision letters carry the remedies of their ground', () => {
  const R1 =
    '对不予公开的决定不服的，应当先自收到本文书之日起60日内向云溪市人民政府（地址：府前街1号，电话：0512-55500108）申请行政复议（《中华人民共和国行政复议法》第二十三条）；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向云溪市人民法院提起行政诉讼。';
  const R2 =
    '对本文书所作处理不服的，可以自收到本文书之日起60日内向云溪市人民政府（地址：府前街1号，电话：0512-55500108）申请行政复议，或者自收到本文书之日起6个月内向云溪市人民法院提起行政诉讼。';

  test.each([
    [
      'decision_granted',
      [{ code: 'granted', ground: 'article_36_2' }],
      '经审查，根据《中华人民共和国政府信息公开条例》第三十六条第（二）项的规定，您申请公开的政府信息：可以公开，决定予以公开。',
      [R2],
    ],
    [
      'decision_refused',
      [{ code: 'refused_internal_affairs', ground: 'article_16_1' }],
      '经审查，根据《中华人民共和国政府信息公开条例》第三十六条第（三）项、第十六条第一款的规定，您申请公开的政府信息：属于人事管理、后勤管理、内部工作流程等方面的内部事务信息，决定不予公开。',
      [R1],
    ],
    [
      'decision_refused',
      [{ code: 'refused_administrative_inquiry', ground: 'article_36_7' }],
      '经审查，根据《中华人民共和国政府信息公开条例》第三十六条第（七）项的规定，您申请公开的政府信息：属于工商、不动产登记资料等信息，有关法律、行政法规对其获取有特别规定，请依照有关法律、行政法规的规定办理。',
      [R2],
    ],
    [
      'decision_unavailable',
      [{ code: 'unavailable_requires_creation', ground: 'article_38' }],
      '经审查，根据《中华人民共和国政府信息公开条例》第三十八条的规定，您申请公开的政府信息：没有现成信息，需要对现有政府信息进行加工、分析，本机关无法提供。',
      [R2],
    ],
    [
      'decision_not_processed',
      [{ code: 'not_processed_petition', ground: 'article_39_1' }],
      '经审查，根据《中华人民共和国政府信息公开条例》第三十九条第一款的规定，您申请公开的政府信息：属于信访、投诉、举报等活动，本机关不作为政府信息公开申请处理。',
      [R2],
    ],
    [
      'decision_otherwise',
      [{ code: 'otherwise_other', ground: 'transferred' }],
      '经审查，您申请公开的政府信息：因机构改革职能划转，由承接职能的机关办理。',
      [R2],
    ],
  ])('%s %#', async (kind, parts, verdict, remedies) => {
    const letter = await issued(await decided(parts, '详细理由如下。'), kind);
    const paragraphs = paragraphsOf(letter);
    expect(paragraphs.slice(1, 3)).toEqual([verdict, '详细理由如下。']);
    expect(paragraphs.slice(3)).toEqual(remedies);
  });

  test('第三十七条 a paragraph for each part', async () => {
    const parts = [
      { code: 'granted', ground: 'article_36_2', subject: '合同正文' },
      { code: 'refused_third_party_rights', ground: 'article_15', subject: '技术附件' },
    ];
    const letter = await issued(await decided(parts, '见附件。'), 'decision_partially_granted');
    expect(paragraphsOf(letter).slice(-2)).toEqual([`关于“合同正文”：${R2}`, `关于“技术附件”：${R1}`]);
  });

  test('a letter of another kind than the decision is refused, and one before the approval', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    });
    expect((await preview(id, 'decision_granted')).body.blocked).toBeNull();
    const early = await issue(id, 'decision_granted');
    expect([early.status, early.body.error.details.reason]).toEqual([422, '处理决定尚未批准']);
    await desk.done(desk.reviewer, id, 'approve-decision');
    const wrong = await issue(id, 'decision_refused');
    expect([wrong.status, wrong.body.error.details.reason]).toEqual([422, '与处理决定的种类不符']);
  });

  test('without the body to turn to there is no letter, and no number is used', async () => {
    const id = await decided([{ code: 'granted', ground: 'article_36_2' }], '予以公开。');
    const before = await issued(await decided([{ code: 'granted', ground: 'article_36_2' }], '甲'), 'decision_granted');
    await changeAgency({ courts: [] });
    const refused = await issue(id, 'decision_granted');
    await changeAgency({ courts: [body('云溪市人民法院', '', '')] });
    expect([refused.status, refused.body.error.fields[0].message]).toEqual([
      400,
      '文书缺少：有管辖权的人民法院（机关资料中没有今天有效的法院）',
    ]);
    const after = await issued(id, 'decision_granted');
    expect(serial(after.number)).toBe(serial(before.number) + 1);
  });
});

const serial = (number: string): number => Number(/第(\d+)号/.exec(number)?.[1]);

describe('one text in preview, DOCX and PDF', () => {
  test('of a long letter with every kind of block', async () => {
    const text = Array.from(
      { length: 60 },
      (_, line) => `第${line + 1}条：甲方 A&B <Ltd.> “附件${line}”，见《目录》。`,
    );
    const id = await decided([{ code: 'granted', ground: 'article_36_2' }], text.join('\n'));
    const seen = (await preview(id, 'decision_granted')).body;
    const letter = await issued(id, 'decision_granted');
    expect(letter.number).toMatch(/^云城管依申请〔2026〕第\d+号$/);
    expect(textOf(seen).replace('（文号在签发时编定）', letter.number)).toBe(textOf(letter));
    expect(blockOf(letter, 'letterhead')?.text).toBe('云溪市城市管理局');

    const docx = await bytes(at(id, `/${letter.id}/docx`));
    const pdf = await bytes(at(id, `/${letter.id}/pdf`));
    expect([sha256(docx), sha256(pdf)]).toEqual([letter.files.docx.sha256, letter.files.pdf.sha256]);
    expect(squeezed(await docxText(docx))).toBe(textOf(letter));
    const pages = pdfPages(pdf);
    expect(pages.length).toBeGreaterThan(3);
    expect(withoutPageNumbers(pages)).toBe(textOf(letter));
    expect(pages.map((page) => /— (\d+) —/.exec(page)?.[1])).toEqual(pages.map((_, index) => String(index + 1)));
    // Only the characters that occur are in it; the font is 14 MB.
    expect([docx.length < 30_000, pdf.length < 120_000]).toEqual([true, true]);
  });

  test('of a letter with a table, and as a PDF before it is issued', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'demand-fee', { method: 'per_page', pages: 68 });
    const values = { 缴纳方式: '非税收入统一缴款码' };
    const draft = await fetch(`${server.origin}/api/staff/applications/${id}/actions/preview-letter-pdf`, {
      method: 'POST',
      headers: { ...desk.clerk.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'fee_notice', values }),
    });
    const drawn = withoutPageNumbers(pdfPages(Buffer.from(await draft.arrayBuffer())));
    const letter = await issued(id, 'fee_notice', { values });
    expect(drawn.replace('（文号在签发时编定）', letter.number)).toBe(textOf(letter));
    expect(squeezed(await docxText(await bytes(at(id, `/${letter.id}/docx`))))).toBe(textOf(letter));
    expect(withoutPageNumbers(pdfPages(await bytes(at(id, `/${letter.id}/pdf`))))).toBe(textOf(letter));
  });
});

describe('an issued letter', () => {
  test('is in the file, in the list and in the audit log; changes of the case do not touch it', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const letter = await issued(id, 'receipt');
    const files = (await desk.page(id)).files.map((file: { name: string }) => file.name);
    expect(files).toEqual(['政府信息公开申请接收回执.docx', '政府信息公开申请接收回执.pdf']);
    await desk.done(desk.clerk, id, 'request-extension', { workingDays: 10, reason: '检索' });
    await desk.done(desk.head, id, 'approve-extension');
    const again = (await desk.clerk.get(at(id, `/${letter.id}`))).body;
    expect(again.model).toEqual(letter.model);
    const list = (await desk.clerk.get(at(id))).body;
    expect(list.items.map((item: { id: string }) => item.id)).toEqual([letter.id]);
    const rows = await server.connection.db?.collection('auditRows').find({ 'subject.id': id }).toArray();
    const actions = rows?.map((row) => row.action as string) ?? [];
    expect(actions).toEqual(expect.arrayContaining(['issue_letter', 'archive_letter_files']));
    const archived = rows?.find((row) => row.action === 'archive_letter_files');
    expect(archived?.detail).toMatchObject({
      pdfSha256: letter.files.pdf.sha256,
      docxSha256: letter.files.docx.sha256,
    });
  });

  test('is replaced by a new one that names it; its number stays used', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'request-supplement', { text: '请写明年份', replyBy: '2026-03-20' });
    const first = await issued(id, 'supplement_notice');
    const replaces = { letterId: first.id, reason: '联系电话有误' };
    const second = await issued(id, 'supplement_notice', { replaces, values: { 补充说明: '请来电联系。' } });
    expect(serial(second.number)).toBe(serial(first.number) + 1);
    expect(blockOf(second, 'notes')?.items).toEqual([
      `注：本文书代替本机关2026年3月2日制发的《政府信息公开申请补正告知书》（${first.number}），原文书作废。`,
    ]);
    const { items } = (await desk.clerk.get(at(id))).body;
    expect(items.map((item: { replacedBy: string | null }) => item.replacedBy)).toEqual([second.id, null]);
    const third = await issue(id, 'supplement_notice', { replaces });
    expect([third.status, third.body.error.fields]).toEqual([
      400,
      [{ path: 'replaces.letterId', message: '这份文书已被代替，请选择代替它的那一份' }],
    ]);
  });

  test('is proved to have arrived by a 送达回证', async () => {
    const id = await decided([{ code: 'granted', ground: 'article_36_2' }], '予以公开。');
    const letter = await issued(id, 'decision_granted');
    const proof = await issued(id, 'delivery_receipt', { aboutLetterId: letter.id });
    expect([proof.number, proof.recipient]).toEqual([null, '张三']);
    expect(blockOf(proof, 'table')?.rows?.slice(0, 4)).toEqual([
      ['送达文书', '政府信息公开告知书'],
      ['文号', letter.number],
      ['受送达人', '张三'],
      ['送达地点', ''],
    ]);
  });

  test('whose files were not drawn, because the server stopped, is drawn when it is asked for', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const letter = await issued(id, 'receipt');
    await server.commands.files.delete([letter.files.docx.id, letter.files.pdf.id]);
    const letters = server.connection.db?.collection<{ _id: string }>('outgoingLetters');
    const lost = { files: null, drawingUntil: '2026-03-02T23:59:59.000Z' };
    await letters?.updateOne({ _id: letter.id }, { $set: lost });
    expect((await desk.clerk.get(at(id, `/${letter.id}/pdf`))).status).toBe(503);
    await letters?.updateOne({ _id: letter.id }, { $set: { ...lost, drawingUntil: '2026-03-01T00:00:00.000Z' } });
    // What is drawn anew from the same text at the same instant is the same file.
    expect(sha256(await bytes(at(id, `/${letter.id}/pdf`)))).toBe(letter.files.pdf.sha256);
  });
});

describe('the answer that goes out', () => {
  test('carries the PDF of the issued letter, which is the applicant’s from then on', async () => {
    const { id } = await desk.online('2026-03-02', { subject: '发出的文书' });
    await desk.done(desk.clerk, id, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    });
    await desk.done(desk.reviewer, id, 'approve-decision');
    const letter = await issued(id, 'decision_granted');
    const own = `/api/me/applications/${id}`;
    expect((await desk.citizen.get(own)).body.files).toEqual([]);
    const foreign = await desk.handedIn('2026-03-02');
    const other = await issued(foreign.id, 'receipt');
    for (const [letterId, message] of [
      [other.id, '本案没有这份文书'],
      [(await issued(id, 'receipt')).id, '只有处理决定的文书可以作为答复发出'],
    ]) {
      const refused = await desk.act(desk.clerk, id, 'dispatch', { method: 'online', letterId });
      expect([refused.status, refused.body.error.fields]).toEqual([400, [{ path: 'letterId', message }]]);
    }
    await desk.done(desk.clerk, id, 'dispatch', { method: 'online', letterId: letter.id });
    const { files } = (await desk.citizen.get(own)).body;
    expect(files.map((file: { id: string }) => file.id)).toEqual([letter.files.pdf.id]);
    expect(sha256(await bytes(`${own}/files/${letter.files.pdf.id}`, desk.citizen))).toBe(letter.files.pdf.sha256);
    const late = await issue(id, 'decision_granted', { replaces: { letterId: letter.id, reason: '有误' } });
    expect([late.status, late.body.error.fields[0].message]).toEqual([400, '答复书已经发出，更正须先撤销原答复']);
  });

  test('one that was replaced does not go out', async () => {
    const id = await decided([{ code: 'granted', ground: 'article_36_2' }], '予以公开。');
    const first = await issued(id, 'decision_granted');
    await issued(id, 'decision_granted', { replaces: { letterId: first.id, reason: '标题有误' } });
    const refused = await desk.act(desk.clerk, id, 'dispatch', { method: 'post', letterId: first.id });
    expect([refused.status, refused.body.error.fields]).toEqual([
      400,
      [{ path: 'letterId', message: '这份文书已被代替' }],
    ]);
  });
});
