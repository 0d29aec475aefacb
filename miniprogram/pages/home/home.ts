import { call } from '../../api/request';
import { storedToken } from '../../api/session';
import { type AnnualReportItem, type ApplicationSummary, type PublicationItem } from '../../api/generated';
import { chosenAgency, currentAgency } from '../../utils/agency';
import { freshen } from '../../utils/cache';
import { chooseLarge } from '../../utils/large-text';
import { followTextSize, initialState, show } from '../../utils/page';

interface Front {
  latest: PublicationItem[];
  reports: AnnualReportItem[];
}

const TILES = [
  { icon: 'edit-1', title: '申请公开', hint: '向机关要一份信息', url: '/packages/apply/apply/apply' },
  { icon: 'root-list', title: '公开目录', hint: '法定主动公开内容', url: '/packages/reading/catalogue/catalogue' },
  { icon: 'book-open', title: '公开指南', hint: '怎样找、怎样申请', url: '/packages/reading/guide/guide' },
  { icon: 'chart-bar', title: '年度报告', hint: '历年报告和统计表', url: '/packages/reading/reports/reports' },
  {
    icon: 'chat-bubble-help',
    title: '回应解读',
    hint: '政策解读、回应关切',
    url: '/packages/reading/list/list?column=interpretation',
  },
  { icon: 'location', title: '查阅场所', hint: '地址、时间、电话', url: '/packages/reading/venues/venues' },
];

Page({
  data: {
    ...initialState,
    agencyName: '',
    agencyId: '',
    tiles: TILES,
    latest: [] as PublicationItem[],
    reports: [] as AnnualReportItem[],
    cases: [] as ApplicationSummary[],
    unread: 0,
  },

  onShow() {
    followTextSize(this);
    // Back from the choice of another agency.
    if (this.data.phase === 'loading' || chosenAgency()?.id !== this.data.agencyId) void this.load();
    void this.loadOwn();
  },

  async onPullDownRefresh() {
    await Promise.all([this.load(), this.loadOwn()]);
    wx.stopPullDownRefresh();
  },

  load() {
    return show(this, async () => {
      const agency = await currentAgency();
      if (!agency) return false;
      this.setData({ agencyName: agency.name, agencyId: agency.id });
      const fetch = async (): Promise<Front> => {
        const [latest, reports] = await Promise.all([
          call('listPublications', { query: { agencyId: agency.id, limit: 6 } }),
          call('listAnnualReports', { path: { agencyId: agency.id } }),
        ]);
        return { latest: latest.items, reports: reports.items.slice(0, 3) };
      };
      await freshen(`home:${agency.id}`, fetch, (front) => this.setData({ ...front, phase: 'ready' }));
      return true;
    });
  },

  /** Only for those who have signed in before: the front page asks nobody to. */
  async loadOwn() {
    if (!storedToken()) return;
    try {
      const [cases, notices] = await Promise.all([
        call('listMyApplications', { query: { limit: 3 } }),
        call('listMyNotices', { query: { limit: 1 } }),
      ]);
      this.setData({ cases: cases.items, unread: notices.unread });
    } catch {
      // Not what the visitor came for; 我的申请 says what is wrong.
    }
  },

  switchSize() {
    chooseLarge(!this.data.large);
    followTextSize(this);
  },

  chooseAgency() {
    void wx.navigateTo({ url: '/packages/reading/agencies/agencies' });
  },

  search() {
    void wx.navigateTo({ url: '/packages/reading/search/search' });
  },

  openTile(event: WechatMiniprogram.TouchEvent<object, object, { url: string }>) {
    void wx.navigateTo({ url: event.currentTarget.dataset.url });
  },

  openReport(event: WechatMiniprogram.TouchEvent<object, object, { year: number }>) {
    const { year } = event.currentTarget.dataset;
    void wx.navigateTo({ url: `/packages/reading/report/report?agency=${this.data.agencyId}&year=${year}` });
  },

  openInbox() {
    void wx.navigateTo({ url: '/packages/account/inbox/inbox' });
  },

  openCases() {
    void wx.switchTab({ url: '/pages/cases/cases' });
  },

  openList() {
    void wx.navigateTo({ url: '/packages/reading/list/list' });
  },

  onShareAppMessage() {
    return { title: `${this.data.agencyName}政府信息公开`, path: '/pages/home/home' };
  },
});
