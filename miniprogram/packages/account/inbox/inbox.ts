import { type Notice } from '../../../api/generated';
import { call } from '../../../api/request';
import { momentInWords, withDaysInWords } from '../../../utils/dates';
import { pageOf } from '../../../utils/notice-target';
import { attempt, followTextSize, initialState, show } from '../../../utils/page';

interface Line {
  id: string;
  title: string;
  body: string;
  when: string;
  unread: boolean;
  page: string | null;
}

Page({
  data: {
    ...initialState,
    items: [] as Line[],
    unread: 0,
    nextCursor: null as string | null,
    loadingMore: false,
  },

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
      const page = await call('listMyNotices', { query: { limit: 20 } });
      this.setData({ items: page.items.map(lineOf), nextCursor: page.nextCursor, unread: page.unread });
      return page.items.length > 0;
    });
  },

  async onReachBottom() {
    const { nextCursor, loadingMore } = this.data;
    if (!nextCursor || loadingMore) return;
    this.setData({ loadingMore: true });
    await attempt(async () => {
      const page = await call('listMyNotices', { query: { limit: 20, cursor: nextCursor } });
      this.setData({
        items: [...this.data.items, ...page.items.map(lineOf)],
        nextCursor: page.nextCursor,
        unread: page.unread,
      });
    });
    this.setData({ loadingMore: false });
  },

  open(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const line = this.data.items.find(({ id }) => id === event.currentTarget.dataset.id);
    if (!line) return;
    if (line.unread) void this.markRead([line.id]);
    if (line.page) void wx.navigateTo({ url: line.page });
  },

  /** A failure only leaves it unread. */
  async markRead(ids: string[]) {
    try {
      await call('markMyNoticesRead', { body: { ids } });
      const items = this.data.items.map((line) => (ids.includes(line.id) ? { ...line, unread: false } : line));
      this.setData({ items, unread: Math.max(0, this.data.unread - ids.length) });
    } catch {
      // It stands there as unread, as it is.
    }
  },

  /** Those on the screen. */
  markShown() {
    const ids = this.data.items.filter(({ unread }) => unread).map(({ id }) => id);
    if (ids.length > 0) void this.markRead(ids.slice(0, 100));
  },
});

function lineOf({ id, title, body, createdAt, readAt, subject }: Notice): Line {
  return {
    id,
    title,
    body: withDaysInWords(body),
    when: momentInWords(createdAt),
    unread: readAt === null,
    page: pageOf(subject),
  };
}
