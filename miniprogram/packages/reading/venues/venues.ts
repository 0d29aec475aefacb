import { type Guide } from '../../../api/generated';
import { agencyIdOf } from '../../../utils/agency-in-link';
import { readGuide } from '../../../utils/guide';
import { followTextSize, initialState, show } from '../../../utils/page';

Page({
  data: { ...initialState, agencyId: '', agencyName: '', venues: [] as Guide['venues'] },

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
      const isThere = await readGuide(agencyId, ({ agency, venues }) =>
        this.setData({
          agencyName: agency.name,
          venues,
          ...(venues.length > 0 ? { phase: 'ready' as const } : {}),
        }),
      );
      return isThere && this.data.venues.length > 0;
    });
  },

  onShareAppMessage() {
    const { agencyId, agencyName } = this.data;
    return { title: `${agencyName}政府信息查阅场所`, path: `/packages/reading/venues/venues?agency=${agencyId}` };
  },
});
