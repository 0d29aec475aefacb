import { type Agency } from '../../../api/generated';
import { call } from '../../../api/request';
import { HELP_PHONE } from '../../../config';
import { currentAgency } from '../../../utils/agency';
import { callPhone } from '../../../utils/contact';
import { followTextSize, initialState } from '../../../utils/page';

Page({
  data: {
    ...initialState,
    version: '',
    helpPhone: HELP_PHONE,
    agencyName: '',
    office: null as Agency['office'] | null,
  },

  onLoad() {
    const { version } = wx.getAccountInfoSync().miniProgram;
    // Only an uploaded version has a number.
    this.setData({ version: version || '开发版' });
    void this.findOffice();
  },

  onShow() {
    followTextSize(this);
  },

  /** Without it the general number stands there. */
  async findOffice() {
    try {
      const agency = await currentAgency();
      if (!agency) return;
      const { name, office } = await call('getAgency', { path: { agencyId: agency.id } });
      this.setData({ agencyName: name, office });
    } catch {
      // The page says the same without it.
    }
  },

  phone(event: WechatMiniprogram.TouchEvent<object, object, { phone: string }>) {
    void callPhone(event.currentTarget.dataset.phone);
  },
});
