/**
 * What the applicant is told of his remedies (A.10, 9–11 and 14): after an answer a paragraph a part by its ground, and from the first
 * day of silence after an unmet due date what he may do against it; each way with its last day, body, address and telephone.
 */
import { type RemedyBody, remedyBodiesOn } from '../account/agency-rules.js';
import { type PlainDate } from '../calendar/plain-date.js';
import { endOfDays, endOfMonths, type PeriodEnd } from '../calendar/periods.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import { type DecisionPart } from './decisions.js';
import { type RemedyVariant, remedyVariantOn } from './legal-grounds.js';

/** 行政复议法（2023）第二十条; 行政诉讼法第四十六条, 第四十五条. */
const RECONSIDERATION_DAYS = 60;
const SUIT_MONTHS = 6;

export const REMEDY_DOORS = {
  complaint: '投诉、举报',
  reconsideration: '行政复议',
  litigation: '行政诉讼',
} as const;
export type RemedyDoorKind = keyof typeof REMEDY_DOORS;

export interface DoorBody {
  name: string;
  address: string;
  phone: string;
}

export interface RemedyDoor {
  kind: RemedyDoorKind;
  /** Null where no day can be said: no period, or the day of receipt is not known. */
  lastDate: PlainDate | null;
  rolledFrom: PlainDate | null;
  /** Where the day of receipt is not known: the last day if it had been received on the day it went out. */
  safeLastDate: PlainDate | null;
  /** The last day is over. */
  passed: boolean;
  provisional: boolean;
  note: string | null;
  bodies: DoorBody[];
}

export interface RemedyParagraph {
  subject: string | null;
  /** Null for silence. */
  variant: RemedyVariant | null;
  text: string;
  doors: RemedyDoor[];
}

export interface RemedyNotice {
  basis: 'decision' | 'silence';
  /** The day the periods run from, itself not counted; null where the day of receipt is not known. */
  startDate: PlainDate | null;
  sentence: string;
  paragraphs: RemedyParagraph[];
}

/** What the agency has configured, and the day it is asked on: the right door is the one of the day on which one goes there. */
export interface RemedyConfiguration {
  reconsiderationBodies: readonly RemedyBody[];
  courts: readonly RemedyBody[];
  /** The agency above, for complaints; null where none is known. */
  superior: DoorBody | null;
  /** The agency's own words for silence; null = the default. */
  silenceText: string | null;
}

export interface Now {
  today: PlainDate;
  calendar: WorkingCalendar;
}

interface SentDecision {
  parts: readonly DecisionPart[];
  dispatchedDate: PlainDate;
  /** Proof of service; null where it is not known. */
  deliveredDate: PlainDate | null;
}

/** @returns null where the letter has no part on record (ledgers of earlier years). */
export function decisionNotice(
  { parts, dispatchedDate, deliveredDate }: SentDecision,
  configuration: RemedyConfiguration,
  now: Now,
): RemedyNotice | null {
  if (parts.length === 0) return null;
  const paragraphs = parts.map((part): RemedyParagraph => {
    const variant = remedyVariantOn(part.ground, dispatchedDate);
    const subject = part.subject ?? null;
    if (variant === 'R3') return { subject, variant, text: R3_TEXT, doors: [] };
    const doors = doorsAgainstDecision(variant, { dispatchedDate, deliveredDate }, configuration, now);
    return { subject, variant, text: variant === 'R1' ? R1_TEXT : R2_TEXT, doors };
  });
  const sentence = deliveredDate
    ? `答复于 ${deliveredDate} 送达，以下期限自次日起计算；最后一日是休息日的，顺延至下一个工作日。`
    : '以下期限自您收到答复之日的次日起计算；最后一日是休息日的，顺延至下一个工作日。';
  return { basis: 'decision', startDate: deliveredDate, sentence, paragraphs };
}

const R1_TEXT =
  '对不予公开的决定不服的，应当先自收到答复之日起 60 日内申请行政复议（《行政复议法》第二十三条）；对行政复议决定不服的，可以自收到决定书之日起 15 日内向人民法院提起行政诉讼。';
const R2_TEXT =
  '对答复不服的，可以自收到答复之日起 60 日内申请行政复议，或者自收到答复之日起 6 个月内向人民法院提起行政诉讼。';
const R3_TEXT = '这份答复在 2024 年以前发出，救济途径和期限以答复书所载为准。';
const COURT_AFTER = '应当先申请行政复议；不服行政复议决定的，自收到决定书之日起 15 日内起诉。';

