import { type CitizenCase, type FileCard } from '../../../api/generated';
import { call, openFile } from '../../../api/request';
import { type Block, blocksOf, turnWords } from '../../../utils/case-blocks';
import { addToCalendar } from '../../../utils/add-to-calendar';
import { dayInWords, withDaysInWords } from '../../../utils/dates';
import { attempt, followTextSize, initialState, show } from '../../../utils/page';
import { remaining } from '../../../utils/remaining';
import { sizeInWords } from '../../../utils/sizes';
import { byDay, type TimelineDay } from '../../../utils/timeline';

/** What the applicant may do that has a page or a dialog of its own here. Others of the server's abilities are not his. */
const PAGES: Readonly<Record<string, string>> = {
  answer_supplement: '/packages/case/supplement/supplement?kind=supplement',
  give_reasons: '/packages/case/supplement/supplement?kind=reasons',
};

interface Deed {
  action: string;
  label: string;
}

interface FileLine extends FileCard {
  words: string;
}

interface EarlierAnswer {
  key: string;
  label: string;
  text: string;
  when: string;
}

const nothing = {
  item: null as CitizenCase | null,
  sentence: '',
  turn: '',
  remedySentence: '',
  left: { text: '', tone: '' },
  due: '',
  blocks: [] as Block[],
  deeds: [] as Deed[],
  mayWithdraw: false,
  unopened: false,
  files: [] as FileLine[],
  answered: '',
  earlier: [] as EarlierAnswer[],
  days: [] as TimelineDay[],
  joint: '',
};

Page({
  data: { ...initialState, ...nothing, withdrawing: false, reason: '', busy: false },
  caseId: '',

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.caseId = id;
  },

  onShow() {
    followTextSize(this);
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  load() {
    return show(this, async () => {
      this.put(await call('getMyApplication', { path: { applicationId: this.caseId } }));
    });
  },

  put(item: CitizenCase) {
    this.setData(viewOf(item));
  },

  openDeadline() {
    this.go('/packages/case/deadline/deadline');
  },

  openAnswer() {
    this.go('/packages/case/answer/answer');
  },

  openRemedies() {
    this.go('/packages/case/remedies/remedies');
  },

  go(page: string) {
    void wx.navigateTo({ url: `${page}${page.includes('?') ? '&' : '?'}id=${this.caseId}` });
  },

  openCase(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/case/case/case?id=${event.currentTarget.dataset.id}` });
  },

  copy() {
    void wx.navigateTo({ url: `/packages/apply/apply/apply?copyFrom=${this.caseId}` });
  },

  correct() {
    void wx.navigateTo({ url: `/packages/case/correction/correction?case=${this.caseId}` });
  },

  act(event: WechatMiniprogram.TouchEvent<object, object, { action: string }>) {
    const page = PAGES[event.currentTarget.dataset.action];
    if (page) this.go(page);
  },

  open(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const file = this.data.files.find(({ id }) => id === event.currentTarget.dataset.id);
    if (!file) return;
    void attempt(() => openFile('downloadMyFile', { path: { applicationId: this.caseId, fileId: file.id } }, file));
  },

  async remember() {
    if (this.data.busy) return;
    this.setData({ busy: true });
    await attempt(() => addToCalendar(this.caseId));
    this.setData({ busy: false });
  },

  askWithdraw() {
    this.setData({ withdrawing: true });
  },

  keep() {
    this.setData({ withdrawing: false });
  },

  typeReason({ detail }: WechatMiniprogram.Input) {
    this.setData({ reason: detail.value });
  },

  async withdraw() {
    const { item, busy, reason } = this.data;
    if (!item || busy) return;
    this.setData({ busy: true, withdrawing: false });
    const body = { expectedVersion: item.version, ...(reason.trim() ? { reason: reason.trim() } : {}) };
    const done = await attempt(async () => {
      this.put(await call('withdrawApplication', { path: { applicationId: this.caseId }, body }));
    });
    this.setData({ busy: false, ...(done ? { reason: '' } : {}) });
    if (done) wx.showToast({ title: '已撤回', icon: 'success' });
    // Refused because something happened meanwhile: show what.
    else void this.load();
  },
});

function viewOf(item: CitizenCase): typeof nothing {
  const may = (action: string): boolean => item.abilities.some((ability) => ability.action === action);
  return {
    item,
    sentence: withDaysInWords(item.statusSentence),
    remedySentence: withDaysInWords(item.remedies?.sentence ?? ''),
    turn: turnWords(item),
    left: remaining(item),
    due: item.dueDate ? `${dayInWords(item.dueDate)}${item.provisional ? '（暂定）' : ''}` : '',
    blocks: blocksOf(item),
    deeds: item.abilities.filter(({ action }) => PAGES[action]).map(({ action, label }) => ({ action, label })),
    mayWithdraw: may('withdraw'),
    unopened: may('open_reply'),
    files: item.files.map((file) => ({ ...file, words: sizeInWords(file.size) })),
    answered: item.dispatched
      ? `${dayInWords(item.dispatched.date)}发出（${item.dispatched.method.label}）${item.deliveredDate ? `，${dayInWords(item.deliveredDate)}送达` : ''}`
      : '',
    earlier: item.earlierAnswers.map(({ decision, dispatchedDate, revoked }, index) => ({
      key: `earlier-${index}`,
      label: decision?.label ?? '答复',
      text: decision?.text ?? '',
      when: `${dayInWords(dispatchedDate)}发出，${dayInWords(revoked.date)}${revoked.label}`,
    })),
    days: byDay(item.timeline),
    joint: item.applicant.joint.map(({ name }) => name).join('、'),
  };
}
