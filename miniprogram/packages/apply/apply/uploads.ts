/** Chooses files and brings them to the draft, one at a time. */
import { ApiFailure, wordsOf } from '../../../api/api-failure';
import { call, newKey, upload, type Upload } from '../../../api/request';
import { type DraftFields, type FileCard } from '../../../api/generated';
import { type DraftKeeper } from '../../../utils/draft-keeper';
import {
  changed,
  type ChosenFile,
  type FileUse,
  MOST_FILES,
  nextWaiting,
  pictureName,
  type UploadItem,
  withChosen,
  withFiles,
  without,
} from '../../../utils/upload-list';

const WAYS = ['拍照', '从相册选照片', '从聊天文件里选'];

export class Uploads {
  items: UploadItem[] = [];
  private underWay: { key: string; upload: Upload<unknown> } | null = null;

  constructor(
    private readonly keeper: DraftKeeper,
    private readonly draw: (items: UploadItem[]) => void,
  ) {}

  /** What the server has now. */
  follow(files: readonly FileCard[], fields: DraftFields): void {
    this.put(withFiles(this.items, files, fields));
  }

  async choose(use: FileUse): Promise<void> {
    const room = MOST_FILES - this.items.filter(({ state }) => state !== 'refused').length;
    if (room <= 0) return tellTooMany();
    const chosen = await ask(use, Math.min(room, 9), this.items.length + 1);
    const { items, tooMany } = withChosen(this.items, chosen, use, newKey);
    this.put(items);
    if (tooMany > 0) tellTooMany();
    await this.pump();
  }

  async again(key: string): Promise<void> {
    this.put(changed(this.items, key, { state: 'waiting', problem: '', percent: 0 }));
    await this.pump();
  }

  /** After the network came back. */
  async againAll(): Promise<void> {
    for (const { key, state } of this.items) if (state === 'failed') await this.again(key);
  }

  async remove(key: string): Promise<void> {
    const item = this.items.find((one) => one.key === key);
    if (!item) return;
    if (this.underWay?.key === key) this.underWay.upload.cancel();
    const { draftId } = this.keeper.record;
    if (!item.fileId || !draftId) return this.put(without(this.items, key));
    try {
      this.keeper.adopt(await call('removeDraftFile', { path: { draftId, fileId: item.fileId } }));
    } catch (error) {
      const isGone = error instanceof ApiFailure && error.code === 'not_found';
      if (!isGone) throw error;
      this.keeper.adopt(await call('getDraft', { path: { draftId } }));
    }
  }

  private async pump(): Promise<void> {
    for (let item = nextWaiting(this.items); item; item = nextWaiting(this.items)) await this.send(item);
  }

  private async send({ key, use, path, name }: UploadItem): Promise<void> {
    this.put(changed(this.items, key, { state: 'sending' }));
    try {
      const draftId = await this.keeper.ensure();
      const onItsWay = upload('uploadDraftFile', { path: { draftId } }, { path, name }, (percent) =>
        this.put(changed(this.items, key, { percent })),
      );
      this.underWay = { key, upload: onItsWay };
      const { file, draft } = await onItsWay.done;
      this.items = changed(this.items, key, { state: 'done', fileId: file.id, percent: 100 });
      this.keeper.adopt(draft);
      if (use === 'identity' && !this.keeper.record.fields.identityPhoto) {
        this.keeper.edit({ identityPhoto: file.id });
        void this.keeper.flush();
      }
    } catch (error) {
      const isPassing = !(error instanceof ApiFailure) || error.isPassing || error.status === 401;
      this.put(changed(this.items, key, { state: isPassing ? 'failed' : 'refused', problem: wordsOf(error) }));
    } finally {
      this.underWay = null;
    }
  }

  private put(items: UploadItem[]): void {
    this.items = items;
    this.draw(items);
  }
}

/** @returns nothing when the user changed his mind */
async function ask(use: FileUse, count: number, number: number): Promise<ChosenFile[]> {
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: WAYS });
    if (tapIndex === 2) {
      const { tempFiles } = await wx.chooseMessageFile({ count, type: 'all' });
      return tempFiles.map(({ path, name, size }) => ({ path, name, size }));
    }
    const { tempFiles } = await wx.chooseMedia({
      count: tapIndex === 0 ? 1 : count,
      mediaType: ['image'],
      sourceType: [tapIndex === 0 ? 'camera' : 'album'],
      sizeType: ['compressed'],
    });
    return tempFiles.map(({ tempFilePath, size }, index) => ({
      path: tempFilePath,
      name: pictureName(use, tempFilePath, number + index),
      size,
    }));
  } catch (error) {
    if (!/cancel/.test((error as { errMsg?: string }).errMsg ?? '')) {
      wx.showModal({
        title: '没有选到文件',
        content: '请在手机设置里允许微信使用相机和照片，或者从聊天文件里选。',
        showCancel: false,
      });
    }
    return [];
  }
}

function tellTooMany(): void {
  wx.showModal({
    title: '附件最多 10 个',
    content: '请先删除不需要的附件，或者把几张照片合成一个 PDF。',
    showCancel: false,
  });
}
