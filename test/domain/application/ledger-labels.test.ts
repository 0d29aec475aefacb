import { describe, expect, test } from '@jest/globals';
import { DECISION_CODES, DECISIONS } from '../../../src/domain/application/decisions.js';
import {
  GENERATION_ONE_CODES,
  GENERATION_ONE_DECISIONS,
} from '../../../src/domain/application/generation-one-decisions.js';
import { parseApplicantKindLabel, parseDecisionLabel } from '../../../src/domain/application/ledger-labels.js';

const now = { dispatchYear: 2024, underOldRegulations: false };
const in2020 = { dispatchYear: 2020, underOldRegulations: false };
const old = { dispatchYear: 2019, underOldRegulations: true };

describe('办理结果 of a ledger', () => {
  test('every id, official label and short label is read back', () => {
    for (const code of DECISION_CODES) {
      for (const text of [code, DECISIONS[code].label, DECISIONS[code].shortLabel]) {
        expect([text, parseDecisionLabel(text, now)]).toEqual([text, { code, problem: null }]);
      }
    }
  });

  test.each([
    ['予以公开', 'granted'],
    ['(一)予以公开', 'granted'],
    ['一、予以公开', 'granted'],
    ['㈠予以公开', 'granted'],
    [' 予 以 公 开 ', 'granted'],
    ['（二）部分公开', 'partially_granted'],
    ['部分公开（区分处理的,只计这一情形,不计其他情形）', 'partially_granted'],
    ['(二)部分公开(区分处理的，只计这一情形，不计其他情形)', 'partially_granted'],
    ['属于国家秘密', 'refused_state_secret'],
    ['１．属于国家秘密', 'refused_state_secret'],
    ['①属于国家秘密', 'refused_state_secret'],
    ['（三）不予公开：1.属于国家秘密', 'refused_state_secret'],
    ['不予公开-属于国家秘密', 'refused_state_secret'],
    ['（三）不予公开（1.属于国家秘密）', 'refused_state_secret'],
    ['危及"三安全一稳定"', 'refused_security_and_stability'],
    ['3、危及三安全一稳定', 'refused_security_and_stability'],
    ['5.属于三类内部事务信息', 'refused_internal_affairs'],
    ['6、属于四类过程性信息', 'refused_deliberative_process'],
    ['（四）无法提供／1.本机关不掌握相关政府信息', 'unavailable_not_held'],
    ['不予处理 重复申请', 'not_processed_duplicate'],
    ['申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请', 'otherwise_supplement_overdue'],
    ['（六）其他处理 3.其他', 'otherwise_other'],
    ['其他', 'otherwise_other'],
    ['GRANTED', 'granted'],
  ])('%s → %s', (text, code) => {
    expect(parseDecisionLabel(text, now)).toEqual({ code, problem: null });
  });

  test.each(['otherwise_handled', '（六）其他处理', '其他处理'])('%s is a result of 2019–2020 only', (text) => {
    expect(parseDecisionLabel(text, in2020)).toEqual({ code: 'otherwise_other', problem: null });
    expect(parseDecisionLabel(text, { dispatchYear: 2019, underOldRegulations: false }).code).toBe('otherwise_other');
    expect(parseDecisionLabel(text, { dispatchYear: 2021, underOldRegulations: false })).toEqual({
      code: null,
      problem: `“${text}”只用于2019、2020年的办理结果，请写明逾期不补正、逾期不缴费或者其他`,
    });
    expect(parseDecisionLabel(text, { dispatchYear: null, underOldRegulations: false }).code).toBeNull();
  });

  test.each([
    ['不予公开', '“不予公开”下有多种情形，请写明其中一项'],
    ['（四）无法提供', '“（四）无法提供”下有多种情形，请写明其中一项'],
    ['', '请填写办理结果'],
    ['  ', '请填写办理结果'],
    ['同意', '“同意”不是办理结果的名称，请从台账模板的下拉列表中选择'],
    ['不予公开：重复申请', '“不予公开：重复申请”不是办理结果的名称，请从台账模板的下拉列表中选择'],
    ['涉及商业秘密', '“涉及商业秘密”只用于2019年5月15日以前收到的申请，请改用现行统计表的名称'],
    ['g1_granted', '“g1_granted”只用于2019年5月15日以前收到的申请，请改用现行统计表的名称'],
  ])('refused with a sentence: %s', (text, problem) => {
    expect(parseDecisionLabel(text, now)).toEqual({ code: null, problem });
  });

  test('receipts before 2019-05-15: every id and label of the form of 2014–2018', () => {
    for (const code of GENERATION_ONE_CODES) {
      expect(parseDecisionLabel(code, old)).toEqual({ code, problem: null });
      const { label } = GENERATION_ONE_DECISIONS[code];
      expect([label, parseDecisionLabel(label, old)]).toEqual([label, { code, problem: null }]);
    }
  });

  test.each([
    ['属于已主动公开范围', 'g1_already_public'],
    ['2.同意公开答复', 'g1_granted'],
    ['同意部分公开', 'g1_partially_granted'],
    ['不同意公开答复', 'g1_refused'],
    ['其中：涉及个人隐私', 'g1_refused_personal_privacy'],
    ['4.不同意公开答复数 其中:涉及商业秘密', 'g1_refused_trade_secret'],
    ['不是条例所指政府信息', 'g1_not_government_information'],
    ['告知通过其他途径办理', 'g1_other_channel'],
  ])('old label %s → %s', (text, code) => {
    expect(parseDecisionLabel(text, old)).toEqual({ code, problem: null });
  });

  test('current labels stay valid for old receipts', () => {
    expect(parseDecisionLabel('（一）予以公开', old)).toEqual({ code: 'granted', problem: null });
    expect(parseDecisionLabel('otherwise_handled', old)).toEqual({ code: 'otherwise_other', problem: null });
  });
});

describe('申请人类型 of a ledger', () => {
  test.each([
    ['自然人', 'natural_person'],
    ['1.自然人', 'natural_person'],
    ['（一）自然人', 'natural_person'],
    ['natural_person', 'natural_person'],
    ['商业企业', 'commercial_enterprise'],
    ['法人或其他组织—商业企业', 'commercial_enterprise'],
    ['法人或其他组织（科研机构）', 'research_institution'],
    ['２、社会公益组织', 'public_welfare_organization'],
    ['法律服务机构 ', 'legal_service_organization'],
    ['其他', 'other'],
    ['法人或其他组织：其他', 'other'],
    ['other', 'other'],
  ])('%s → %s', (text, kind) => {
    expect(parseApplicantKindLabel(text)).toEqual({ kind, problem: null });
  });

  test.each(['', '企业', '法人或其他组织', '法人或其他组织：自然人', 'total', '总计'])('refused: “%s”', (text) => {
    const parsed = parseApplicantKindLabel(text);
    expect(parsed.kind).toBeNull();
    expect(parsed.problem).toMatch(/请/);
  });
});
