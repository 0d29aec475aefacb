/** A.10, 15 and 21: who acts for an applicant, who applies with him. */
import { describe, expect, test } from '@jest/globals';
import { hasAuthorityEnded } from '../../../src/domain/application/agents.js';
import { type ApplicationForm, completeFormOf, formFaults } from '../../../src/domain/application/application-form.js';
import { type CoApplicantForm } from '../../../src/domain/application/joint-applicants.js';
import { cleanPerson, personFaults } from '../../../src/domain/application/saved-person.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { buildForm } from '../../support/cases.js';

const faultsOf = (form: ApplicationForm, filler: 'applicant' | 'office' = 'applicant') =>
  formFaults(form, filler).map(({ path, message }) => [path, message]);
/** The number of the representative is 11010519491231002X. */
const WANG: CoApplicantForm = {
  name: '王五',
  identityDocument: 'resident_id',
  identityNumber: '110105194912310038',
};

describe('agent or guardian', () => {
  const agent = { agentName: '李四', agentIdentityDocument: 'resident_id', agentIdentityNumber: '530102199003070032' };

  test.each<[string, Partial<ApplicationForm>, string[][]]>([
    ['an agent without more', agent, []],
    ['an agent with the end of his authority', { ...agent, agentAuthorityUntil: '2026-12-31' }, []],
    ['a guardian', { ...agent, agentCapacity: 'guardian' }, []],
    ['another capacity', { ...agent, agentCapacity: 'friend' }, [['agentCapacity', '请选择委托代理人或者监护人']]],
    [
      'a name of the language, not of the list',
      { ...agent, agentCapacity: 'constructor' },
      [['agentCapacity', '请选择委托代理人或者监护人']],
    ],
    ['a guardian without a name', { agentCapacity: 'guardian' }, [['agentName', '请填写监护人的姓名']]],
    [
      'a guardian of a company',
      { ...agent, applicantKind: 'commercial_enterprise', agentCapacity: 'guardian' },
      [['agentCapacity', '只有自然人由监护人代为申请']],
    ],
    [
      'a guardian whose authority ends',
      { ...agent, agentCapacity: 'guardian', agentAuthorityUntil: '2026-12-31' },
      [['agentAuthorityUntil', '监护人不需要填写委托期限']],
    ],
    [
      'a day that is none',
      { ...agent, agentAuthorityUntil: '2026-02-29' },
      [['agentAuthorityUntil', '日期格式不正确，请按“年-月-日”填写，例如 2026-12-31']],
    ],
  ])('%s', (_, fields, expected) => {
    expect(faultsOf(buildForm(fields))).toEqual(expected);
    expect(faultsOf(buildForm(fields), 'office')).toEqual(expected);
  });

  test('the last day of the authority, and the day after', () => {
    const until = { authorityUntil: plainDate('2026-06-30') };
    expect(hasAuthorityEnded(until, plainDate('2026-06-30'))).toBe(false);
    expect(hasAuthorityEnded(until, plainDate('2026-07-01'))).toBe(true);
    expect(hasAuthorityEnded({ authorityUntil: null }, plainDate('2099-01-01'))).toBe(false);
  });
});

describe('joint applicants', () => {
  test.each<[string, CoApplicantForm, string[][], string[][]]>([
    ['all there', WANG, [], []],
    ['only a name', { name: '王五' }, [['joint.0.identityDocument', '请选择身份证明的种类']], []],
    [
      'nothing',
      {},
      [
        ['joint.0.name', '请填写共同申请人的姓名或者名称'],
        ['joint.0.identityDocument', '请选择身份证明的种类'],
      ],
      [['joint.0.name', '请填写共同申请人的姓名或者名称']],
    ],
    [
      'a document without its number',
      { name: '王五', identityDocument: 'passport' },
      [['joint.0.identityNumber', '请填写身份证明上的号码']],
      [['joint.0.identityNumber', '请填写身份证明上的号码']],
    ],
    [
      'a number without its document',
      { name: '王五', identityNumber: '110105194912310038' },
      [['joint.0.identityDocument', '请选择身份证明的种类']],
      [['joint.0.identityDocument', '请选择身份证明的种类']],
    ],
    [
      'a document that is none',
      { ...WANG, identityDocument: 'library_card' },
      [['joint.0.identityDocument', '请从列表中选择身份证明的种类']],
      [['joint.0.identityDocument', '请从列表中选择身份证明的种类']],
    ],
    [
      'the number of the representative, typed otherwise',
      { ...WANG, identityNumber: '11010519491231002x' },
      [['joint.0.identityNumber', '与代表人或者另一位共同申请人的号码相同']],
      [['joint.0.identityNumber', '与代表人或者另一位共同申请人的号码相同']],
    ],
  ])('%s', (_, person, byApplicant, byOffice) => {
    expect(faultsOf(buildForm({ joint: [person] }))).toEqual(byApplicant);
    expect(faultsOf(buildForm({ joint: [person] }), 'office')).toEqual(byOffice);
  });

  test('a wrong check character names its place', () => {
    const second = { ...WANG, identityNumber: '110105194912310039' };
    expect(formFaults(buildForm({ joint: [WANG, second] }), 'office').map(({ path }) => path)).toEqual([
      'joint.1.identityNumber',
    ]);
  });

  test('two of the list with one number', () => {
    expect(faultsOf(buildForm({ joint: [WANG, { ...WANG, name: '王六' }] }))).toEqual([
      ['joint.1.identityNumber', '与代表人或者另一位共同申请人的号码相同'],
    ]);
  });

  test('twenty, and one more; a name of a hundred characters, and one more', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `共同申请人${index}` }));
    expect(faultsOf(buildForm({ joint: many(20) }), 'office')).toEqual([]);
    expect(faultsOf(buildForm({ joint: many(21) }), 'office')).toEqual([['joint', '共同申请人最多 20 人']]);
    expect(faultsOf(buildForm({ joint: [{ name: '名'.repeat(100) }] }), 'office')).toEqual([]);
    expect(faultsOf(buildForm({ joint: [{ name: '名'.repeat(101) }] }), 'office')).toEqual([
      ['joint.0.name', '最多 100 个字'],
    ]);
  });

  test('what cannot be seen is no name', () => {
    expect(faultsOf(buildForm({ joint: [{ ...WANG, name: '\u200b' }] }))).toEqual([
      ['joint.0.name', '请填写共同申请人的姓名或者名称'],
    ]);
    expect(completeFormOf(buildForm({ joint: [{ ...WANG, name: ' 王\u202e五 ' }] }), 'applicant')?.joint).toEqual([
      WANG,
    ]);
  });
});

describe('a person to be saved', () => {
  test('kind and name are needed; what is given must be right', () => {
    expect(personFaults({}).map(({ path }) => path)).toEqual(['applicantKind', 'applicantName']);
    expect(personFaults({ applicantKind: 'natural_person', applicantName: '张母' })).toEqual([]);
    const wrong = { phone: 'x', email: 'x', identityDocument: 'resident_id', identityNumber: '1' };
    expect(
      personFaults({ applicantKind: 'natural_person', applicantName: '张母', ...wrong }).map(({ path }) => path),
    ).toEqual(['phone', 'email', 'identityNumber']);
  });

  test('what is empty is not kept', () => {
    expect(cleanPerson({ applicantName: ' 张母 ', phone: '', email: '\u200b' })).toEqual({ applicantName: '张母' });
  });
});
