/** Every kind of letter on the example case: all that must be said is said, and preview, DOCX and PDF say the same. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { previewLetterTemplate } from '../../../src/commands/application/preview-letter-template.js';
import { OUTGOING_KIND_IDS, type OutgoingKindId } from '../../../src/domain/application/letter-kinds.js';
import { linesOf, type LetterModel } from '../../../src/domain/application/letter-model.js';
import { defaultTemplate } from '../../../src/domain/application/letter-templates.js';
import { letterRenderer } from '../../../src/integrations/letters/letter-renderer.js';
import { type StaffActor } from '../../../src/policies/actor.js';
import { docxText, pdfPages, squeezed, withoutPageNumbers } from '../../support/letter-files.js';
import { type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
const renderer = letterRenderer();
const OPTIONS = { createdAt: new Date('2026-03-02T01:00:00Z'), author: '王经办' };
let actor: StaffActor;

beforeAll(async () => {
  const admin: Client = await server.staff(['administrator'], '孙管理');
  const { version } = (await admin.get('/api/staff/agency')).body;
  const body = (name: string) => ({ name, address: '', phone: '', validFrom: '2024-01-01', validUntil: null });
  await admin.post('/api/staff/agency/actions/update', {
    expectedVersion: version,
    letters: { numberPattern: '云城管依申请〔{year}〕第{n}号', letterhead: '云溪市城市管理局' },
    office: { name: '政策法规科', address: '人民路18号', hours: '', phone: '0512-55500001', fax: '', email: '' },
    reconsiderationBodies: [body('云溪市人民政府')],
    courts: [body('云溪市人民法院')],
  });
  actor = {
    type: 'staff',
    staffId: admin.staffId,
    agencyId: server.agencyId,
    roles: ['administrator'],
    name: '孙管理',
    sessionId: admin.staffId,
    mustChangePassword: false,
  };
});

const letterOf = async (kind: OutgoingKindId) =>
  previewLetterTemplate(server.commands, actor, { kind, ...defaultTemplate(kind) });

/** What the Regulations want to be read in it, on this case; not what the templates are asked for. */
const SAID: Readonly<Record<OutgoingKindId, readonly string[]>> = {
  receipt: ['张三', '2026年3月2日', 'TEST-2026-000123', '2026年3月30日前答复'],
  supplement_notice: ['第三十条', '请写明所需合同的签订年份', '2026年3月23日前补正', '视为放弃申请'],
  extension_notice: ['第三十三条第二款', '延长答复期限15个工作日', '2026年4月21日前答复', '需要逐件核对'],
  reasons_notice: ['第三十五条', '2026年3月16日前说明理由'],
  third_party_consultation: [
    '第三十二条',
    '云溪照明工程有限公司',
    '15个工作日',
    '由本机关依照该条例的规定决定是否公开',
  ],
  agency_consultation: ['第三十四条', '云溪市财政局', '15个工作日', '视为同意公开'],
  consultation_notice: ['第三十三条第三款', '不计算在答复期限内'],
  release_notice: ['第三十二条', '公开的理由：合同的履行关系到公共照明的安全', '60日内', '6个月内'],
  assistance_letter: ['云溪市城建档案馆', '请协助检索2025年度的路灯采购合同及附件', '2026年3月9日前书面回复'],
  fee_notice: [
    '第四十二条',
    '国办函〔2020〕109号',
    '380.00元',
    '68页',
    '2026年3月30日',
    '凭缴款码',
    '不能单独就该决定申请行政复议',
  ],
  decision_granted: ['第三十六条第（二）项', '予以公开', '60日内', '6个月内'],
  decision_partially_granted: ['第十五条', '关于“合同正文”', '关于“技术附件”', '应当先', '6个月内'],
  decision_refused: ['第十六条第一款', '不予公开', '应当先自收到本文书之日起60日内向云溪市人民政府'],
  decision_unavailable: ['第三十八条', '无法提供', '60日内', '6个月内'],
  decision_not_processed: ['第三十九条第一款', '不作为政府信息公开申请处理', '60日内', '6个月内'],
  decision_otherwise: ['因机构改革职能划转', '60日内', '6个月内'],
  delivery_receipt: ['送达文书', '受送达人', '送达地点', '送达方式', '收到日期', '送达人'],
};
const NOT_SAID: Partial<Record<OutgoingKindId, readonly string[]>> = {
  third_party_consultation: ['张三', '000123'],
  agency_consultation: ['张三', '000123'],
  release_notice: ['张三', '000123'],
  assistance_letter: ['张三', '000123'],
  consultation_notice: ['云溪照明工程有限公司'],
};

describe.each(OUTGOING_KIND_IDS)('%s', (kind) => {
  let model: LetterModel;
  test('says what it must, names nobody it may not, and is nowhere left open', async () => {
    const preview = await letterOf(kind);
    model = preview.model;
    expect([preview.faults, preview.elements.filter(({ present }) => !present)]).toEqual([[], []]);
    const text = linesOf(model).join('');
    expect(SAID[kind].filter((words) => !text.includes(words))).toEqual([]);
    expect((NOT_SAID[kind] ?? []).filter((words) => text.includes(words))).toEqual([]);
    expect(text).not.toMatch(/【|\{/);
  });

  test('in DOCX and PDF as in the preview', async () => {
    const text = squeezed(linesOf(model).join(''));
    expect(squeezed(await docxText(await renderer.docx(model, OPTIONS)))).toBe(text);
    expect(withoutPageNumbers(pdfPages(await renderer.pdf(model, OPTIONS)))).toBe(text);
  });
});
