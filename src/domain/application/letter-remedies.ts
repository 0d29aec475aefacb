/** The remedies a letter tells, placed by the server: by the legal ground of each part, and only in letters that carry any (A.10, 10). */
import { type DecisionPart } from './decisions.js';
import { type OutgoingKindId, OUTGOING_KINDS } from './letter-kinds.js';
import { type RemedyVariant } from './legal-grounds.js';
import {
  type DoorBody,
  decisionNotice,
  type Now,
  type RemedyConfiguration,
  type RemedyDoorKind,
  type RemedyParagraph,
} from './remedy-notice.js';

export interface LetterRemedies {
  paragraphs: string[];
  /** What the letter must say and the agency has not entered. */
  missing: string[];
}

/** 109号 第六条: the fee has no remedy of its own, what follows from not paying it has. */
const FEE_SENTENCE =
  '申请人对收取信息处理费的决定有异议的，不能单独就该决定申请行政复议或者提起行政诉讼，可以在缴费期满后，就行政机关不再处理其政府信息公开申请的行为，依据《中华人民共和国政府信息公开条例》第五十一条的规定，向上一级行政机关或者政府信息公开工作主管部门投诉、举报，或者申请行政复议、提起行政诉讼。';

/** What a third party may do against a release (A.10, 23): no information was refused to it, so nothing has to come first. */
const THIRD_PARTY_PART: DecisionPart = { code: 'granted', ground: 'article_36_2' };

export function remediesOfLetter(
  kind: OutgoingKindId,
  parts: readonly DecisionPart[],
  configuration: RemedyConfiguration,
  now: Now,
): LetterRemedies {
  switch (OUTGOING_KINDS[kind].remedies) {
    case 'none':
      return { paragraphs: [], missing: [] };
    case 'fee':
      return { paragraphs: [FEE_SENTENCE], missing: [] };
    case 'other_decisions':
      return told([THIRD_PARTY_PART], configuration, now);
    case 'decision':
      return told(parts, configuration, now);
  }
}

function told(parts: readonly DecisionPart[], configuration: RemedyConfiguration, now: Now): LetterRemedies {
  const sent = { parts, dispatchedDate: now.today, deliveredDate: null };
  const paragraphs = decisionNotice(sent, configuration, now)?.paragraphs ?? [];
  const several = new Set(paragraphs.map(({ variant }) => variant)).size > 1;
  const texts = paragraphs.map((paragraph) => (several ? subjectOf(paragraph) : '') + sentenceOf(paragraph));
  const doors = paragraphs.flatMap((paragraph) => paragraph.doors);
  const missing = (['reconsideration', 'litigation'] as const).flatMap((door) =>
    doors.some((each) => each.kind === door && each.bodies.length === 0) ? [MISSING[door]] : [],
  );
  return { paragraphs: [...new Set(texts)], missing };
}

const MISSING = {
  reconsideration: '行政复议机关（机关资料中没有今天有效的复议机关）',
  litigation: '有管辖权的人民法院（机关资料中没有今天有效的法院）',
} as const;

function subjectOf({ subject }: RemedyParagraph): string {
  return subject ? `关于“${subject}”：` : '';
}

/** R3 is for letters that went out before 2024: none is written any more. */
const SENTENCES: Readonly<Record<Exclude<RemedyVariant, 'R3'>, (form: string, court: string) => string>> = {
  R1: (form, court) =>
    `对不予公开的决定不服的，应当先自收到本文书之日起60日内向${form}申请行政复议（《中华人民共和国行政复议法》第二十三条）；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向${court}提起行政诉讼。`,
  R2: (form, court) =>
    `对本文书所作处理不服的，可以自收到本文书之日起60日内向${form}申请行政复议，或者自收到本文书之日起6个月内向${court}提起行政诉讼。`,
};

function sentenceOf({ variant, text, doors }: RemedyParagraph): string {
  if (variant === null || variant === 'R3') return text;
  const bodies = (kind: RemedyDoorKind) => doors.find((door) => door.kind === kind)?.bodies ?? [];
  return SENTENCES[variant](namesOf(bodies('reconsideration')), namesOf(bodies('litigation')));
}

function namesOf(bodies: readonly DoorBody[]): string {
  return bodies
    .map(({ name, address, phone }) => {
      const where = [address && `地址：${address}`, phone && `电话：${phone}`].filter(Boolean).join('，');
      return where ? `${name}（${where}）` : name;
    })
    .join('或者');
}
