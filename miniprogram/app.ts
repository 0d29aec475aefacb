import { HELP_PHONE, LOWEST_LIBRARY } from './config';

App({
  onLaunch() {
    if (isOlder(wx.getAppBaseInfo().SDKVersion, LOWEST_LIBRARY)) {
      wx.showModal({
        title: '微信版本较低',
        content: `请升级微信后使用；也可以拨打 ${HELP_PHONE} 咨询，或者到窗口、邮寄提出申请。`,
        showCancel: false,
      });
    }
    followUpdates();
  },
});

function isOlder(version: string, lowest: string): boolean {
  const [own, least] = [version, lowest].map((text) => text.split('.').map(Number));
  for (let place = 0; place < 3; place += 1) {
    const difference = (own?.[place] ?? 0) - (least?.[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** A new version is used at once when the user says so; an old one may not know what the server has learnt. */
function followUpdates(): void {
  const manager = wx.getUpdateManager();
  manager.onUpdateReady(() => {
    wx.showModal({
      title: '有新版本',
      content: '新版本已经准备好，是否现在使用？草稿已经保存。',
      success: ({ confirm }) => {
        if (confirm) manager.applyUpdate();
      },
    });
  });
}
