import { ApiFailure, wordsOf } from '../../api/api-failure';
import { call } from '../../api/request';
import { forgetToken, storedToken } from '../../api/session';
import { dayInWords, momentInWords } from '../../utils/dates';
import { chooseLarge } from '../../utils/large-text';
import { followTextSize, initialState } from '../../utils/page';
import { forgetPersonal } from '../../utils/typed';

const ENTRIES = [
  { icon: 'usergroup', title: '保存的申请人', url: '/packages/account/persons/persons' },
  { icon: 'link', title: '绑定纸质申请', url: '/packages/case/bind/bind' },
  { icon: 'edit-2', title: '更正我的信息', url: '/packages/case/corrections/corrections' },
  { icon: 'lock-on', title: '隐私说明', url: '/packages/account/privacy/privacy' },
  { icon: 'file-download', title: '我的数据（下载、注销）', url: '/packages/account/data/data' },
  { icon: 'info-circle', title: '关于', url: '/packages/account/about/about' },
];

Page({
  data: {
    ...initialState,
    entries: ENTRIES,
    signedIn: false,
    since: '',
    unread: 0,
    busy: false,
  },

  onShow() {
    followTextSize(this);
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  /** Only whoever has signed in before is looked up: the page itself needs no account. */
  async load() {
    if (!storedToken()) {
      this.setData({ signedIn: false, unread: 0, problem: '' });
      return;
    }
    try {
      const [me, notices] = await Promise.all([call('getMe', {}), call('listMyNotices', { query: { limit: 1 } })]);
      this.setData({
        signedIn: true,
        since: dayInWords(momentInWords(me.createdAt).slice(0, 10)),
        unread: notices.unread,
        problem: '',
      });
    } catch (error) {
      this.setData({ problem: wordsOf(error), signedIn: storedToken() !== null });
    }
  },

  async signIn() {
    if (this.data.busy) return;
    this.setData({ busy: true, problem: '' });
    try {
      await call('getMe', {});
      await this.load();
    } catch (error) {
      this.setData({ problem: wordsOf(error) });
    }
    this.setData({ busy: false });
  },

  switchSize({ detail }: WechatMiniprogram.SwitchChange) {
    chooseLarge(detail.value);
    followTextSize(this);
  },

  openInbox() {
    void wx.navigateTo({ url: '/packages/account/inbox/inbox' });
  },

  open(event: WechatMiniprogram.TouchEvent<object, object, { url: string }>) {
    void wx.navigateTo({ url: event.currentTarget.dataset.url });
  },

  signOut() {
    wx.showModal({
      title: '退出登录？',
      content: '本机上没有发出的内容会清除；保存在账号里的草稿和申请不受影响。下次使用时用微信重新登录。',
      confirmText: '退出',
      success: ({ confirm }) => {
        if (confirm) void this.reallySignOut();
      },
    });
  },

  async reallySignOut() {
    if (this.data.busy) return;
    this.setData({ busy: true });
    try {
      await call('signOutCitizen', {});
    } catch (error) {
      // Already over is as good; unreachable: it ends by itself, and nothing of it stays on the phone.
      if (error instanceof ApiFailure && error.status !== 401 && !error.isPassing)
        this.setData({ problem: error.message });
    }
    forgetToken();
    forgetPersonal();
    this.setData({ busy: false, signedIn: false, unread: 0 });
    wx.showToast({ title: '已退出', icon: 'success' });
  },
});
