import { call } from '../../../api/request';
import { CATEGORIES, COLUMNS } from '../../../api/labels';
import { type Operations, type PublicationItem } from '../../../api/generated';
import { agencyIdOf } from '../../../utils/agency-in-link';
import { freshen } from '../../../utils/cache';
import { followTextSize, initialState, show } from '../../../utils/page';
import { firstPage, nextPage, noRows } from '../../../utils/paging';

type Query = Operations['listPublications']['query'];
type Column = (typeof COLUMNS)[number]['value'];

const PAGE = 20;
/** The Regulations are in force since then (第五十六条). */
const FIRST_YEAR = 2008;
const ALL_YEARS = '全部年份';
/** 回应解读: three columns that the public reads as one. */
const RESPONSES: readonly Column[] = ['interpretation', 'public_response', 'questions_answered'];

Page({
  data: {
    ...initialState,
    ...noRows<PublicationItem>(),
    agencyId: '',
    column: '' as Column | '',
    category: '' as (typeof CATEGORIES)[number]['value'] | '',
    title: '',
    tabs: [] as { value: Column; label: string }[],
    years: [ALL_YEARS],
    yearAt: 0,
    total: '',
  },

  onLoad(query: { column?: string; category?: string; agency?: string }) {
    const column = COLUMNS.find(({ value }) => value === query.column);
    const category = CATEGORIES.find(({ value }) => value === query.category);
    const isResponse = column !== undefined && RESPONSES.includes(column.value);
    const thisYear = new Date().getFullYear();
    this.setData({
      agencyId: query.agency ?? '',
      column: column?.value ?? '',
      category: category?.value ?? '',
      title: category ? `${category.item}${category.label}` : '',
      tabs: isResponse ? COLUMNS.filter(({ value }) => RESPONSES.includes(value)) : [],
      years: [ALL_YEARS, ...Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, back) => `${thisYear - back}年`)],
    });
    wx.setNavigationBarTitle({
      title: isResponse ? '回应解读' : (column?.label ?? (category ? `第二十条${category.item}项` : '公开的信息')),
    });
    void this.load();
  },

  onShow() {
    followTextSize(this);
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  onReachBottom() {
    void this.more();
  },

  openTab(event: WechatMiniprogram.TouchEvent<object, object, { column: Column }>) {
    const { column } = event.currentTarget.dataset;
    if (column === this.data.column) return;
    this.setData({ column });
    this.beginAnew();
  },

  setYear(event: WechatMiniprogram.PickerChange) {
    this.setData({ yearAt: Number(event.detail.value) });
    this.beginAnew();
  },

  beginAnew() {
    this.setData({ phase: 'loading', ...noRows<PublicationItem>(), total: '' });
    void this.load();
  },

  load() {
    return show(this, async () => {
      const agencyId = await agencyIdOf({ agency: this.data.agencyId });
      if (!agencyId) return false;
      this.setData({ agencyId });
      const query = this.query();
      const name = `list:${JSON.stringify(query)}`;
      await freshen(
        name,
        () => call('listPublications', { query }),
        (answer) => {
          // Another tab or year was chosen meanwhile.
          if (name !== `list:${JSON.stringify(this.query())}`) return;
          const { count } = answer;
          this.setData({
            ...firstPage(answer),
            total: count ? `共 ${count.value}${count.capped ? '+' : ''} 条` : '',
            ...(answer.items.length > 0 ? { phase: 'ready' as const } : {}),
          });
        },
      );
      return this.data.rows.length > 0;
    });
  },

  more() {
    return nextPage<PublicationItem>(this, (cursor) =>
      call('listPublications', { query: { ...this.query(), cursor } }),
    );
  },

  query(): Query {
    const { agencyId, column, category, years, yearAt } = this.data;
    return {
      agencyId,
      limit: PAGE,
      ...(column ? { column } : {}),
      ...(category ? { category } : {}),
      ...(yearAt > 0 ? { year: Number.parseInt(years[yearAt] ?? '', 10) } : {}),
    };
  },

  onShareAppMessage() {
    const { agencyId, column, category } = this.data;
    const title = this.data.title || COLUMNS.find(({ value }) => value === column)?.label || '公开的信息';
    return {
      title,
      path: `/packages/reading/list/list?agency=${agencyId}&column=${column}&category=${category}`,
    };
  },
});
