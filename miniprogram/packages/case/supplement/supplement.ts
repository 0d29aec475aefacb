/** The applicant's answer to what the office has asked of him: a supplement (第三十条) or the reasons (第三十五条). */
import { ApiFailure } from '../../../api/api-failure';
import { type CitizenCase, type FileCard } from '../../../api/generated';
import { call } from '../../../api/request';
import { type UploadsChange } from '../../../components/upload-list/uploads-change';
import { dayInWords } from '../../../utils/dates';
import { type Faults, faultsOf } from '../../../utils/faults';
import { attempt, followTextSize, initialState, show } from '../../../utils/page';
import { scrollToFault } from '../../../utils/scroll-to-fault';
import { forgetTyped, keepTyped, typed } from '../../../utils/typed';

const KINDS = {
  supplement: {
    title: '提交补正材料',
    ability: 'answer_supplement',
    asked: '行政机关要您补正的内容',
    field: '补正内容',
    hint: '按通知的要求，把要的信息写得更具体，例如：2025 年 3 月至 5 月，云溪河东段的水质检测报告。',
    after: '行政机关确认收到之日起，答复期限重新计算。逾期不补正又没有正当理由的，视为放弃申请。',
    done: '已提交补正材料',
  },
  reasons: {
    title: '说明理由',
    ability: 'give_reasons',
    asked: '行政机关要您说明的内容',
    field: '申请的理由',
    hint: '说明为什么需要这些信息、为什么申请了多次，例如：每个月的数据不同，研究需要逐月比较。',
    after: '行政机关认为理由不合理的，会告知不予处理；认为合理的，可以延迟答复并告知您时间。',
    done: '已说明理由',
  },
} as const;
type Kind = keyof typeof KINDS;

interface Saved {
  text: string;
  files: FileCard[];
}

const ORDER = ['text', 'fileIds'];

Page({
  data: {
    ...initialState,
    words: KINDS.supplement as (typeof KINDS)[Kind],
    asked: '',
    replyBy: '',
    text: '',
    initial: [] as FileCard[],
    faults: {} as Faults,
    /** Nothing is asked any more: answered, or the case is over. */
    over: false,
    busy: false,
  },
  caseId: '',
  kind: 'supplement' as Kind,
  version: 0,
  files: [] as FileCard[],
  uploading: false,

  onLoad({ id = '', kind = '' }: Record<string, string | undefined>) {
    this.caseId = id;
    this.kind = kind === 'reasons' ? 'reasons' : 'supplement';
    wx.setNavigationBarTitle({ title: KINDS[this.kind].title });
    const saved = typed<Saved>(this.draftName());
    this.files = saved?.files ?? [];
    this.setData({ words: KINDS[this.kind], text: saved?.text ?? '', initial: this.files });
    void this.load();
  },

  onShow() {
    followTextSize(this);
  },

  draftName(): string {
    return `${this.kind}:${this.caseId}`;
  },

  load() {
    return show(this, async () => this.put(await call('getMyApplication', { path: { applicationId: this.caseId } })));
  },

  put(item: CitizenCase) {
    const asked = this.kind === 'supplement' ? item.supplement : item.reasons;
    this.version = item.version;
    this.setData({
      asked: asked?.text ?? '',
      replyBy: dayInWords(asked?.replyBy ?? null),
      over: !item.abilities.some(({ action }) => action === KINDS[this.kind].ability),
    });
  },

  type({ detail }: WechatMiniprogram.Input) {
    const { text: _gone, ...faults } = this.data.faults;
    this.setData({ text: detail.value, faults });
    this.keep();
  },

  changeFiles({ detail }: WechatMiniprogram.CustomEvent<UploadsChange>) {
    this.files = detail.files;
    this.uploading = detail.busy;
    this.setData({ 'faults.fileIds': '' });
    this.keep();
  },

  keep() {
    keepTyped(this.draftName(), { text: this.data.text, files: this.files } satisfies Saved);
  },

  async submit() {
    if (this.data.busy) return;
    const text = this.data.text.trim();
    const faults: Faults = {
      ...(text === '' ? { text: `请填写${this.data.words.field}` } : {}),
      ...(this.uploading ? { fileIds: '附件还在上传，请稍等' } : {}),
    };
    this.setData({ faults });
    if (Object.keys(faults).length > 0) return scrollToFault(this, faults, ORDER);
    this.setData({ busy: true });
    await attempt(() => this.send(text));
    this.setData({ busy: false });
  },

  /** A fault in a field is shown there; whatever else is told by the caller. */
  async send(text: string) {
    const input = {
      path: { applicationId: this.caseId },
      body: { expectedVersion: this.version, text, fileIds: this.files.map(({ id }) => id) },
    };
    try {
      await (this.kind === 'supplement' ? call('answerSupplement', input) : call('giveReasons', input));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      // What was typed stays; what happened meanwhile is fetched, so that the next press is about the case as it stands.
      if (error.code === 'version_conflict' || error.code === 'action_not_allowed') await this.load();
      const faults = faultsOf(error.fields);
      if (!faults['text'] && !faults['fileIds']) throw error;
      this.setData({ faults });
      return scrollToFault(this, faults, ORDER);
    }
    forgetTyped(this.draftName());
    wx.showToast({ title: this.data.words.done, icon: 'success' });
    setTimeout(() => void wx.navigateBack(), 1_200);
  },
});
