/** An application to correct a record on oneself (第四十一条): the form of a new one, or how far one has come. */
import { type FileCard, type MyRecordCorrection } from '../../../api/generated';
import { call, openFile } from '../../../api/request';
import { dayInWords } from '../../../utils/dates';
import { attempt, followTextSize, initialState, show } from '../../../utils/page';
import { sizeInWords } from '../../../utils/sizes';
import { byDay, type TimelineDay } from '../../../utils/timeline';

Page({
  data: {
    ...initialState,
    isNew: false,
    /** For the form: the case on whose page somebody found the fault. */
    caseId: '',
    item: null as MyRecordCorrection | null,
    files: [] as (FileCard & { words: string })[],
    days: [] as TimelineDay[],
    decided: '',
    busy: false,
  },
  correctionId: '',

  onLoad({ id = '', case: caseId = '' }: Record<string, string | undefined>) {
    this.correctionId = id;
    if (id) void this.load();
    else this.setData({ isNew: true, caseId, phase: 'ready' });
  },

  onShow() {
    followTextSize(this);
  },

  load() {
    return show(this, async () => {
      this.put(await call('getMyRecordCorrection', { path: { correctionId: this.correctionId } }));
    });
  },

  put(item: MyRecordCorrection) {
    this.setData({
      item,
      files: item.files.map((file) => ({ ...file, words: sizeInWords(file.size) })),
      days: byDay(item.events.map((event) => ({ ...event, article: null }))),
      decided: dayInWords(item.decision?.date ?? null),
    });
  },

  /** On a page of its own, so that going on from here never comes back to the form. */
  submitted({ detail }: WechatMiniprogram.CustomEvent<{ item: MyRecordCorrection }>) {
    wx.showToast({ title: '已提交', icon: 'success' });
    void wx.redirectTo({ url: `/packages/case/correction/correction?id=${detail.item.id}` });
  },

  open(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const file = this.data.files.find(({ id }) => id === event.currentTarget.dataset.id);
    if (!file) return;
    const path = { correctionId: this.correctionId, fileId: file.id };
    void attempt(() => openFile('downloadMyCorrectionFile', { path }, file));
  },

  withdraw() {
    wx.showModal({
      title: '撤回更正申请？',
      content: '撤回后行政机关不再核实。以后还需要更正的，可以重新申请。',
      confirmText: '撤回',
      success: ({ confirm }) => {
        if (confirm) void this.reallyWithdraw();
      },
    });
  },

  async reallyWithdraw() {
    const { item, busy } = this.data;
    if (!item || busy) return;
    this.setData({ busy: true });
    const path = { correctionId: item.id };
    const done = await attempt(async () => {
      this.put(await call('withdrawRecordCorrection', { path, body: { expectedVersion: item.version } }));
    });
    this.setData({ busy: false });
    if (!done) void this.load();
  },
});
