import { type MyRecordCorrection } from '../../../api/generated';
import { call } from '../../../api/request';
import { dayInWords } from '../../../utils/dates';
import { attempt, followTextSize, initialState, show } from '../../../utils/page';

interface Line {
  id: string;
  record: string;
  number: string;
  status: string;
  when: string;
}

Page({
  data: { ...initialState, items: [] as Line[], nextCursor: null as string | null, loadingMore: false },

  onShow() {
    followTextSize(this);
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  load() {
    return show(this, async () => {
      const page = await call('listMyRecordCorrections', { query: { limit: 20 } });
      this.setData({ items: page.items.map(lineOf), nextCursor: page.nextCursor });
      return page.items.length > 0;
    });
  },

  async onReachBottom() {
    const { nextCursor, loadingMore } = this.data;
    if (!nextCursor || loadingMore) return;
    this.setData({ loadingMore: true });
    await attempt(async () => {
      const page = await call('listMyRecordCorrections', { query: { limit: 20, cursor: nextCursor } });
      this.setData({ items: [...this.data.items, ...page.items.map(lineOf)], nextCursor: page.nextCursor });
    });
    this.setData({ loadingMore: false });
  },

  open(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/case/correction/correction?id=${event.currentTarget.dataset.id}` });
  },

  start() {
    void wx.navigateTo({ url: '/packages/case/correction/correction' });
  },
});

function lineOf({ id, number, content, status, events, agencyName }: MyRecordCorrection): Line {
  return {
    id,
    record: content.record,
    number: `${number} · ${agencyName}`,
    status: status.label,
    when: dayInWords(events[0]?.date ?? null),
  };
}
