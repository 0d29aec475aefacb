import { call } from '../../../api/request';
import { type AnnualReport } from '../../../api/generated';
import { agencyIdOf } from '../../../utils/agency-in-link';
import { freshen } from '../../../utils/cache';
import { dayInWords } from '../../../utils/dates';
import { saying } from '../../../utils/not-there';
import { followTextSize, initialState, show } from '../../../utils/page';
import { paragraphsOf } from '../../../utils/paragraphs';
import {
  balanceOf,
  type Bar,
  barsOf,
  BLANK,
  chaptersOfTables,
  MISSING,
  resultsOf,
  type Sheet,
  sheetOfTable2,
  sheetOfTable3,
  sheetsOfTable1,
} from '../../../utils/report-tables';

interface Part {
  heading: string;
  paragraphs: string[];
  charts: { title: string; bars: Bar[] }[];
  sheetTitle: string;
  sheets: Sheet[];
}

const TITLES = [
  '表一　主动公开政府信息情况',
  '表二　收到和处理政府信息公开申请情况',
  '表三　政府信息公开行政复议、行政诉讼情况',
] as const;

Page({
  data: {
    ...initialState,
    agencyId: '',
    year: 0,
    title: '',
    about: '',
    parts: [] as Part[],
    notes: '',
    explanation: [] as string[],
    correctionReason: '',
    textSize: 34,
  },

  onLoad(query: { agency?: string; year?: string }) {
    this.setData({ agencyId: query.agency ?? '', year: Number(query.year) });
    wx.setNavigationBarTitle({ title: `${Number(query.year)} 年度报告` });
    void this.load();
  },

  onShow() {
    followTextSize(this);
  },

  load() {
    return show(this, async () => {
      const agencyId = await agencyIdOf({ agency: this.data.agencyId });
      if (!agencyId) return false;
      this.setData({ agencyId });
      const { year } = this.data;
      const fetch = (): Promise<AnnualReport> => call('getAnnualReport', { path: { agencyId, year } });
      await saying(
        '没有找到这一年度的报告。可以在“年度报告”里看已经公布的各年度。',
        freshen(`report:${agencyId}:${year}`, fetch, (report) => this.put(report)),
      );
      return true;
    });
  },

  put(report: AnnualReport) {
    const parts = partsOf(report);
    this.setData({
      title: report.title,
      about: `${report.agency.name}　${dayInWords(report.publishedDate)}公布${report.version > 1 ? `　第 ${report.version} 版` : ''}`,
      parts,
      notes: notesOn(parts),
      explanation: paragraphsOf(report.explanation ?? ''),
      correctionReason: report.correctionReason ?? '',
      phase: 'ready',
    });
  },

  setSize(event: WechatMiniprogram.CustomEvent<{ size: number }>) {
    this.setData({ textSize: event.detail.size });
  },

  openPart(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
    void wx.pageScrollTo({ selector: `#part-${event.currentTarget.dataset.index}`, duration: 200 });
  },

  onShareAppMessage() {
    const { agencyId, year, title } = this.data;
    return { title, path: `/packages/reading/report/report?agency=${agencyId}&year=${year}` };
  },
});

function partsOf({ chapters, tables }: AnnualReport): Part[] {
  const parts: Part[] = chapters.map(({ heading, body }) => ({
    heading,
    paragraphs: paragraphsOf(body),
    charts: [],
    sheetTitle: '',
    sheets: [],
  }));
  if (!tables) return parts;
  const filled = [sheetsOfTable1(tables.table1), [sheetOfTable2(tables.table2)], [sheetOfTable3(tables.table3)]];
  const [balance, results] = [balanceOf(tables.table2), resultsOf(tables.table2)];
  const charts = [
    ...(balance ? [{ title: '新收、结转和办结', bars: barsOf(balance) }] : []),
    ...(results ? [{ title: '办理结果', bars: barsOf(results) }] : []),
  ];
  const places = chaptersOfTables(chapters.map(({ heading }) => heading));
  filled.forEach((sheets, table) => {
    if (sheets.length === 0) return;
    const found = { charts: table === 1 ? charts : [], sheetTitle: TITLES[table] ?? '', sheets };
    const part = parts[places[table] ?? -1];
    if (part && part.sheets.length === 0) Object.assign(part, found);
    else parts.push({ heading: TITLES[table] ?? '', paragraphs: [], ...found });
  });
  return parts;
}

/** What stands for a blank and for a missing row is explained only where it occurs. */
function notesOn(parts: readonly Part[]): string {
  const cells = new Set(parts.flatMap(({ sheets }) => sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells))));
  return [
    cells.has(BLANK) ? `“${BLANK}”表示报告在此处空白。` : '',
    cells.has(MISSING) ? `“${MISSING}”表示报告没有这一行。` : '',
  ].join('');
}
