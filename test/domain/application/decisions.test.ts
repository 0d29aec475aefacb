import { describe, expect, test } from '@jest/globals';
import { APPLICANT_KIND_IDS, APPLICANT_KINDS } from '../../../src/domain/application/applicant-kinds.js';
import {
  assertGroundAllowed,
  DECISION_CODES,
  DECISION_GROUPS,
  DECISIONS,
  decisionTitle,
  requirementsOf,
} from '../../../src/domain/application/decisions.js';
import {
  decisionRowOf,
  GENERATION_ONE_CODES,
  GENERATION_ONE_DECISIONS,
  isUnderOldRegulations,
  statisticsCode,
} from '../../../src/domain/application/generation-one-decisions.js';
import { LEGAL_GROUND_IDS, LEGAL_GROUNDS } from '../../../src/domain/application/legal-grounds.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';

/** The rows of the official form from 2021 on (国办公开办函〔2021〕30号), word for word, in its order. */
const FORM_2021 = [
  ['granted', '（一）予以公开'],
  ['partially_granted', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
  ['refused_state_secret', '1.属于国家秘密'],
  ['refused_prohibited_by_law', '2.其他法律行政法规禁止公开'],
  ['refused_security_and_stability', '3.危及“三安全一稳定”'],
  ['refused_third_party_rights', '4.保护第三方合法权益'],
  ['refused_internal_affairs', '5.属于三类内部事务信息'],
  ['refused_deliberative_process', '6.属于四类过程性信息'],
  ['refused_enforcement_file', '7.属于行政执法案卷'],
  ['refused_administrative_inquiry', '8.属于行政查询事项'],
  ['unavailable_not_held', '1.本机关不掌握相关政府信息'],
  ['unavailable_requires_creation', '2.没有现成信息需要另行制作'],
  ['unavailable_still_unclear', '3.补正后申请内容仍不明确'],
  ['not_processed_petition', '1.信访举报投诉类申请'],
  ['not_processed_duplicate', '2.重复申请'],
  ['not_processed_public_publication', '3.要求提供公开出版物'],
  ['not_processed_unreasonably_frequent', '4.无正当理由大量反复申请'],
  ['not_processed_confirmation', '5.要求行政机关确认或重新出具已获取信息'],
  ['otherwise_supplement_overdue', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
  ['otherwise_fee_unpaid', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
  ['otherwise_other', '3.其他'],
];

describe('处理决定表（国办公开办函〔2021〕30号）', () => {
  test('the codes, their order and their labels are the form of 2021', () => {
    expect(DECISION_CODES.map((code) => [code, DECISIONS[code].label])).toEqual(FORM_2021);
  });

  test('the headings are the form', () => {
    expect(Object.values(DECISION_GROUPS)).toEqual([
      '（一）予以公开',
      '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
      '（三）不予公开',
      '（四）无法提供',
      '（五）不予处理',
      '（六）其他处理',
    ]);
  });

  test('every code has a row of its own from 2021 on; in 2019–2020 the three of （六） share one', () => {
    for (const code of DECISION_CODES) {
      expect(DECISIONS[code].row[3]).toBe(code);
      expect(DECISIONS[code].row[2]).toBe(code.startsWith('otherwise_') ? 'otherwise_handled' : code);
    }
    expect(DECISION_CODES.filter((code) => DECISIONS[code].row[2] === 'otherwise_handled')).toEqual([
      'otherwise_supplement_overdue',
      'otherwise_fee_unpaid',
      'otherwise_other',
    ]);
  });

  test('a title stands alone', () => {
    expect(decisionTitle('granted')).toBe('予以公开');
    expect(decisionTitle('partially_granted')).toBe('部分公开');
    expect(decisionTitle('refused_state_secret')).toBe('不予公开：属于国家秘密');
    expect(decisionTitle('otherwise_other')).toBe('其他处理：其他');
  });

  test('every ground belongs to a decision and every short label is different', () => {
    const used = new Set<string>([
      ...DECISION_CODES.flatMap((code) => DECISIONS[code].grounds),
      ...GENERATION_ONE_CODES.map((code) => GENERATION_ONE_DECISIONS[code].ground),
    ]);
    expect(LEGAL_GROUND_IDS.filter((ground) => !used.has(ground))).toEqual([]);
    expect(new Set(DECISION_CODES.map((code) => DECISIONS[code].shortLabel)).size).toBe(21);
  });

  test('第三十六条 one result may rest on several grounds, and on no other', () => {
    expect(DECISIONS.granted.grounds).toEqual(['article_36_2', 'article_36_1']);
    expect(DECISIONS.unavailable_not_held.grounds).toEqual(['article_36_4', 'article_36_5', 'archive_transferred']);
    expect(() => assertGroundAllowed('granted', 'article_36_1')).not.toThrow();
    expect(() => assertGroundAllowed('granted', 'article_14')).toThrow(
      expect.objectContaining({ code: 'decision_incomplete' }),
    );
  });

  test('what the file must hold follows from the ground', () => {
    const required = (code: (typeof DECISION_CODES)[number], ground: (typeof LEGAL_GROUND_IDS)[number]) =>
      requirementsOf([{ code, ground }]);
    expect(required('unavailable_not_held', 'article_36_4')).toEqual(['search_log']);
    expect(required('unavailable_not_held', 'article_36_5')).toEqual([]);
    expect(LEGAL_GROUNDS.article_36_5.accepts).toEqual(['named_agency']);
    expect(required('not_processed_duplicate', 'article_36_6')).toEqual(['linked_decision']);
    expect(required('unavailable_still_unclear', 'article_30')).toEqual(['supplement_notice']);
    expect(required('otherwise_supplement_overdue', 'article_30')).toEqual(['supplement_notice']);
    expect(required('otherwise_fee_unpaid', 'fee_measures')).toEqual(['fee_notice']);
    expect(required('refused_state_secret', 'article_14')).toEqual([]);
  });
});

describe('申请人类型', () => {
  test('the columns of the form in its order', () => {
    expect(APPLICANT_KIND_IDS.map((kind) => [kind, APPLICANT_KINDS[kind].label])).toEqual([
      ['natural_person', '自然人'],
      ['commercial_enterprise', '商业企业'],
      ['research_institution', '科研机构'],
      ['public_welfare_organization', '社会公益组织'],
      ['legal_service_organization', '法律服务机构'],
      ['other', '其他'],
    ]);
  });
});

describe('2019年5月15日以前收到的申请（国办发〔2014〕32号）', () => {
  test('the day of receipt decides: 2019-05-14 is under the old text, 2019-05-15 is not', () => {
    expect(isUnderOldRegulations(plainDate('2019-05-14'))).toBe(true);
    expect(isUnderOldRegulations(plainDate('2019-05-15'))).toBe(false);
  });

  test('the documented mapping to the rows of 2019–2020', () => {
    expect(GENERATION_ONE_CODES.map((code) => [code, decisionRowOf(code, 2)])).toEqual([
      ['g1_already_public', 'granted'],
      ['g1_granted', 'granted'],
      ['g1_partially_granted', 'partially_granted'],
      ['g1_refused', 'refused_prohibited_by_law'],
      ['g1_refused_state_secret', 'refused_state_secret'],
      ['g1_refused_trade_secret', 'refused_third_party_rights'],
      ['g1_refused_personal_privacy', 'refused_third_party_rights'],
      ['g1_refused_security_and_stability', 'refused_security_and_stability'],
      ['g1_not_government_information', 'otherwise_handled'],
      ['g1_refused_other', 'refused_prohibited_by_law'],
      ['g1_not_this_agency', 'unavailable_not_held'],
      ['g1_not_existing', 'unavailable_not_held'],
      ['g1_supplement_advised', 'otherwise_handled'],
      ['g1_other_channel', 'otherwise_handled'],
    ]);
  });

  test('a current code is counted as it stands; an unknown one is a bug', () => {
    expect(statisticsCode('granted')).toBe('granted');
    expect(statisticsCode('g1_refused_trade_secret')).toBe('refused_third_party_rights');
    expect(() => statisticsCode('otherwise_handled')).toThrow('otherwise_handled');
  });
});
