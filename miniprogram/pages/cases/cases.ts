import { type ApplicationSummary, type Draft } from '../../api/generated';
import { call } from '../../api/request';
import { momentInWords } from '../../utils/dates';
import { attempt, followTextSize, initialState, show } from '../../utils/page';

const FILTERS = [
  { value: 'all', label: '全部' },
  { value: 'open', label: '办理中' },
  { value: 'closed', label: '已答复、已办结' },
] as const;
type Filter = (typeof FILTERS)[number]['value'];

interface DraftLine {
  id: string;
  subject: string;
  saved: string;
}

Page({
  data: {
    ...initialState,
    filters: FILTERS,
    filter: 'all' as Filter,
    items: [] as ApplicationSummary[],
    drafts: [] as DraftLine[],
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
      const { filter } = this.data;
      const [page, drafts] = await Promise.all([
        call('listMyApplications', { query: queryOf(filter, null) }),
        call('listMyDrafts', { query: { limit: 20 } }),
      ]);
      // Another filter was chosen while this one was on its way.
      if (filter !== this.data.filter) return true;
      this.setData({ items: page.items, nextCursor: page.nextCursor, drafts: drafts.items.map(lineOf) });
      return page.items.length > 0 || drafts.items.length > 0 || filter !== 'all';
    });
  },

  async onReachBottom() {
    const { nextCursor, loadingMore, filter } = this.data;
    if (!nextCursor || loadingMore) return;
    this.setData({ loadingMore: true });
    await attempt(async () => {
      const page = await call('listMyApplications', { query: queryOf(filter, nextCursor) });
      if (filter !== this.data.filter) return;
      this.setData({ items: [...this.data.items, ...page.items], nextCursor: page.nextCursor });
    });
    this.setData({ loadingMore: false });
  },

  choose(event: WechatMiniprogram.TouchEvent<object, object, { value: Filter }>) {
    const { value } = event.currentTarget.dataset;
    if (value === this.data.filter) return;
    this.setData({ filter: value, items: [], nextCursor: null, phase: 'loading' });
    void this.load();
  },

  openDraft(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/apply/apply/apply?draft=${event.currentTarget.dataset.id}` });
  },

  deleteDraft(event: WechatMiniprogram.TouchEvent<object, object, { id: string; subject: string }>) {
    const { id, subject } = event.currentTarget.dataset;
    wx.showModal({
      title: '删除草稿',
      content: `删除草稿“${subject}”？删除后不能恢复。`,
      confirmText: '删除',
      success: ({ confirm }) => {
        if (confirm) void this.reallyDelete(id);
      },
    });
  },

  async reallyDelete(draftId: string) {
    if (await attempt(() => call('deleteDraft', { path: { draftId } }))) await this.load();
  },

  apply() {
    void wx.navigateTo({ url: '/packages/apply/apply/apply' });
  },

  bind() {
    void wx.navigateTo({ url: '/packages/case/bind/bind' });
  },
});

function queryOf(filter: Filter, cursor: string | null): { cursor?: string; limit: number; open?: boolean } {
  return {
    limit: 20,
    ...(cursor ? { cursor } : {}),
    ...(filter === 'all' ? {} : { open: filter === 'open' }),
  };
}

function lineOf({ id, fields, updatedAt }: Draft): DraftLine {
  return { id, subject: fields.subject || '还没有写要什么信息', saved: `保存于 ${momentInWords(updatedAt)}` };
}
