import { call } from '../../api/request';
import { type Catalogue, type PublicationItem } from '../../api/generated';
import { chosenAgency, currentAgency } from '../../utils/agency';
import { freshen } from '../../utils/cache';
import { followTextSize, initialState, show } from '../../utils/page';

interface Shelf {
  catalogue: Catalogue;
  latest: PublicationItem[];
}

const WAYS = [
  { icon: 'book-open', title: '公开指南', page: 'guide/guide' },
  { icon: 'root-list', title: '公开目录', page: 'catalogue/catalogue' },
  { icon: 'chart-bar', title: '年度报告', page: 'reports/reports' },
  { icon: 'location', title: '查阅场所', page: 'venues/venues' },
];

Page({
  data: {
    ...initialState,
    agencyId: '',
    agencyName: '',
    ways: WAYS,
    total: 0,
    columns: [] as Catalogue['byColumn'],
    categories: [] as Catalogue['byCategory'],
    latest: [] as PublicationItem[],
  },

  onShow() {
    followTextSize(this);
    // Back from the choice of another agency.
    if (this.data.phase === 'loading' || chosenAgency()?.id !== this.data.agencyId) void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  load() {
    return show(this, async () => {
      const agency = await currentAgency();
      if (!agency) return false;
      const { id, name } = agency;
      this.setData({ agencyId: id, agencyName: name });
      const fetch = async (): Promise<Shelf> => {
        const [catalogue, latest] = await Promise.all([
          call('getCatalogue', { path: { agencyId: id } }),
          call('listPublications', { query: { agencyId: id, limit: 5 } }),
        ]);
        return { catalogue, latest: latest.items };
      };
      await freshen(`read:${id}`, fetch, ({ catalogue, latest }) =>
        this.setData({
          total: catalogue.total,
          columns: catalogue.byColumn,
          categories: catalogue.byCategory,
          latest,
          phase: 'ready',
        }),
      );
      return true;
    });
  },

  search() {
    void wx.navigateTo({ url: '/packages/reading/search/search' });
  },

  chooseAgency() {
    void wx.navigateTo({ url: '/packages/reading/agencies/agencies' });
  },

  openWay(event: WechatMiniprogram.TouchEvent<object, object, { page: string }>) {
    void wx.navigateTo({ url: `/packages/reading/${event.currentTarget.dataset.page}` });
  },

  openColumn(event: WechatMiniprogram.TouchEvent<object, object, { code: string }>) {
    const { code } = event.currentTarget.dataset;
    void wx.navigateTo({ url: `/packages/reading/list/list?column=${code}` });
  },

  openAll() {
    void wx.navigateTo({ url: '/packages/reading/list/list' });
  },

  onShareAppMessage() {
    return { title: `${this.data.agencyName}信息公开`, path: '/pages/read/read' };
  },
});
