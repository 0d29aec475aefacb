import { ApiFailure } from '../api/api-failure';

/** Hands a downloaded file over to its owner: on a computer it is saved, on a phone it is sent to a chat (e.g. 文件传输助手). */
export function isOnPhone(): boolean {
  return ['ios', 'android', 'ohos'].includes(wx.getDeviceInfo().platform);
}

/** On a phone only straight after a tap, as WeChat demands. */
export function keepFile(filePath: string, fileName: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = ({ errMsg }: { errMsg: string }): void =>
      /cancel/.test(errMsg) ? resolve() : reject(new ApiFailure(0, 'not_kept', '文件没有保存成功，请再试一次。'));
    if (isOnPhone()) wx.shareFileMessage({ filePath, fileName, success: () => resolve(), fail });
    else wx.saveFileToDisk({ filePath, success: () => resolve(), fail });
  });
}
