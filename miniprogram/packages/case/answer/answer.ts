/** The answer as a letter in the app: its text, its parts with their articles, its files; pictures large enough to read. */
import { ApiFailure } from '../../../api/api-failure';
import { type CitizenCase, type FileCard } from '../../../api/generated';
import { call, download, openFile } from '../../../api/request';
import { copy } from '../../../utils/contact';
import { dayInWords } from '../../../utils/dates';
import { attempt, followTextSize, initialState, show } from '../../../utils/page';
import { sizeInWords } from '../../../utils/sizes';

interface PageImage {
  id: string;
  name: string;
  path: string;
}

Page({
  data: {
    ...initialState,
    item: null as CitizenCase | null,
    parts: [] as { key: string; label: string; subject: string; articleText: string }[],
    sent: '',
    delivered: '',
    files: [] as (FileCard & { words: string })[],
    images: [] as PageImage[],
  },
  caseId: '',

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.caseId = id;
    void this.load();
  },

  onShow() {
    followTextSize(this);
  },

  load() {
    return show(this, async () => {
      const item = await this.opened();
      const { decision, dispatched } = item;
      if (!decision || !dispatched) return false;
      this.setData({
        item,
        parts: decision.parts.map(({ label, subject, articleText }, index) => ({
          key: `part-${index}`,
          // The only part is what the title says.
          label: subject || decision.parts.length > 1 ? label : '',
          subject: subject ?? '',
          articleText,
        })),
        sent: `${dayInWords(dispatched.date)}发出（${dispatched.method.label}）`,
        delivered: dayInWords(item.deliveredDate),
        files: item.files.map((file) => ({ ...file, words: sizeInWords(file.size) })),
      });
      void this.loadImages(item.files.filter(({ contentType }) => contentType.startsWith('image/')));
      return true;
    });
  },

  /** The first look is recorded; online it is the receipt, so nothing is shown before the server knows of it. */
  async opened(): Promise<CitizenCase> {
    const path = { applicationId: this.caseId };
    const item = await call('getMyApplication', { path });
    if (!item.abilities.some(({ action }) => action === 'open_reply')) return item;
    try {
      return await call('openReply', { path, body: { expectedVersion: item.version } });
    } catch (error) {
      // Opened on another device, or a late fact came in between: what there is now is what is shown.
      if (error instanceof ApiFailure && !error.isPassing && error.status !== 401)
        return await call('getMyApplication', { path });
      throw error;
    }
  },

  async loadImages(files: FileCard[]) {
    for (const { id, name } of files) {
      try {
        const path = await download('downloadMyFile', { path: { applicationId: this.caseId, fileId: id } });
        this.setData({ images: [...this.data.images.filter((image) => image.id !== id), { id, name, path }] });
      } catch {
        // It stands among the files, where opening it says what is wrong.
      }
    }
  },

  enlarge(event: WechatMiniprogram.TouchEvent<object, object, { path: string }>) {
    void wx.previewImage({
      current: event.currentTarget.dataset.path,
      urls: this.data.images.map(({ path }) => path),
    });
  },

  open(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const file = this.data.files.find(({ id }) => id === event.currentTarget.dataset.id);
    if (!file) return;
    void attempt(() => openFile('downloadMyFile', { path: { applicationId: this.caseId, fileId: file.id } }, file));
  },

  openRemedies() {
    void wx.navigateTo({ url: `/packages/case/remedies/remedies?id=${this.caseId}` });
  },

  copy() {
    copy(this.data.item?.decision?.text ?? '', '全文');
  },
});
