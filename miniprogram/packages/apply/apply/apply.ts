/** 依申请公开 in steps. Back leaves with the draft kept; inside, 上一步. */
import { ApiFailure } from '../../../api/api-failure';
import { call } from '../../../api/request';
import { type DraftCoApplicant, type DraftFields } from '../../../api/generated';
import { anchorOf, CHECK_STEP, stepOf } from '../../../utils/apply-steps';
import { type DraftRecord } from '../../../utils/draft-record';
import { attempt, followTextSize, show } from '../../../utils/page';
import { type FileUse } from '../../../utils/upload-list';
import { confirmed } from './applicant-changes';
import { initialView } from './apply-view';
import {
  type ApplyQuery,
  type DraftChoice,
  dropDraft,
  findAgencies,
  findChoices,
  freshRecord,
  namedRecord,
  recordFor,
} from './find-drafts';
import { submit } from './submission';
import { Wizard } from './wizard';

type Told<T extends object> = WechatMiniprogram.CustomEvent<T>;

interface Revealing {
  reveal(id: string): void;
}

Page({
  data: initialView,

  query: {} as ApplyQuery,
  wizard: null as Wizard | null,
  /** Set before anything is awaited: a second tap of the same moment finds it. */
  isBusy: false,
  followNetwork: (() => {}) as (state: { isConnected?: boolean; errMsg?: string }) => void,

  onLoad(query: ApplyQuery) {
    this.query = query;
    this.followNetwork = ({ isConnected = true }) => {
      this.setData({ online: isConnected });
      if (!isConnected || !this.wizard) return;
      void this.wizard.saveNow();
      void this.wizard.uploads.againAll();
    };
    wx.onNetworkStatusChange(this.followNetwork);
    void this.open();
  },

  onShow() {
    followTextSize(this);
    void this.wizard?.loadPersons();
  },

  onHide() {
    void this.wizard?.saveNow();
  },

  onUnload() {
    wx.offNetworkStatusChange(this.followNetwork);
    void this.wizard?.leavePage();
  },

  async open() {
    await show(this, async () => {
      const { networkType } = await wx.getNetworkType();
      const agencies = await findAgencies();
      this.setData({ online: networkType !== 'none', agencies });
      const { draft, copyFrom, person } = this.query;
      if (draft) return await this.begin(await namedRecord(draft));
      const choices = copyFrom || person ? [] : await findChoices(agencies);
      if (choices.length > 0) this.setData({ choices });
      else await this.begin(freshRecord(this.query, agencies));
    });
    if (this.data.phase === 'forbidden') await this.showPaperWay();
  },

  async showPaperWay() {
    const agencyId = freshRecord(this.query, this.data.agencies).agencyId ?? this.data.agencies[0]?.id;
    if (!agencyId) return;
    try {
      this.setData({ office: await call('getAgency', { path: { agencyId } }) });
    } catch {
      // The card then tells the way without the address.
    }
  },

  async begin(record: DraftRecord) {
    this.wizard = new Wizard(record, this, (id) => {
      void wx.redirectTo({ url: `/packages/apply/receipt/receipt?id=${id}` });
    });
    await this.wizard.open();
  },

  goOn(event: Told<DraftChoice>) {
    void this.once(() => attempt(async () => this.begin(await recordFor(event.detail))));
  },

  beginAnew() {
    void this.once(() => attempt(() => this.begin(freshRecord(this.query, this.data.agencies))));
  },

  async dropChoice(event: Told<DraftChoice>) {
    const choice = event.detail;
    if (!(await confirmed('删除草稿', `“${choice.title}”连同附件一起删除，不能恢复。`, '删除'))) return;
    if (!(await attempt(() => dropDraft(choice)))) return;
    const choices = this.data.choices.filter(
      ({ localId, draftId }) => localId !== choice.localId || draftId !== choice.draftId,
    );
    this.setData({ choices });
    if (choices.length === 0) this.beginAnew();
  },

  /** One at a time, and the buttons show it. */
  async once(work: () => Promise<unknown>) {
    if (this.isBusy) return;
    this.isBusy = true;
    this.setData({ busy: true });
    try {
      await work();
    } finally {
      this.isBusy = false;
      this.setData({ busy: false });
    }
  },

  edit(event: Told<{ name: keyof DraftFields; value: string }>) {
    this.wizard?.edit(event.detail);
  },

  leave(event: Told<{ name: string }>) {
    this.wizard?.leave(event.detail.name);
    void this.wizard?.saveNow();
  },

  changeJoint(event: Told<{ joint: DraftCoApplicant[]; path: string }>) {
    this.wizard?.changeJoint(event.detail.joint, event.detail.path);
  },

  switchAgent(event: Told<{ wanted: boolean }>) {
    void this.wizard?.wantAgent(event.detail.wanted);
  },

  switchJoint(event: Told<{ wanted: boolean }>) {
    void this.wizard?.wantJoint(event.detail.wanted);
  },

  pickAgency(event: Told<{ id: string; name: string }>) {
    this.wizard?.pickAgency(event.detail);
  },

  usePerson(event: Told<{ id: string }>) {
    void this.once(async () => this.wizard?.usePerson(event.detail.id));
  },

  savePerson() {
    void this.once(() =>
      attempt(async () => {
        try {
          await this.wizard?.savePerson();
        } catch (error) {
          if (!(error instanceof ApiFailure) || error.isPassing) throw error;
          this.wizard?.newPersonWish(error.fields.map(({ path }) => path));
          const [first] = error.fields;
          throw first ? new ApiFailure(error.status, error.code, first.message) : error;
        }
      }),
    );
  },

  attach(event: Told<{ use: FileUse }>) {
    void this.wizard?.uploads.choose(event.detail.use);
  },

  attachAgain(event: Told<{ key: string }>) {
    void this.wizard?.uploads.again(event.detail.key);
  },

  detach(event: Told<{ key: string }>) {
    void attempt(async () => this.wizard?.uploads.remove(event.detail.key));
  },

  next() {
    void this.once(async () => {
      const { step } = this.data;
      const settled = await this.wizard?.settle();
      this.wizard?.check(step);
      const [first] = this.wizard?.faultsOfStep(step) ?? [];
      // Without network nobody can say what is missing; the check at the end does.
      if (!first || !settled?.isSettled) return this.go(step + 1);
      this.setData({ maySkip: true });
      this.reveal(first.path);
    });
  },

  skip() {
    this.go(this.data.step + 1);
  },

  back() {
    this.go(this.data.step - 1);
  },

  goStep(event: Told<{ step: number }>) {
    this.go(event.detail.step);
  },

  mend(event: Told<{ path: string }>) {
    const { path } = event.detail;
    this.go(stepOf(path, this.wizard?.fields));
    wx.nextTick(() => this.reveal(path));
  },

  go(step: number) {
    this.wizard?.keeper.goTo(step);
    if (step === CHECK_STEP) this.wizard?.checkAll();
    this.setData({ step, maySkip: false, news: '' });
    this.wizard?.drawAll();
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  reveal(path: string) {
    const step = this.selectComponent('#step') as unknown as Revealing | null;
    step?.reveal(anchorOf(path));
  },

  submit() {
    void this.once(() => this.send(false));
  },

  submitAllTheSame() {
    this.closeDuplicate();
    void this.once(() => this.send(true));
  },

  async send(confirmDuplicate: boolean) {
    if (!this.wizard || this.data.save === 'local' || !this.data.online) return;
    const outcome = await submit(this.wizard, confirmDuplicate);
    if (outcome.kind === 'submitted') this.wizard.finish(outcome.applicationId);
    else if (outcome.kind === 'duplicate') this.setData({ duplicate: { number: outcome.number, id: outcome.id } });
    else if (outcome.kind === 'incomplete') this.reveal('missing');
    else if (outcome.kind === 'not_done')
      wx.showModal({ title: '还没有提交', content: outcome.words, showCancel: false, confirmText: '知道了' });
  },

  openDuplicate() {
    const { id } = this.data.duplicate;
    this.closeDuplicate();
    void wx.navigateTo({ url: `/packages/case/case/case?id=${id}` });
  },

  closeDuplicate() {
    this.setData({ duplicate: { number: '', id: '' } });
  },
});
