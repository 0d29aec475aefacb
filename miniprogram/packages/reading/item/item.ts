import { ApiFailure, wordsOf } from '../../../api/api-failure';
import { addressOf, call, openFile } from '../../../api/request';
import { type FileCard, type Publication } from '../../../api/generated';
import { freshen } from '../../../utils/cache';
import { copy } from '../../../utils/contact';
import { dayInWords } from '../../../utils/dates';

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
    busy: false,
  },

  onLoad(query: { id?: string }) {
    this.setData({ id: query.id ?? '' });
    void this.load();
  },

  onShow() {
    followTextSize(this);
  },

  load() {
    const { id } = this.data;
    return show(this, async () => {
      await freshen(
        `item:${id}`,
        () => call('getPublication', { path: { publicationId: id } }),
        (item) => this.put(item),
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
      wx.showModal({
        title: '没有打开',
        content: `${words}可以复制下载地址，用浏览器下载。`,
        confirmText: '复制地址',
        cancelText: '知道了',
        success: ({ confirm }) => {
          if (confirm) this.copyAddress(file.id);
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
