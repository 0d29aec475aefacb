/** 第五十一条: the file of a case for a reviewing body or a court, bound into one PDF with its list, its hashes and its audit trail. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { gridFsFileStore } from '../../../src/persistence/files/gridfs-file-store.js';
import { type FileStore } from '../../../src/ports/files.js';
import { newKey } from '../../support/cases.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { docxFile, jpegFile, pngFile } from '../../support/files.js';
import { pdfTexts } from '../../support/pdf-text.js';
import { type Client, useServer } from '../../support/server.js';

// With what was compiled: bundles are bound in a thread of their own.
const server = useServer({ today: '2026-03-02', faces: true });
let desk: Desk;
let lawyer: Client;
let caseId = '';
let number = '';

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
const at = (id: string, rest = '/pdf'): string => `/api/staff/applications/${id}/evidence${rest}`;

async function bundle(path: string, who: Client = desk.clerk): Promise<Buffer> {
  const response = await fetch(server.origin + path, { headers: who.authorization });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

/** A4 pages that carry nothing; the second one lies on its side. */
async function scannedPdf(): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([595, 842]);
  document.addPage([842, 595]);
  return Buffer.from(await document.save({ useObjectStreams: false, addDefaultPage: false }));
}

const ENCRYPTED = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n4 0 obj<</Filter/Standard/V 1/R 2/O(a)/U(b)/P -4>>endobj\ntrailer<</Size 5/Root 1 0 R/Encrypt 4 0 R>>\n%%EOF\n',
);
const BROKEN = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R');

let files: Record<'scan' | 'photo' | 'stamp' | 'sheet' | 'locked' | 'torn' | 'huge', { id: string; sha256: string }>;

beforeAll(async () => {
  desk = await openDesk(server);
  lawyer = await server.staff(['lawyer'], '周律师');
  // What was accepted before uploads were looked into can be anything.
  const unchecked = gridFsFileStore({
    connection: server.connection,
    clock: server.clock,
    scanner: null,
    inspector: {
      headBytes: 16,
      refuseHead: () => Promise.resolve(),
      inspect: (name, content) =>
        Promise.resolve({ name, content, contentType: name.endsWith('.pdf') ? 'application/pdf' : 'image/png' }),
    },
  });
  const put = async (name: string, content: Uint8Array, store: FileStore = server.commands.files) => {
    const saved = await store.save({
      id: server.commands.newId(),
      name,
      content: Readable.from([content]),
      owner: `staged-by-staff:${server.agencyId}`,
      agencyId: server.agencyId,
      maxBytes: 60_000_000,
    });
    if (saved.outcome !== 'stored') throw new Error(name);
    return { id: saved.file.id, sha256: saved.file.sha256 };
  };
  files = {
    scan: await put('申请表扫描件.pdf', await scannedPdf()),
    photo: await put('信封.jpg', jpegFile()),
    stamp: await put('邮戳.png', pngFile()),
    sheet: await put('清单.docx', docxFile()),
    locked: await put('加密的附件.pdf', ENCRYPTED, unchecked),
    torn: await put('损坏的附件.pdf', BROKEN, unchecked),
    huge: await put('全部图纸.pdf', Buffer.alloc(50 * 1_048_576 + 1), unchecked),
  };
  const made = await desk.handedIn(
    '2026-03-02',
    { fileIds: Object.values(files).map(({ id }) => id) },
    { subject: '2025年路灯采购合同', phone: '13871625349', identityNumber: '320506197911174637' },
  );
  ({ id: caseId, number } = made);
  await desk.done(desk.clerk, caseId, 'note', { text: '内部的备注不外传' });
  await desk.done(desk.clerk, caseId, 'log-search', {
    entries: [{ place: '档案室', keywords: '路灯', result: '找到合同一份' }],
  });
  await desk.done(desk.clerk, caseId, 'request-legal-review', { question: '败诉的风险有多大' });
  await desk.done(lawyer, caseId, 'give-legal-opinion', { verdict: 'disagrees', text: '很可能败诉' });
  await desk.done(desk.clerk, caseId, 'propose-decision', {
    parts: [{ code: 'granted', ground: 'article_36_2' }],
    text: '先拟的答复。',
  });
  await desk.done(desk.reviewer, caseId, 'return-decision', { comment: '领导的意见另说' });
  await desk.answered(caseId);
  await server.commands.auditChain.sealBatch(1_000, 0);
}, 60_000);

