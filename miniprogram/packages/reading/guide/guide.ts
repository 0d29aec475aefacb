import { type Guide } from '../../../api/generated';
import { agencyIdOf } from '../../../utils/agency-in-link';
import { dayInWords } from '../../../utils/dates';
import { readGuide } from '../../../utils/guide';
import { followTextSize, initialState, show } from '../../../utils/page';
import { paragraphsOf } from '../../../utils/paragraphs';

Page({
  data: {
    ...initialState,
    agencyId: '',
    agencyName: '',
    since: '',
    office: null as Guide['office'] | null,
    venues: 0,
    sections: [] as { heading: string; paragraphs: string[] }[],
    textSize: 34,
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
      return await readGuide(agencyId, (guide) => this.put(guide));
    });
  },

  put({ agency, publishedDate, version, office, venues, howToObtain, classification, arrangement }: Guide) {
    this.setData({
      agencyName: agency.name,
      since: `${dayInWords(publishedDate)}公布${version > 1 ? `（第 ${version} 版）` : ''}`,
      office,
      venues: venues.length,
      sections: [
        { heading: '怎样获取信息', paragraphs: paragraphsOf(howToObtain) },
        { heading: '信息怎样分类', paragraphs: paragraphsOf(classification) },
        { heading: '信息怎样编排', paragraphs: paragraphsOf(arrangement) },
      ],
      phase: 'ready',
    });
  },

  setSize(event: WechatMiniprogram.CustomEvent<{ size: number }>) {
    this.setData({ textSize: event.detail.size });
  },

  openVenues() {
    void wx.navigateTo({ url: `/packages/reading/venues/venues?agency=${this.data.agencyId}` });
  },

  onShareAppMessage() {
    const { agencyId, agencyName } = this.data;
    return { title: `${agencyName}政府信息公开指南`, path: `/packages/reading/guide/guide?agency=${agencyId}` };
  },
});
