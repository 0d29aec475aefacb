/**
 * Every screen of the console on the demo, seen by somebody whose work it is: a picture, no serious finding of axe,
 * nothing wider than a small desk or a tablet, no error of the page.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { DEMO_PASSWORD } from '../../src/demo/agency-data.js';
import { accessibilityFaults } from '../support/browser.js';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { signInOverApi, useDemoServer } from '../support/demo-server.js';
import { pdfTexts } from '../support/pdf-text.js';
import { type Answer, type Client } from '../support/server.js';

const server = useDemoServer('2026-11-20T16:30:00+08:00');

/** Answers the address of the screen; what it is opened with is looked for over the API. */
type Path = (api: Client) => Promise<string> | string;

const firstCase =
  (status: string): Path =>
  async (api) =>
    `applications/${(await api.get(`/api/staff/applications?view=all&status=${status}&limit=1`)).body.items[0].id}`;

const caseWithLetters: Path = async (api) => {
  const path = '/api/staff/applications';
  const { items } = (await api.get(`${path}?view=all&status=consulting&limit=20`)).body as { items: { id: string }[] };
  for (const { id } of items) {
    if ((await api.get(`${path}/${id}/outgoing-letters`)).body.items.length > 1) return `applications/${id}`;
  }
  throw new Error('no case of the demo has letters');
};
/** Worded anew after a lawyer had spoken against it. */
const caseWithOpinion: Path = async (api) => {
  const { items } = (await api.get('/api/staff/approvals?limit=50')).body as { items: { id: string }[] };
  for (const { id } of items) {
    const { opinions } = (await api.get(`/api/staff/applications/${id}`)).body.legalReview;
    if (opinions[0]?.verdict.code === 'disagrees') return `applications/${id}`;
  }
  throw new Error('no case of the demo has such an opinion');
};
const first =
  (list: string, screen: string, wanted: (item: Answer['body']) => boolean = () => true): Path =>
  async (api) => {
    const { items } = (await api.get(`/api/staff/${list}`)).body;
    return `${screen}/${(items.find(wanted) ?? items[0]).id}`;
  };
const firstPublication =
  (status: string): Path =>
  async (api) =>
    `publications/${(await api.get(`/api/staff/publications?status=${status}&limit=1`)).body.items[0].id}`;

/** By account, so that each person signs in once. */
const SCREENS: Record<string, readonly (readonly [name: string, path: Path])[]> = {
  'cg.clerk1': [
    ['queue', () => 'applications'],
    ['intake', () => 'applications/new'],
    ['case-in-progress', firstCase('in_progress')],
    ['case-answered', firstCase('answered')],
    ['case-letters', caseWithLetters],
    ['incoming-letters', () => 'letters'],
    ['remedies', () => 'remedies?state=all'],
    ['remedies-pending', () => 'remedies'],
    ['remedy-pending', first('remedies?pending=true', 'remedies')],
    ['remedy-corrected', first('remedies?limit=100', 'remedies', (item) => item.result?.code === 'corrected')],
    ['remedy-new', () => 'remedies/new'],
    ['own-complaints', () => 'complaints'],
    ['own-complaint', first('complaints', 'complaints')],
    ['record-corrections', () => 'record-corrections'],
    ['record-correction', first('record-corrections', 'record-corrections')],
    ['ledger', () => 'reports/ledger-imports'],
  ],
  'zf.supervisor': [
    ['workbench-supervisor', () => ''],
    ['supervised-complaints', () => 'supervision/complaints'],
    ['supervised-complaint', first('supervision/complaints', 'supervision/complaints')],
    ['complaint-new', () => 'supervision/complaints/new'],
  ],
  'cg.reviewer': [
    ['workbench-reviewer', () => ''],
    ['approvals', () => 'approvals'],
    ['case-legal-opinion', caseWithOpinion],
    ['notices', () => 'notices'],
    ['publication-in-review', firstPublication('in_review')],
    ['publication-counts', () => 'publication-counts'],
  ],
  'cg.lawyer': [
    ['workbench-lawyer', () => ''],
    ['legal-reviews', () => 'legal-reviews'],
    ['case-legal-review', first('legal-reviews', 'applications')],
  ],
  'cg.admin': [
    ['workbench-admin', () => ''],
    ['letter-templates', () => 'letter-templates'],
    ['letter-template', () => 'letter-templates/decision_refused'],
    ['own-account', () => 'account'],
    ['staff', () => 'staff'],
    ['sessions', () => 'sessions'],
    ['agency', () => 'agency'],
    ['operations', () => 'operations'],
  ],
  'cg.contributor': [
    ['workbench-contributor', () => ''],
    ['publications', () => 'publications'],
    ['publication-new', () => 'publications/new'],
    ['publication-draft', firstPublication('draft')],
    ['publication-published', firstPublication('published')],
  ],
  'cg.head': [
    ['workbench-head', () => ''],
    ['tables-live', () => 'reports/tables'],
    ['tables-frozen', () => 'reports/tables?year=2024&version=2&against=1'],
    ['trends', () => 'reports/trends'],
    ['annual-reports', () => 'reports/annual'],
    ['annual-report', () => 'reports/annual/2025'],
    ['guide', () => 'guide'],
    ['guide-edit', () => 'guide/edit'],
  ],
  'zf.admin': [
    ['calendar', () => 'calendar'],
    ['calendar-earlier-version', () => 'calendar?year=2019&asOf=2018-12-04'],
    ['calendar-provisional', () => 'calendar?year=2027'],
    ['calendar-import', () => 'calendar/import'],
  ],
  'cg.auditor': [
    ['workbench-auditor', () => ''],
    ['audit', () => 'audit'],
  ],
};