describe('who may', () => {
  test('requires authentication', async () => {
    expect((await server.anonymous.get(at(caseId))).status).toBe(401);
    expect((await desk.citizen.get(at(caseId))).status).toBe(401);
  });

  test('another agency finds nothing; whoever neither handles nor defends the case is refused', async () => {
    expect((await desk.outsider.get(at(caseId))).status).toBe(404);
    for (const role of ['auditor', 'administrator', 'contributor', 'supervisor'] as const) {
      expect([role, (await (await server.staff([role], '别人')).get(at(caseId))).status]).toEqual([role, 403]);
    }
    expect((await bundle(at(caseId), lawyer)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('who has bound it is on record', async () => {
    await bundle(at(caseId), lawyer);
    const auditor = await server.staff(['auditor'], '审计');
    const { items } = (await auditor.get(`/api/staff/audit?subjectId=${caseId}&action=bind_evidence&limit=1`)).body;
    expect(items[0]).toMatchObject({ actor: { name: '周律师' }, action: { label: '导出证据材料' } });
  });
});

describe('what is bound', () => {
  let pages: string[] = [];
  let items: { number: number; title: string; sha256: string; fileId: string | null }[] = [];
  beforeAll(async () => {
    pages = await pdfTexts(await bundle(at(caseId)));
    items = (await desk.clerk.get(at(caseId, ''))).body.items;
  });
  const pageOf = (words: string): string => pages.find((text) => text.includes(words)) ?? '';

  test('cover, list, pieces and trail, pages numbered through', () => {
    expect(pages[0]).toContain('行政复议、行政诉讼证据材料');
    expect(pages[0]).toContain(number);
    expect(pages[0]).toContain('2025年路灯采购合同');
    expect(pages[1]).toMatch(/^证据目录/);
    expect(pages.at(-1)).toContain('审计链摘录');
    expect(pages.map((text, index) => text.includes(`第${index + 1}页`))).toEqual(pages.map(() => true));
  });

  test('the pieces stand in the order of the list, each with its hash', () => {
    expect(items.slice(0, 8).map(({ title }) => title)).toEqual([
      '提交申请',
      '申请表扫描件.pdf',
      '信封.jpg',
      '邮戳.png',
      '清单.docx',
      '加密的附件.pdf',
      '损坏的附件.pdf',
      '全部图纸.pdf',
    ]);
    expect(items.slice(1, 8).map(({ sha256: hash }) => hash)).toEqual(Object.values(files).map(({ sha256: s }) => s));
    const list = pages.slice(1, 3).join('');
    const places = items.map(({ sha256: hash }) => list.indexOf(`${hash.slice(0, 32)}${hash.slice(32)}`));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    const firstSeen = items.map((item) =>
      pages.findIndex((text) => new RegExp(`证据${item.number}(?!\\d)`).test(text)),
    );
    expect(firstSeen.every((page) => page > 0)).toBe(true);
    expect([...firstSeen].sort((a, b) => a - b)).toEqual(firstSeen);
  });

  test('the pages of an uploaded PDF are taken over as they are, each with its label', async () => {
    const labels = pages.filter((text) => /^证据2·第\d+页$/.test(text));
    expect(labels).toHaveLength(2);
    const document = await PDFDocument.load(await bundle(at(caseId)));
    expect(document.getPageCount()).toBe(pages.length);
    const first = pages.indexOf(labels[0] ?? '');
    expect(document.getPage(first + 1).getSize()).toEqual({ width: 842, height: 595 });
  });

  test('what cannot be bound in is named on a sheet with its hash and the reason', () => {
    for (const [name, file, reason] of [
      ['加密的附件.pdf', files.locked, '设有密码'],
      ['损坏的附件.pdf', files.torn, '不完整或者结构有误'],
      ['清单.docx', files.sheet, '格式不能编入'],
      ['全部图纸.pdf', files.huge, '超过50MB'],
    ] as const) {
      const slip = pages.find((text, index) => index > 2 && text.includes(`文件名${name}`)) ?? '';
      expect([name, slip.includes(reason), slip.includes(file.sha256)]).toEqual([name, true, true]);
    }
  });

  test('records say what happened; notes of the office are left out and personal data stays masked', () => {
    expect(pageOf('记录检索情况')).not.toBe('');
    expect(pages.join('')).toContain('档案室（路灯）：找到合同一份');
    expect(pages.join('')).toContain('予以公开。');
    for (const hidden of [
      '内部的备注不外传',
      '很可能败诉',
      '败诉的风险',
      '领导的意见另说',
      '13871625349',
      '320506197911174637',
    ])
      expect(pages.join('')).not.toContain(hidden);
  });

  test('the trail holds what was done, with its places in the chain, and not who has looked', async () => {
    const trail = pages.at(-1) ?? '';
    const auditor = await server.staff(['auditor'], '审计');
    const rows = (await auditor.get(`/api/staff/audit?subjectId=${caseId}&action=dispatch&limit=1`)).body.items;
    expect(trail).toContain(rows[0].seal.hash);
    expect(trail).toContain('登记申请');
    expect(trail).not.toContain('查看案件');
    expect(trail).toContain('签名有效');
  });
});

describe('for a remedy', () => {
  test('the cover names it; one of another case is not found', async () => {
    const made = await desk.clerk.post(
      '/api/staff/remedies',
      {
        group: 'reconsideration',
        number: '云政复〔2026〕7号',
        body: '云溪市人民政府',
        filedDate: '2026-03-02',
        applicationIds: [caseId],
      },
      { key: newKey() },
    );
    expect(made.status).toBe(201);
    const [cover] = await pdfTexts(await bundle(at(caseId, `/pdf?remedyId=${made.body.id}`)));
    expect(cover).toContain('行政复议证据材料');
    expect(cover).toContain('云溪市人民政府云政复〔2026〕7号');
    const other = await desk.handedIn('2026-03-03');
    expect((await desk.clerk.get(at(other.id, `/pdf?remedyId=${made.body.id}`))).status).toBe(404);
  });
});

describe('whether the file is what was filed', () => {
  test('one that has been changed behind the back of the system is not passed off as evidence', async () => {
    const { id } = await desk.handedIn('2026-03-04');
    const { body } = await desk.clerk.upload('/api/staff/files', '合同.pdf', await scannedPdf(), 'application/pdf');
    await desk.done(desk.clerk, id, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    });
    await desk.done(desk.reviewer, id, 'approve-decision');
    await desk.done(desk.clerk, id, 'dispatch', { method: 'post', trackingNumber: 'EA2', fileIds: [body.id] });
    const forged = await scannedPdf();
    forged.write('%PDF-1.6', 0);
    await server.connection.db
      ?.collection('files.chunks')
      .updateOne({ files_id: body.id } as object, { $set: { data: forged } });
    expect(sha256(forged)).not.toBe(body.sha256);
    const pages = await pdfTexts(await bundle(at(id)));
    expect(pages.join('')).toContain('档案库中的文件与登记的散列值不符');
  });
});
