import { ApiFailure, wordsOf } from '../../../api/api-failure';
import { serverOrigin } from '../../../config';
import { addressOf, call, openFile } from '../../../api/request';
import { type FileCard, type Publication } from '../../../api/generated';
import { freshen } from '../../../utils/cache';
import { copy } from '../../../utils/contact';
import { dayInWords } from '../../../utils/dates';

import { saying } from '../../../utils/not-there';
import { followTextSize, initialState, show } from '../../../utils/page';
import { paragraphsOf } from '../../../utils/paragraphs';
import { sizeInWords } from '../../../utils/sizes';

interface Fact {
  name: string;
  value: string;
}

Page({
  data: {
    ...initialState,
    id: '',
    title: '',
    agencyName: '',
    facts: [] as Fact[],
    people: [] as Fact[],
    paragraphs: [] as string[],
    files: [] as (FileCard & { sizeWords: string })[],
    readCount: null as number | null,
    textSize: 34,
    /** In a browser addresses have no host; it saves what it opens anyway. */
    canCopy: false,
    busy: false,
  },

  onLoad(query: { id?: string }) {
    this.setData({ id: query.id ?? '', canCopy: serverOrigin() !== '' });
    void this.load();
  },

  onShow() {
    followTextSize(this);
  },

  load() {
    const { id } = this.data;
    return show(this, async () => {
      const fetch = (): Promise<Publication> => call('getPublication', { path: { publicationId: id } });
      await saying(
        '没有找到这条信息，可能已经撤回。可以在首页重新搜索，也可以申请公开。',
        freshen(`item:${id}`, fetch, (item) => this.put(item)),
      );
      void this.countReadings();
    });
  },

  put(item: Publication) {
    const facts: Fact[] = [
      { name: '来源', value: item.source },
      { name: '文号', value: item.documentNumber ?? '' },
      { name: '生成日期', value: dayInWords(item.formedDate) },
      { name: '公开日期', value: dayInWords(item.publishedDate) },
      { name: '栏目', value: item.column.label },
      { name: '事项', value: item.category ? `${item.category.item}${item.category.label}` : '' },
    ];
    const people: Fact[] = [
      { name: '作者', value: item.author },
      { name: '责任编辑', value: item.editor },
      { name: '审核', value: item.reviewer },
    ];
    this.setData({
      title: item.title,
      agencyName: item.agency.name,
      facts: facts.filter(({ value }) => value !== ''),
      people: people.filter(({ value }) => value !== ''),
      paragraphs: paragraphsOf(item.body),
      files: item.files.map((file) => ({ ...file, sizeWords: sizeInWords(file.size) })),
      phase: 'ready',
    });
  },

  async countReadings() {
    try {
      const { readCount } = await call('getPublicationReadCount', { path: { publicationId: this.data.id } });
      this.setData({ readCount });
    } catch {
      // The text is what the visitor came for.
    }
  },

  setSize(event: WechatMiniprogram.CustomEvent<{ size: number }>) {
    this.setData({ textSize: event.detail.size });
  },

  async openFile(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
    const file = this.data.files[event.currentTarget.dataset.index];
    if (!file || this.data.busy) return;
    this.setData({ busy: true });
    try {
      await openFile('downloadPublicationFile', { path: { publicationId: this.data.id, fileId: file.id } }, file);
    } catch (error) {
      const words = error instanceof ApiFailure ? wordsOf(error) : '这种文件在微信里打不开。';
      const { canCopy } = this.data;
      wx.showModal({
        title: '没有打开',
        content: canCopy ? `${words}可以复制下载地址，用浏览器下载。` : words,
        confirmText: canCopy ? '复制地址' : '知道了',
        showCancel: canCopy,
        cancelText: '知道了',
        success: ({ confirm }) => {
          if (confirm && canCopy) this.copyAddress(file.id);
        },
      });
    } finally {
      this.setData({ busy: false });
    }
  },

  copyFile(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
    const file = this.data.files[event.currentTarget.dataset.index];
    if (file) this.copyAddress(file.id);
  },

  copyAddress(fileId: string) {
    copy(addressOf('downloadPublicationFile', { path: { publicationId: this.data.id, fileId } }), '下载地址');
  },

  onShareAppMessage() {
    return { title: this.data.title, path: `/packages/reading/item/item?id=${this.data.id}` };
  },
});