for (const [account, screens] of Object.entries(SCREENS)) {
  describe(account, () => {
    let clerk: Clerk;
    let api: Client;
    beforeAll(async () => {
      const member = { account, password: DEMO_PASSWORD };
      clerk = await sitAtConsole(server.origin, member);
      api = await signInOverApi(server.origin, member);
    }, 60_000);
    afterAll(() => clerk?.leave());

    test.each(screens)('%s', async (name, path) => {
      await clerk.open(await path(api));
      await clerk.picture(name);
      const overflow: Record<number, number> = {};
      for (const width of [1_280, 820]) {
        await clerk.page.setViewportSize({ width, height: 800 });
        overflow[width] = await clerk.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
      }
      await clerk.page.setViewportSize({ width: 1_280, height: 800 });
      const underTheirCircle = await clerk.page.locator('label.t-radio').evaluateAll((choices) =>
        choices
          .filter((choice) => {
            const [circle, words] = ['.t-radio__input', '.t-radio__label'].map((part) => choice.querySelector(part));
            const right = circle?.getBoundingClientRect().right ?? 0;
            return (words?.getBoundingClientRect().left ?? 0) < right;
          })
          .map(({ textContent }) => textContent),
      );
      expect(underTheirCircle).toEqual([]);
      expect({ overflow, faults: await accessibilityFaults(clerk.page) }).toEqual({
        overflow: { 1280: 0, 820: 0 },
        faults: [],
      });
      expect(clerk.troubles.splice(0)).toEqual([]);
    });
  });
}

describe('on paper', () => {
  const A4 = { width: 595, height: 842 };
  let clerk: Clerk;
  beforeAll(async () => {
    clerk = await sitAtConsole(server.origin, { account: 'cg.clerk1', password: DEMO_PASSWORD });
  }, 60_000);
  afterAll(() => clerk?.leave());

  /** What stands on each page, and how large the pages are, in points. */
  async function printed(path: string): Promise<{ texts: string[]; sizes: { width: number; height: number }[] }> {
    await clerk.open(path);
    const bytes = await clerk.page.pdf({ preferCSSPageSize: true });
    const pages = (await PDFDocument.load(bytes)).getPages();
    const sizes = pages.map((page) => page.getSize());
    return {
      texts: await pdfTexts(bytes),
      sizes: sizes.map(({ width, height }) => ({ width: Math.round(width), height: Math.round(height) })),
    };
  }

  test('tables 2 and 3 lie on one sheet, with agency, year and every figure', async () => {
    const { texts, sizes } = await printed('reports/tables?year=2024');
    expect(sizes).toEqual([{ width: A4.height, height: A4.width }]);
    expect(texts[0]).toContain('云溪市城市管理局2026年11月20日');
    expect(texts[0]).toContain('打印2024年度统计表2024年度，实时。');
    // 本年新收; 结转下年度 and, after it, table 3.
    for (const figures of ['273202034', '1100002010010001100000']) expect(texts[0]).toContain(figures);
    for (const pressed of ['下载', '重新计数', '键盘', '退出']) expect(texts[0]).not.toContain(pressed);
  });

  test('a case takes two sheets, from its clock to what is linked with it', async () => {
    const api = await signInOverApi(server.origin, { account: 'cg.clerk1', password: DEMO_PASSWORD });
    const { texts, sizes } = await printed(await firstCase('answered')(api));
    expect(sizes).toEqual([A4, A4]);
    expect(texts[0]).toMatch(/云溪市城市管理局.*YXCG-2026-\d{6}已答复.*处理决定：予以公开.*经过.*提交申请/s);
    expect(texts[1]).toMatch(/复议和诉讼.*关联和相似/s);
    for (const pressed of ['添加备注', '显示完整', '导出证据材料', '退出'])
      expect(texts.join('')).not.toContain(pressed);
  });
});
