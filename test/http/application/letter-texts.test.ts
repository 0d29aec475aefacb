/** What the letters of a case say: the texts are those of A.3–A.7 and A.10, word by word where it matters. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  blockOf,
  body,
  type LetterDesk,
  openLetterDesk,
  paragraphsOf,
  serial,
  textOf,
} from '../../support/letter-desk.js';
import { squeezed } from '../../support/letter-files.js';
import { useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: LetterDesk;
beforeAll(async () => {
  desk = await openLetterDesk(server);
});

describe('第三十一条 接收回执', () => {
  test('says what was received, under which number, and until when it will be answered', async () => {
    const { id, number } = await desk.handedIn('2026-02-06', {}, { subject: '2025年路灯采购合同' });
    const letter = await desk.issued(id, 'receipt');
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
});

describe('notices', () => {
  test('第三十条 补正告知书: what, until when, and what follows from silence; no remedies', async () => {
    const { id } = await desk.handedIn('2026-03-02', {}, { subject: '路灯' });
    const early = await desk.issue(id, 'supplement_notice');
    expect([early.status, early.body.error.message]).toEqual([
      422,
      '当前状态下不能“制发补正告知书”：没有“要求补正”的记录',
    ]);
    await desk.done(desk.clerk, id, 'request-supplement', { text: '请写明年份\n请写明路段', replyBy: '2026-03-20' });
    const letter = await desk.issued(id, 'supplement_notice');
    expect(paragraphsOf(letter).slice(1, 5)).toEqual([
      '经审查，您的申请内容不明确。根据《中华人民共和国政府信息公开条例》第三十条的规定，请您补正以下内容：',
      '请写明年份',
      '请写明路段',
      '请在2026年3月20日前补正。答复期限自本机关收到补正的申请之日起计算；无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。',
    ]);
    expect(textOf(letter)).not.toMatch(/复议|诉讼/);
    const second = await desk.issue(id, 'supplement_notice');
    expect([second.status, second.body.error.message]).toEqual([
      422,
      `当前状态下不能“制发补正告知书”：已经制发 ${letter.number}，有误的请制发新的文书代替`,
    ]);
  });

  test('第三十三条 延期告知书: only of an extension that was approved', async () => {
    const { id } = await desk.handedIn('2026-02-06');
    await desk.done(desk.clerk, id, 'request-extension', { workingDays: 20, reason: '需要检索大量档案。' });
    expect((await desk.issue(id, 'extension_notice')).status).toBe(422);
    await desk.done(desk.head, id, 'approve-extension');
    expect(paragraphsOf(await desk.issued(id, 'extension_notice'))[1]).toBe(
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
    const letter = await desk.issued(id, 'third_party_consultation', { consultationId });
    expect(letter.recipient).toBe('云溪环境工程有限公司');
    expect(textOf(letter)).toContain('请自收到本意见书之日起15个工作日内书面提出是否同意公开的意见');
    expect(textOf(letter)).not.toContain('张三');
    expect(textOf(letter)).not.toContain(squeezed(number));
    const notice = await desk.issued(id, 'consultation_notice', { consultationId });
    expect(textOf(notice)).toContain('征求意见所需时间不计算在答复期限内');
    expect(textOf(notice)).not.toContain('云溪环境工程有限公司');
    const wrong = await desk.issue(id, 'agency_consultation', { consultationId });
    expect([wrong.status, wrong.body.error.details.reason]).toEqual([422, '征求意见的对象与文书不符']);
  });

  test('第三十四条 the silence of an agency is its consent', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const { consultations } = await desk.done(desk.clerk, id, 'start-consultation', {
      with: 'agency',
      recipient: '云溪市水务局',
      text: '是否同意公开',
    });
    const letter = await desk.issued(id, 'agency_consultation', { consultationId: consultations[0].id });
    expect(textOf(letter)).toContain('逾期未提出意见的，视为同意公开');
  });

  test('A.10, 18 help of another unit: what, until when; who applied is not told', async () => {
    const { id, number } = await desk.handedIn('2026-03-02', {}, { subject: '竣工档案' });
    expect((await desk.issue(id, 'assistance_letter')).body.error.details.reason).toBe('请选择是哪一件协办函');
    const { assistances } = await desk.done(desk.clerk, id, 'request-assistance', {
      unit: '云溪市城建档案馆',
      text: '请协助检索2012年以前的竣工档案。',
      replyBy: '2026-03-09',
    });
    const letter = await desk.issued(id, 'assistance_letter', { assistanceId: assistances[0].id });
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
    const other = await desk.issue(id, 'receipt', { assistanceId: assistances[0].id });
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
    expect((await desk.issue(id, 'release_notice', { consultationId })).status).toBe(422);
    await desk.done(desk.clerk, id, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
      publicInterestReason: '涉及周边居民的用水安全',
    });
    await desk.done(desk.reviewer, id, 'approve-decision');
    const letter = await desk.issued(id, 'release_notice', { consultationId });
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
    const lacking = await desk.issue(id, 'fee_notice');
    expect([lacking.status, lacking.body.error.fields]).toEqual([
      400,
      [{ path: 'values.缴纳方式', message: '文书缺少：缴纳方式（本次填写）' }],
    ]);
    const letter = await desk.issued(id, 'fee_notice', { values: { 缴纳方式: '非税收入统一缴款码' } });
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
    const letter = await desk.issued(await desk.decided(parts, '详细理由如下。'), kind);
    const paragraphs = paragraphsOf(letter);
    expect(paragraphs.slice(1, 3)).toEqual([verdict, '详细理由如下。']);
    expect(paragraphs.slice(3)).toEqual(remedies);
  });

  test('第三十七条 a paragraph for each part', async () => {
    const parts = [
      { code: 'granted', ground: 'article_36_2', subject: '合同正文' },
      { code: 'refused_third_party_rights', ground: 'article_15', subject: '技术附件' },
    ];
    const letter = await desk.issued(await desk.decided(parts, '见附件。'), 'decision_partially_granted');
    expect(paragraphsOf(letter).slice(-2)).toEqual([`关于“合同正文”：${R2}`, `关于“技术附件”：${R1}`]);
  });

  test('a letter of another kind than the decision is refused, and one before the approval', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    });
    expect((await desk.preview(id, 'decision_granted')).body.blocked).toBeNull();
    const early = await desk.issue(id, 'decision_granted');
    expect([early.status, early.body.error.details.reason]).toEqual([422, '处理决定尚未批准']);
    await desk.done(desk.reviewer, id, 'approve-decision');
    const wrong = await desk.issue(id, 'decision_refused');
    expect([wrong.status, wrong.body.error.details.reason]).toEqual([422, '与处理决定的种类不符']);
  });

  test('without the body to turn to there is no letter, and no number is used', async () => {
    const id = await desk.decided([{ code: 'granted', ground: 'article_36_2' }], '予以公开。');
    const before = await desk.issued(
      await desk.decided([{ code: 'granted', ground: 'article_36_2' }], '甲'),
      'decision_granted',
    );
    await desk.changeAgency({ courts: [] });
    const refused = await desk.issue(id, 'decision_granted');
    await desk.changeAgency({ courts: [body('云溪市人民法院', '', '')] });
    expect([refused.status, refused.body.error.fields[0].message]).toEqual([
      400,
      '文书缺少：有管辖权的人民法院（机关资料中没有今天有效的法院）',
    ]);
    const after = await desk.issued(id, 'decision_granted');
    expect(serial(after.number)).toBe(serial(before.number) + 1);
  });
});
