/**
 * Reading what people write in a ledger: the form's label, with or without numbering, brackets, quotation marks, spaces,
 * full-width characters or the heading it stands under, or the id. Nothing is guessed: what is not a name of the form is
 * answered with a sentence that says what to write.
 */
import {
  APPLICANT_KIND_IDS,
  APPLICANT_KINDS,
  ORGANIZATION_GROUP_LABEL,
  type ApplicantKind,
} from './applicant-kinds.js';
import { DECISION_CODES, DECISION_GROUPS, DECISIONS, isDecisionCode, type DecisionGroup } from './decisions.js';
import {
  GENERATION_ONE_CODES,
  GENERATION_ONE_DECISIONS,
  isGenerationOneCode,
  type AnyDecisionCode,
  type GenerationOneCode,
} from './generation-one-decisions.js';

export type ParsedDecision = { code: AnyDecisionCode; problem: null } | { code: null; problem: string };
export type ParsedApplicantKind = { kind: ApplicantKind; problem: null } | { kind: null; problem: string };

/**
 * @param context.dispatchYear year of the result, or null when unknown: （六）其他处理 as one row exists in 2019–2020 only and is
 *   stored as `otherwise_other`.
 * @param context.underOldRegulations the application was received before 2019-05-15: labels of the form of 2014–2018 count too.
 */
export function parseDecisionLabel(
  text: string,
  context: { dispatchYear: number | null; underOldRegulations: boolean },
): ParsedDecision {
  const written = text.trim();
  if (written === '') return refused('请填写办理结果');
  const id = written.toLowerCase();
  if (isDecisionCode(id)) return { code: id, problem: null };

  const current = id === 'otherwise_handled' ? { heading: 'otherwise' as const, rest: '' } : splitHeading(written);
  if (current.heading !== null && current.rest === '') return parseBareHeading(written, current.heading, context);
  const found = CURRENT_LABELS.get(current.rest);
  if (found && (current.heading === null || DECISIONS[found].group === current.heading)) {
    return { code: found, problem: null };
  }

  const old = isGenerationOneCode(id) ? id : GENERATION_ONE_LABELS.get(oldKey(written));
  if (old === undefined) return refused(`“${written}”不是办理结果的名称，请从台账模板的下拉列表中选择`);
  if (!context.underOldRegulations) {
    return refused(`“${written}”只用于2019年5月15日以前收到的申请，请改用现行统计表的名称`);
  }
  return { code: old, problem: null };
}

export function parseApplicantKindLabel(text: string): ParsedApplicantKind {
  const written = text.trim();
  const id = APPLICANT_KIND_IDS.find((kind) => kind === written.toLowerCase());
  if (id) return { kind: id, problem: null };
  const key = plain(written);
  if (key === '') return { kind: null, problem: '请填写申请人类型' };
  const named = APPLICANT_KIND_IDS.find((kind) => APPLICANT_KINDS[kind].label === key);
  if (named) return { kind: named, problem: null };
  const underHeading = key.startsWith(ORGANIZATION_GROUP_LABEL)
    ? plain(key.slice(ORGANIZATION_GROUP_LABEL.length))
    : null;
  if (underHeading === '') {
    return {
      kind: null,
      problem: `“${written}”下有五种申请人，请写明商业企业、科研机构、社会公益组织、法律服务机构或者其他`,
    };
  }
  const organization = APPLICANT_KIND_IDS.find(
    (kind) => APPLICANT_KINDS[kind].group !== null && APPLICANT_KINDS[kind].label === underHeading,
  );
  if (organization) return { kind: organization, problem: null };
  return { kind: null, problem: `“${written}”不是申请人类型的名称，请从台账模板的下拉列表中选择` };
}

function parseBareHeading(
  written: string,
  heading: DecisionGroup,
  context: { dispatchYear: number | null },
): ParsedDecision {
  if (heading !== 'otherwise') return refused(`“${written}”下有多种情形，请写明其中一项`);
  if (context.dispatchYear === 2019 || context.dispatchYear === 2020) return { code: 'otherwise_other', problem: null };
  return refused(`“${written}”只用于2019、2020年的办理结果，请写明逾期不补正、逾期不缴费或者其他`);
}

/** After the numbering, so that “（一）” is gone before a lone bracket is. */
const SEPARATORS = /^[:,、.(\-—–_/|>·]+/;
/** “一、” “（一）” “1.” “1、” “(1)” “1)”; a bare Chinese numeral is part of a word (三类, 四类, 三安全). */
const NUMBERING = /^(?:\((?:[一二三四五六七八九十]+|\d+)\)|[一二三四五六七八九十]+、|\d+[.、)]?|其中:)/;

const CURRENT_LABELS = new Map(
  DECISION_CODES.flatMap((code) => [
    [plain(DECISIONS[code].label), code] as const,
    [plain(DECISIONS[code].shortLabel), code] as const,
  ]),
);

/** Headings that have rows below them, as they read without numbering. */
const HEADINGS = (['refused', 'unavailable', 'not_processed', 'otherwise'] as const).map(
  (group) => [plain(DECISION_GROUPS[group]), group] as const,
);

const GENERATION_ONE_LABELS = new Map<string, GenerationOneCode>(
  GENERATION_ONE_CODES.map((code) => [oldKey(GENERATION_ONE_DECISIONS[code].label), code]),
);

/** Takes the heading off a label like “（三）不予公开：1.属于国家秘密”. A label that only begins like a heading is left whole. */
function splitHeading(written: string): { heading: DecisionGroup | null; rest: string } {
  const bare = withoutNumbering(narrow(written));
  const whole = plain(bare);
  if (CURRENT_LABELS.has(whole)) return { heading: null, rest: whole };
  for (const [words, heading] of HEADINGS) {
    if (bare.startsWith(words)) return { heading, rest: plain(bare.slice(words.length)) };
  }
  return { heading: null, rest: whole };
}

/** The counting words of the old form (“答复数”, “数”) and its “其中:” may be left out. */
function oldKey(written: string): string {
  const refusedHeading = /^不同意公开(?:答复)?数?(?=.)/;
  const key = plain(written).replace(/(?:答复)?数?$/, '');
  const below = plain(plain(written).replace(refusedHeading, ''))
    .replace(/^其中/, '')
    .replace(/(?:答复)?数?$/, '');
  return below === '' ? key : below;
}

/** Full-width to half-width (also ① → 1, ㈠ → (一)), no white space. */
function narrow(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]/g, '');
}

function withoutNumbering(text: string): string {
  let rest = text;
  for (;;) {
    const next = rest.replace(NUMBERING, '').replace(SEPARATORS, '');
    if (next === rest) return rest;
    rest = next;
  }
}

/** The words alone. */
function plain(text: string): string {
  return withoutNumbering(narrow(text)).replace(/[“”"'‘’「」『』《》()[\]【】〔〕,、。.:;·\-—–_/|>]/g, '');
}

function refused(problem: string): { code: null; problem: string } {
  return { code: null, problem };
}
