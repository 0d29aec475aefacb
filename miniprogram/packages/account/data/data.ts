/** What belongs to the person: a copy of everything, and the end of the account. */
import { ApiFailure } from '../../../api/api-failure';
import { type Operations } from '../../../api/generated';
import { call, download } from '../../../api/request';
import { isSentToChat, keepFile } from '../../../utils/keep-file';
import { attempt, followTextSize, initialState } from '../../../utils/page';
import { forgetPersonal } from '../../../utils/typed';

type Deleted = Operations['deleteAccount']['answer'];
const CONFIRMATION = '注销账号';
const FILE_NAME = '本人信息.json';

Page({
  data: {
    ...initialState,
    confirmation: CONFIRMATION,
    toChat: false,
    /** Path of the copy, once it is here. */
    copy: '',
    exporting: false,
    typed: '',
    fault: '',
    /** Asked a second time because cases are still open. */
    openCases: '',
    busy: false,
    deleted: null as Deleted | null,
  },

  onLoad() {
    this.setData({ toChat: isSentToChat() });
  },

  onShow() {
    followTextSize(this);
  },

  async prepare() {
    if (this.data.exporting) return;
    this.setData({ exporting: true });
    await attempt(async () => {
      const copy = await download('exportMyData', {});
      this.setData({ copy });
      // On a phone WeChat hands files over only straight after a tap: that is the next one.
      if (!this.data.toChat) await keepFile(copy, FILE_NAME);
    });
    this.setData({ exporting: false });
  },

  hand() {
    void attempt(() => keepFile(this.data.copy, FILE_NAME));
  },

  type({ detail }: WechatMiniprogram.Input) {
    this.setData({ typed: detail.value, fault: '' });
  },

  remove() {
    if (this.data.typed.trim() !== CONFIRMATION) {
      this.setData({ fault: `请填写“${CONFIRMATION}”四个字以确认` });
      return;
    }
    wx.showModal({
      title: '注销账号？',
      content: this.data.openCases
        ? `还有在办的申请 ${this.data.openCases}。注销后您在这里不能再查看它们、接收答复。仍然注销？`
        : '注销后不能恢复。',
      confirmText: '注销',
      success: ({ confirm }) => {
        if (confirm) void this.reallyRemove();
      },
    });
  },

  async reallyRemove() {
    if (this.data.busy) return;
    this.setData({ busy: true });
    await attempt(() => this.send());
    this.setData({ busy: false });
  },

  async send() {
    const acknowledged = this.data.openCases !== '';
    try {
      const deleted = await call('deleteAccount', {
        body: { confirm: CONFIRMATION, ...(acknowledged ? { acknowledgeOpenCases: true } : {}) },
      });
      forgetPersonal();
      this.setData({ deleted });
      void wx.pageScrollTo({ scrollTop: 0 });
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'open_cases_remain') throw error;
      this.setData({ openCases: String(error.details['numbers'] ?? '') || '（见我的申请）' });
      this.remove();
    }
  },

  home() {
    void wx.switchTab({ url: '/pages/home/home' });
  },
});
