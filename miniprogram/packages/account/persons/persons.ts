/** The persons and organisations for whom the account applies; numbers and contacts masked. */
import { call } from '../../../api/request';
import { type SavedPerson } from '../../../api/generated';
import { attempt, followTextSize, initialState, show } from '../../../utils/page';

type Tapped = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

Page({
  data: { ...initialState, persons: [] as SavedPerson[] },

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
      const { items } = await call('listMyPersons', {});
      this.setData({ persons: items });
      return items.length > 0;
    });
  },

  add() {
    void wx.navigateTo({ url: '/packages/account/person/person' });
  },

  edit(event: Tapped) {
    void wx.navigateTo({ url: `/packages/account/person/person?id=${event.currentTarget.dataset.id}` });
  },

  apply(event: Tapped) {
    void wx.navigateTo({ url: `/packages/apply/apply/apply?person=${event.currentTarget.dataset.id}` });
  },

  async remove(event: Tapped) {
    const { id } = event.currentTarget.dataset;
    const name = this.data.persons.find((person) => person.id === id)?.name ?? '';
    const { confirm } = await wx.showModal({
      title: '删除申请人',
      content: `删除保存的“${name}”。已经提交的申请不受影响。`,
      confirmText: '删除',
    });
    if (confirm && (await attempt(() => call('deletePerson', { path: { personId: id } })))) await this.load();
  },
});
