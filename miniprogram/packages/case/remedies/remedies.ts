import { type CitizenCase, type RemedyNotice } from '../../../api/generated';
import { call } from '../../../api/request';
import { callPhone, copy } from '../../../utils/contact';
import { dayInWords, withDaysInWords } from '../../../utils/dates';
import { followTextSize, initialState, show } from '../../../utils/page';
import { type DoorKind, remedyLetter } from '../../../utils/remedy-letters';
import { withoutRepeats } from '../../../utils/remedy-paragraphs';

type Door = RemedyNotice['paragraphs'][number]['doors'][number];

interface DoorView {
  key: string;
  kind: DoorKind;
  label: string;
  /** The last day, or that there is none. */
  last: string;
  passed: boolean;
  notes: string[];
  bodies: { name: string; address: string; phone: string }[];
}

Page({
  data: {
    ...initialState,
    sentence: '',
    silence: false,
    paragraphs: [] as { key: string; subject: string; text: string; doors: DoorView[] }[],
    letter: '',
    letterShown: false,
  },
  caseId: '',
  item: null as CitizenCase | null,

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.caseId = id;
    void this.load();
  },

  onShow() {
    followTextSize(this);
  },

  load() {
    return show(this, async () => {
      this.item = await call('getMyApplication', { path: { applicationId: this.caseId } });
      const { remedies } = this.item;
      if (!remedies) return false;
      this.setData({
        sentence: withDaysInWords(remedies.sentence),
        silence: remedies.basis === 'silence',
        paragraphs: withoutRepeats(remedies.paragraphs).map(({ subjects, text, doors }, place) => ({
          key: `paragraph-${place}`,
          subject: subjects.join('；'),
          text: withDaysInWords(text),
          doors: doors.map((door, index) => viewOf(door, `door-${place}-${index}`)),
        })),
      });
      return true;
    });
  },

  phone(event: WechatMiniprogram.TouchEvent<object, object, { phone: string }>) {
    void callPhone(event.currentTarget.dataset.phone);
  },

  copyAddress(event: WechatMiniprogram.TouchEvent<object, object, { text: string }>) {
    copy(event.currentTarget.dataset.text, '地址');
  },

  showLetter(event: WechatMiniprogram.TouchEvent<object, object, { kind: DoorKind; body: string }>) {
    const { kind, body } = event.currentTarget.dataset;
    const { item } = this;
    if (!item?.remedies) return;
    this.setData({ letter: remedyLetter(kind, item.remedies.basis, item, body), letterShown: true });
  },

  copyLetter() {
    copy(this.data.letter, '全文');
  },

  closeLetter() {
    this.setData({ letterShown: false });
  },

  changeLetter({ detail }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
    this.setData({ letterShown: detail.visible });
  },
});

function viewOf(door: Door, key: string): DoorView {
  const { kind, lastDate, rolledFrom, safeLastDate, passed, provisional, note, bodies } = door;
  const notes = [
    rolledFrom ? `原为 ${dayInWords(rolledFrom)}，是休息日，顺延到工作日` : '',
    !lastDate && safeLastDate ? '从您收到答复的次日起算；这一天按答复发出之日推算，在它以前提出最稳妥' : '',
    provisional ? '放假安排尚未公布，日期可能变动' : '',
    withDaysInWords(note ?? ''),
  ];
  return {
    key,
    kind: kind.code,
    label: kind.label,
    last: dayInWords(lastDate ?? safeLastDate),
    passed,
    notes: notes.filter((text) => text !== ''),
    bodies,
  };
}
