import { ApiFailure } from '../api/api-failure';

/** Hands a downloaded file over to its owner: on a computer it is saved, on a phone it is sent to a chat (e.g. 文件传输助手). */
export function isOnPhone(): boolean {
  return ['ios', 'android', 'ohos'].includes(wx.getDeviceInfo().platform);
}

/** Whether a file goes to a chat: WeChat demands that it be straight after a tap. A browser on a phone saves it. */
export function isSentToChat(): boolean {
  return isOnPhone() && wx.canIUse('shareFileMessage');
}

export function keepFile(filePath: string, fileName: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = ({ errMsg }: { errMsg: string }): void =>
      /cancel/.test(errMsg) ? resolve() : reject(new ApiFailure(0, 'not_kept', '文件没有保存成功，请再试一次。'));
    if (isSentToChat()) wx.shareFileMessage({ filePath, fileName, success: () => resolve(), fail });
    else wx.saveFileToDisk({ filePath, success: () => resolve(), fail });
  });
}
