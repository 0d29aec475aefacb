import { call } from '../../../api/request';
import { type AgencyItem, type Operations } from '../../../api/generated';
import { chooseAgency, chosenAgency } from '../../../utils/agency';
import { freshen } from '../../../utils/cache';
import { followTextSize, initialState, show } from '../../../utils/page';
import { firstPage, nextPage, noRows } from '../../../utils/paging';

const PAGE = 30;
/** So long after the last key the list follows. */
const PAUSE_MS = 300;

Page({
  data: { ...initialState, ...noRows<AgencyItem>(), text: '', chosenId: '' },

  timer: 0,

  onLoad() {
    this.setData({ chosenId: chosenAgency()?.id ?? '' });
    void this.load();
  },

  onShow() {
    followTextSize(this);
  },

  onUnload() {
    clearTimeout(this.timer);
  },

  onReachBottom() {
    void this.more();
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ text: event.detail.value });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), PAUSE_MS);
  },

  load() {
    return show(this, async () => {
      const query = this.query();
      const fetch = () => call('listAgencies', { query });
      const put = (answer: Operations['listAgencies']['answer']) => {
        if (query.text !== this.query().text) return;
        this.setData(firstPage(answer));
      };
      // Only the list as it stands is worth keeping on the phone, not every word that was typed.
      if (query.text) put(await fetch());
      else
        await freshen('agencies-all', fetch, (answer) => {
          put(answer);
          if (answer.items.length > 0) this.setData({ phase: 'ready' });
        });
      return this.data.rows.length > 0;
    });
  },

  more() {
    return nextPage<AgencyItem>(this, (cursor) => call('listAgencies', { query: { ...this.query(), cursor } }));
  },

  query(): { limit: number; text?: string } {
    const text = this.data.text.trim();
    return { limit: PAGE, ...(text ? { text } : {}) };
  },

  choose(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
    const agency = this.data.rows[event.currentTarget.dataset.index];
    if (!agency) return;
    chooseAgency(agency);
    if (getCurrentPages().length > 1) void wx.navigateBack();
    else void wx.switchTab({ url: '/pages/home/home' });
  },
});