function doorsAgainstDecision(
  variant: 'R1' | 'R2',
  { dispatchedDate, deliveredDate }: Omit<SentDecision, 'parts'>,
  configuration: RemedyConfiguration,
  now: Now,
): RemedyDoor[] {
  const { reconsideration, litigation } = bodiesOf(configuration, now.today);
  const periods = (from: PlainDate): PeriodEnd[] => [
    endOfDays(from, RECONSIDERATION_DAYS, now.calendar),
    endOfMonths(from, SUIT_MONTHS, now.calendar),
  ];
  const [lastForm, lastSuit] = periods(deliveredDate ?? dispatchedDate) as [PeriodEnd, PeriodEnd];
  const door = (kind: RemedyDoorKind, end: PeriodEnd, bodies: DoorBody[]): RemedyDoor =>
    deliveredDate
      ? { ...doorUntil(kind, end, now), bodies }
      : // Nobody can say that a period is over whose beginning is not known.
        { ...openDoor(kind, null), safeLastDate: end.date, provisional: end.provisional, bodies };
  return [
    door('reconsideration', lastForm, reconsideration),
    variant === 'R1'
      ? { ...openDoor('litigation', COURT_AFTER), bodies: litigation }
      : door('litigation', lastSuit, litigation),
  ];
}

/**
 * The office is late: complaint (第四十七、五十一条), reconsideration and suit, each counted from the day on which the answer
 * was due (行政复议法实施条例第十六条, 法释〔2018〕1号第六十六条). Whether reconsideration comes first is unsettled, so the words
 * are the agency's (A.10, 11).
 */
export function silenceNotice(dueDate: PlainDate, configuration: RemedyConfiguration, now: Now): RemedyNotice {
  const { reconsideration, litigation } = bodiesOf(configuration, now.today);
  const form = endOfDays(dueDate, RECONSIDERATION_DAYS, now.calendar);
  const suit = endOfMonths(dueDate, SUIT_MONTHS, now.calendar);
  const words = { 答复期限: dueDate, 复议截止: form.date, 起诉截止: suit.date };
  return {
    basis: 'silence',
    startDate: dueDate,
    sentence: `答复期限 ${dueDate} 已过，行政机关尚未答复，已经逾期。`,
    paragraphs: [
      {
        subject: null,
        variant: null,
        text: fillSilenceText(configuration.silenceText ?? DEFAULT_SILENCE_TEXT, words),
        doors: [
          {
            ...openDoor('complaint', '可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报。'),
            bodies: configuration.superior ? [configuration.superior] : [],
          },
          { ...doorUntil('reconsideration', form, now), bodies: reconsideration },
          { ...doorUntil('litigation', suit, now), bodies: litigation },
        ],
      },
    ],
  };
}

const SILENCE_WORDS = ['答复期限', '复议截止', '起诉截止'] as const;
export const SILENCE_TEXT_MAX = 1_000;

export const DEFAULT_SILENCE_TEXT =
  '行政机关应当在 {答复期限} 前答复而没有答复。您可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报（《政府信息公开条例》第四十七条、第五十一条），也可以在 {复议截止} 前申请行政复议，或者在 {起诉截止} 前向人民法院提起行政诉讼。逾期不答复是否应当先申请行政复议，各地做法不一，提起诉讼前可以先向法院或者行政复议机关咨询。';

/** What is wrong with an agency's own words, for people; null when nothing is. */
export function silenceTextFault(text: string): string | null {
  const unknown = [...text.matchAll(/\{([^{}]*)\}/g)].find(
    ([, word]) => !(SILENCE_WORDS as readonly string[]).includes(word ?? ''),
  );
  if (unknown) return `“${unknown[0]}”不能代入，可用的有 ${SILENCE_WORDS.map((word) => `{${word}}`).join('、')}`;
  return text.length > SILENCE_TEXT_MAX ? `最多 ${SILENCE_TEXT_MAX} 个字` : null;
}

function fillSilenceText(text: string, words: Readonly<Record<(typeof SILENCE_WORDS)[number], PlainDate>>): string {
  return SILENCE_WORDS.reduce((filled, word) => filled.replaceAll(`{${word}}`, words[word]), text);
}

function bodiesOf({ reconsiderationBodies, courts }: RemedyConfiguration, day: PlainDate) {
  const cards = (bodies: readonly RemedyBody[]): DoorBody[] =>
    remedyBodiesOn(bodies, day).map(({ name, address, phone }) => ({ name, address, phone }));
  return { reconsideration: cards(reconsiderationBodies), litigation: cards(courts) };
}

function openDoor(kind: RemedyDoorKind, note: string | null): Omit<RemedyDoor, 'bodies'> {
  return { kind, lastDate: null, rolledFrom: null, safeLastDate: null, passed: false, provisional: false, note };
}

function doorUntil(
  kind: RemedyDoorKind,
  { date, rolledFrom, provisional }: PeriodEnd,
  { today }: Now,
): Omit<RemedyDoor, 'bodies'> {
  return { ...openDoor(kind, null), lastDate: date, rolledFrom, passed: today > date, provisional };
}
