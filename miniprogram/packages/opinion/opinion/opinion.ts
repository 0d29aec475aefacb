/**
 * The third party's one-time link (第三十二条): a code by text message opens the letter, the opinion is handed in with a signed paper.
 * No account: nothing here signs in, and the token of the link stays in this page.
 */
import { ApiFailure } from '../../../api/api-failure';
import { type FileCard, type OpinionInvitation } from '../../../api/generated';
import { call } from '../../../api/request';
import { type UploadsChange } from '../../../components/upload-list/uploads-change';
import { dayInWords, momentInWords } from '../../../utils/dates';
import { type Faults, faultsOf } from '../../../utils/faults';
import { attempt, followTextSize, initialState } from '../../../utils/page';
import { scrollToFault } from '../../../utils/scroll-to-fault';

type Answer = OpinionInvitation['answers'][number]['code'];
type Stage = 'code' | 'letter' | 'done' | 'gone';

const SECONDS_BETWEEN_SENDS = 60;
const ORDER = ['answer', 'text', 'fileIds'];
const NO_TOKEN = '链接不完整，请重新打开行政机关给您的链接。';

Page({
  data: {
    ...initialState,
    stage: 'code' as Stage,
    gone: '',
    code: '',
    sent: false,
    /** Until another code may be asked for. */
    wait: 0,
    letter: null as OpinionInvitation | null,
    dates: '',
    until: '',
    answer: '' as Answer | '',
    text: '',
    /** The half hour is over; what was typed stays and the link is opened once more. */
    again: false,
    faults: {} as Faults,
    result: '',
    busy: false,
  },
  token: '',
  files: [] as FileCard[],
  uploading: false,
  timer: 0,

  onLoad({ token = '' }: Record<string, string | undefined>) {
    this.token = token;
    // Whoever looks over somebody's shoulder, or gets a forwarded page, is not to have the link.
    if (wx.canIUse('hideShareMenu')) void wx.hideShareMenu();
    if (!token) this.setData({ stage: 'gone', gone: NO_TOKEN });
  },

  onShow() {
    followTextSize(this);
  },

  onUnload() {
    clearInterval(this.timer);
  },

  async sendCode() {
    if (this.data.busy || this.data.wait > 0) return;
    this.setData({ busy: true, faults: {} });
    await attempt(() =>
      this.orGone(async () => {
        try {
          await call('sendOpinionCode', { body: { token: this.token } });
          this.setData({ sent: true });
          this.countDown(SECONDS_BETWEEN_SENDS);
        } catch (error) {
          const seconds = error instanceof ApiFailure ? Number(error.details['seconds']) : NaN;
          // A code that was asked for a moment ago is still good.
          if (seconds > 0 && seconds <= SECONDS_BETWEEN_SENDS) {
            this.setData({ sent: true });
            this.countDown(seconds);
          }
          throw error;
        }
      }),
    );
    this.setData({ busy: false });
  },

  countDown(seconds: number) {
    clearInterval(this.timer);
    this.setData({ wait: seconds });
    this.timer = setInterval(() => {
      const wait = Math.max(0, this.data.wait - 1);
      this.setData({ wait });
      if (wait === 0) clearInterval(this.timer);
    }, 1_000) as unknown as number;
  },

  typeCode({ detail }: WechatMiniprogram.Input) {
    this.setData({ code: detail.value, faults: {} });
  },

  async open() {
    if (this.data.busy) return;
    const code = this.data.code.trim();
    if (!/^\d{6}$/.test(code)) return this.setData({ faults: { code: '请填写短信里的 6 位数字验证码' } });
    this.setData({ busy: true });
    await attempt(() =>
      this.orGone(() =>
        this.orFaults(async () => {
          const letter = await call('openOpinion', { body: { token: this.token, code } });
          // An earlier half hour's files are not of this one.
          this.files = [];
          this.setData({
            stage: 'letter',
            letter,
            dates: `${dayInWords(letter.consultedDate)}发出，${dayInWords(letter.deliveredDate)}送达；请在 ${dayInWords(letter.replyBy)} 前提出意见。`,
            until: momentInWords(letter.sessionExpiresAt).slice(11),
            code: '',
            again: false,
          });
          void wx.pageScrollTo({ scrollTop: 0 });
        }),
      ),
    );
    this.setData({ busy: false });
  },

  choose(event: WechatMiniprogram.TouchEvent<object, object, { value: Answer }>) {
    this.setData({ answer: event.currentTarget.dataset.value, 'faults.answer': '' });
  },

  typeText({ detail }: WechatMiniprogram.Input) {
    this.setData({ text: detail.value, 'faults.text': '' });
  },

  changeFiles({ detail }: WechatMiniprogram.CustomEvent<UploadsChange>) {
    this.files = detail.files;
    this.uploading = detail.busy;
    this.setData({ 'faults.fileIds': '' });
  },

  async submit() {
    const { answer, busy, letter } = this.data;
    if (busy || !letter) return;
    const faults = this.faultsHere();
    this.setData({ faults });
    if (!answer || Object.keys(faults).length > 0) return scrollToFault(this, faults, ORDER);
    this.setData({ busy: true });
    await attempt(() => this.orFaults(() => this.send(answer, letter.sessionToken)));
    this.setData({ busy: false });
  },

  faultsHere(): Faults {
    const fileFault = this.uploading
      ? '文件还在上传，请稍等'
      : this.files.length === 0
        ? '请上传签名或者盖章的意见'
        : '';
    return {
      ...(this.data.answer ? {} : { answer: '请选择是否同意公开' }),
      ...(fileFault ? { fileIds: fileFault } : {}),
    };
  },

  async send(answer: Answer, bearer: string) {
    const text = this.data.text.trim();
    try {
      const done = await call('submitOpinion', {
        body: { answer, fileIds: this.files.map(({ id }) => id), ...(text ? { text } : {}) },
        bearer,
      });
      this.setData({ stage: 'done', result: `${dayInWords(done.submittedDate)}，${done.answer.label}` });
      void wx.pageScrollTo({ scrollTop: 0 });
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.status !== 401) throw error;
      // The half hour is over: a new code opens the link again, with what was typed.
      this.setData({ stage: 'code', sent: false, again: true });
    }
  },

  /** A link that is used, replaced or over looks the same to everybody. */
  async orGone(work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.status !== 404) throw error;
      this.setData({ stage: 'gone', gone: error.message });
    }
  },

  async orFaults(work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      const faults = error instanceof ApiFailure ? faultsOf(error.fields) : {};
      if (Object.keys(faults).length === 0) throw error;
      this.setData({ faults });
      scrollToFault(this, faults, ORDER);
    }
  },
});
