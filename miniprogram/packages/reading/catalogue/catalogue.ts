import { call } from '../../../api/request';
import { type Catalogue } from '../../../api/generated';
import { agencyIdOf } from '../../../utils/agency-in-link';
import { freshen } from '../../../utils/cache';
import { followTextSize, initialState, show } from '../../../utils/page';

Page({
  data: {
    ...initialState,
    agencyId: '',
    agencyName: '',
    total: 0,
    categories: [] as Catalogue['byCategory'],
    columns: [] as Catalogue['byColumn'],
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
        `catalogue:${agencyId}`,
        () => call('getCatalogue', { path: { agencyId } }),
        ({ agency, total, byCategory, byColumn }) =>
          this.setData({ agencyName: agency.name, total, categories: byCategory, columns: byColumn, phase: 'ready' }),
      );
      return true;
    });
  },

  openColumn(event: WechatMiniprogram.TouchEvent<object, object, { code: string }>) {
    const { code } = event.currentTarget.dataset;
    void wx.navigateTo({ url: `/packages/reading/list/list?column=${code}&agency=${this.data.agencyId}` });
  },

  openAll() {
    void wx.navigateTo({ url: `/packages/reading/list/list?agency=${this.data.agencyId}` });
  },

  onShareAppMessage() {
    const { agencyId, agencyName } = this.data;
    return { title: `${agencyName}公开目录`, path: `/packages/reading/catalogue/catalogue?agency=${agencyId}` };
  },
});
