import { call } from '../../../api/request';
import { type AnnualReportItem } from '../../../api/generated';
import { agencyIdOf } from '../../../utils/agency-in-link';
import { freshen } from '../../../utils/cache';
import { dayInWords } from '../../../utils/dates';
import { followTextSize, initialState, show } from '../../../utils/page';
import { balanceOf, type Bar, barsOf, type Figure } from '../../../utils/report-tables';

interface ReportRow extends AnnualReportItem {
  about: string;
}

/** So many years are compared; each needs its own report. */
const YEARS_COMPARED = 5;

Page({
  data: {
    ...initialState,
    agencyId: '',
    agencyName: '',
    reports: [] as ReportRow[],
    bars: [] as (Bar & { tone: string })[],
  },

  onLoad(query: { agency?: string }) {
    this.setData({ agencyId: query.agency ?? '' });
    void this.load();
  },

  onShow() {
    followTextSize(this);
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  load() {
    return show(this, async () => {
      const agencyId = await agencyIdOf({ agency: this.data.agencyId });
      if (!agencyId) return false;
      this.setData({ agencyId });
      await freshen(
        `reports:${agencyId}`,
        () => call('listAnnualReports', { path: { agencyId } }),
        ({ items }) =>
          this.setData({
            reports: items.map((item) => ({
              ...item,
              about: `${dayInWords(item.publishedDate)}公布${item.version > 1 ? `，第 ${item.version} 版（已更正）` : ''}`,
            })),
            ...(items.length > 0 ? { phase: 'ready' as const } : {}),
          }),
      );
      void this.compare();
      return this.data.reports.length > 0;
    });
  },

  /** What came in and what was handled, year by year, from the reports' own tables. */
  async compare() {
    const { agencyId, reports } = this.data;
    const years = reports.slice(0, YEARS_COMPARED).map(({ year }) => year);
    const fetch = async (): Promise<{ figures: Figure[] }> => {
      const answers = await Promise.all(years.map((year) => call('getAnnualReport', { path: { agencyId, year } })));
      const figures = answers.flatMap(({ year, tables }) => {
        const balance = tables && balanceOf(tables.table2);
        if (!balance) return [];
        const [received, , handled] = balance;
        return [received, handled].flatMap((figure) =>
          figure ? [{ label: `${year}年${figure.label.replace('本年', '')}`, value: figure.value }] : [],
        );
      });
      return { figures };
    };
    try {
      await freshen(`reports-compared:${agencyId}`, fetch, ({ figures }) => {
        const bars = barsOf(figures);
        this.setData({ bars: bars.map((bar, at) => ({ ...bar, tone: at % 2 === 0 ? '' : 'second' })) });
      });
    } catch {
      // The list of reports is what the visitor came for.
    }
  },

  open(event: WechatMiniprogram.TouchEvent<object, object, { year: number }>) {
    const { year } = event.currentTarget.dataset;
    void wx.navigateTo({ url: `/packages/reading/report/report?agency=${this.data.agencyId}&year=${year}` });
  },

  onShareAppMessage() {
    return {
      title: '政府信息公开工作年度报告',
      path: `/packages/reading/reports/reports?agency=${this.data.agencyId}`,
    };
  },
});
