/** After submission: the number, what happens next and by when, and what to do if nothing comes. */
import { call } from '../../../api/request';
import { type Agency, type CitizenCase } from '../../../api/generated';
import { dayInWords } from '../../../utils/dates';
import { followTextSize, initialState, show } from '../../../utils/page';

Page({
  data: {
    ...initialState,
    item: {} as Partial<CitizenCase>,
    submitted: '',
    due: '',
    office: {} as Partial<Agency['office']>,
    agencyName: '',
  },
  id: '',

  onLoad({ id = '' }: { id?: string }) {
    this.id = id;
    void this.load();
  },

  onShow() {
    followTextSize(this);
  },

  load() {
    return show(this, async () => {
      const item = await call('getMyApplication', { path: { applicationId: this.id } });
      this.setData({ item, submitted: dayInWords(item.submittedDate), due: dayInWords(item.dueDate) });
      const agency = await call('getAgency', { path: { agencyId: item.agencyId } });
      this.setData({ office: agency.office, agencyName: agency.name });
    });
  },

  copyNumber() {
    wx.setClipboardData({ data: this.data.item.number ?? '' });
  },

  callOffice() {
    const { phone } = this.data.office;
    if (phone) wx.makePhoneCall({ phoneNumber: phone });
  },

  openCase() {
    void wx.redirectTo({ url: `/packages/case/case/case?id=${this.id}` });
  },

  home() {
    void wx.switchTab({ url: '/pages/home/home' });
  },
});
