import { attempt, followTextSize, initialState } from '../../../utils/page';
import { KEPT_FACTS } from '../../../utils/privacy-facts';
import { ApiFailure } from '../../../api/api-failure';

Page({
  data: { ...initialState, facts: KEPT_FACTS, mayOpen: false },

  onLoad() {
    this.setData({ mayOpen: wx.canIUse('openPrivacyContract') });
  },

  onShow() {
    followTextSize(this);
  },

  openContract() {
    void attempt(
      () =>
        new Promise<void>((resolve, reject) => {
          wx.openPrivacyContract({
            success: () => resolve(),
            fail: () => reject(new ApiFailure(0, 'contract', '没有打开隐私保护指引，请稍后再试。')),
          });
        }),
    );
  },

  openData() {
    void wx.navigateTo({ url: '/packages/account/data/data' });
  },
});
