import { call } from '../../../api/request';
import { COLUMNS } from '../../../api/labels';
import { type SearchResults } from '../../../api/generated';
import { chosenAgency } from '../../../utils/agency';
import { highlight, type Piece } from '../../../utils/highlight';
import { followTextSize, initialState, show } from '../../../utils/page';
import { firstPage, nextPage, noRows } from '../../../utils/paging';
import { forgetSearches, recentSearches, rememberSearch } from '../../../utils/recent-searches';

interface Hit {
  id: string;
  title: Piece[];
  excerpt: Piece[];
  about: string;
}

const PAGE = 15;
const ALL_COLUMNS = '全部栏目';

Page({
  data: {
    ...initialState,
    ...noRows<Hit>(),
    typed: '',
    /** Only where nothing was asked yet: over results a keyboard would only hide them. */
    isAwaiting: false,
    /** What the results below belong to. */
    asked: '',
    relaxed: false,
    recent: [] as string[],
    agencyId: '',
    agencyName: '',
    everywhere: false,
    columnNames: [ALL_COLUMNS, ...COLUMNS.map(({ label }) => label)],
    columnAt: 0,
  },

  onLoad(query: { q?: string }) {
    const agency = chosenAgency();
    this.setData({
      recent: recentSearches(),
      agencyId: agency?.id ?? '',
      agencyName: agency?.name ?? '',
      everywhere: !agency,
    });
    const words = decodeURIComponent(query.q ?? '').trim();
    if (words) this.searchFor(words);
    else this.setData({ isAwaiting: true });
  },

  onShow() {
    followTextSize(this);
  },

  onReachBottom() {
    void this.more();
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ typed: event.detail.value });
  },

  confirm() {
    const words = this.data.typed.trim();
    if (words) this.searchFor(words);
  },

  clear() {
    this.setData({ typed: '', asked: '', ...noRows<Hit>() });
  },

  again(event: WechatMiniprogram.TouchEvent<object, object, { words: string }>) {
    this.searchFor(event.currentTarget.dataset.words);
  },

  forget() {
    forgetSearches();
    this.setData({ recent: [] });
  },

  setScope(event: WechatMiniprogram.TouchEvent<object, object, { everywhere: boolean }>) {
    const { everywhere } = event.currentTarget.dataset;
    if (everywhere === this.data.everywhere) return;
    this.setData({ everywhere });
    if (this.data.asked) void this.load();
  },

  setColumn(event: WechatMiniprogram.PickerChange) {
    this.setData({ columnAt: Number(event.detail.value) });
    if (this.data.asked) void this.load();
  },

  searchFor(words: string) {
    this.setData({ typed: words, asked: words, recent: rememberSearch(words) });
    void this.load();
  },

  load() {
    this.setData({ phase: 'loading', ...noRows<Hit>() });
    const question = this.question();
    return show(this, async () => {
      const answer = await call('searchPublications', { query: question });
      // Somebody types faster than the network answers: only the last question counts.
      if (JSON.stringify(question) !== JSON.stringify(this.question())) return this.data.rows.length > 0;
      this.setData({ ...firstPage(this.shown(answer)), relaxed: answer.relaxed });
      return answer.items.length > 0;
    });
  },

  more() {
    return nextPage<Hit>(this, async (cursor) =>
      this.shown(await call('searchPublications', { query: { ...this.question(), cursor } })),
    );
  },

  question() {
    const { asked, everywhere, agencyId, columnAt } = this.data;
    const column = COLUMNS[columnAt - 1]?.value;
    return { q: asked, limit: PAGE, ...(everywhere ? {} : { agencyId }), ...(column ? { column } : {}) };
  },

  shown({ items, nextCursor }: SearchResults): { items: Hit[]; nextCursor: string | null } {
    const { asked, everywhere } = this.data;
    const hits = items.map(({ id, title, excerpt, agency, column, documentNumber, publishedDate }) => ({
      id,
      title: highlight(title, asked),
      excerpt: highlight(excerpt, asked),
      about: [everywhere ? agency.name : '', documentNumber ?? '', publishedDate, column.label]
        .filter((part) => part !== '')
        .join('　'),
    }));
    return { items: hits, nextCursor };
  },

  open(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/reading/item/item?id=${event.currentTarget.dataset.id}` });
  },

  onShareAppMessage() {
    const { asked } = this.data;
    return asked
      ? { title: `搜索“${asked}”`, path: `/packages/reading/search/search?q=${encodeURIComponent(asked)}` }
      : { title: '搜索已经公开的政府信息', path: '/packages/reading/search/search' };
  },
});
