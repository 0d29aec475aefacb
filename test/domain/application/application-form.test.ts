import { describe, expect, test } from '@jest/globals';
import { type ApplicationForm, completeFormOf, formFaults } from '../../../src/domain/application/application-form.js';

const complete: ApplicationForm = {
  applicantKind: 'natural_person',
  applicantName: '张三',
  identityDocument: 'resident_id',
  identityNumber: '11010519491231002X',
  phone: '13800138000',
  subject: '2025年生活垃圾分类实施方案',
  replyMedium: 'electronic',
  replyMethod: 'online',
};
const paths = (form: ApplicationForm, filler: 'applicant' | 'office' = 'applicant') =>
  formFaults(form, filler).map((fault) => fault.path);

describe('第二十九条 申请应当包括的内容', () => {
  test('a complete form has no fault', () => {
    expect(formFaults(complete, 'applicant')).toEqual([]);
    expect(completeFormOf(complete, 'applicant')).toEqual(complete);
  });
  test('everything that is missing is told at once', () => {
    expect(paths({})).toEqual([
      'applicantKind',
      'applicantName',
      'subject',
      'replyMedium',
      'replyMethod',
      'phone',
      'identityDocument',
      'identityNumber',
    ]);
  });
  test('one contact of any kind is enough; a telephone is not demanded', () => {
    expect(paths({ ...complete, phone: '', email: 'zhang@example.cn' })).toEqual([]);
    expect(paths({ ...complete, phone: '', address: '江苏省常熟市虞山街道1号' })).toEqual([]);
    expect(paths({ ...complete, phone: '' })).toEqual(['phone']);
  });
  test('the chosen way to receive needs its address', () => {
    expect(paths({ ...complete, replyMethod: 'post' })).toEqual(['address']);
    expect(paths({ ...complete, replyMethod: 'email' })).toEqual(['email']);
  });
  test('an office may register an incomplete paper application: what is missing is asked for by a supplement', () => {
    const paper = { ...complete, identityDocument: '', identityNumber: '', phone: '' };
    expect(paths(paper, 'office')).toEqual([]);
    expect(paths(paper, 'applicant')).toEqual(['phone', 'identityDocument', 'identityNumber']);
  });
  test('name, number or features: any of the three says what is asked', () => {
    const { subject: _, ...nothing } = complete;
    expect(paths(nothing)).toEqual(['subject']);
    expect(completeFormOf({ ...nothing, documentNumber: '云城管〔2025〕18号' }, 'applicant')?.subject).toBe(
      '云城管〔2025〕18号',
    );
    const description = '去年印发的、关于投放点设置的\n文件';
    expect(completeFormOf({ ...nothing, description }, 'applicant')).toMatchObject({
      subject: '去年印发的、关于投放点设置的 文件',
      description,
    });
  });
  test('a paper without its form requirement can be registered, a wrong one cannot', () => {
    const { replyMedium: _m, replyMethod: _w, ...paper } = complete;
    expect(paths(paper, 'office')).toEqual([]);
    expect(paths(paper, 'applicant')).toEqual(['replyMedium', 'replyMethod']);
    expect(paths({ ...paper, replyMethod: 'pigeon' }, 'office')).toEqual(['replyMethod']);
  });
  test('what cannot be seen is no text', () => {
    expect(paths({ ...complete, applicantName: '\u200b\u2060' })).toEqual(['applicantName']);
    expect(
      completeFormOf({ ...complete, applicantName: '张\n三\u0000', subject: '方\u202e案' }, 'applicant'),
    ).toMatchObject({ applicantName: '张 三', subject: '方案' });
  });
  test('a rare character that an old system keeps in the private-use area stays in the name', () => {
    expect(completeFormOf({ ...complete, applicantName: '张\ue863' }, 'applicant')?.applicantName).toBe('张\ue863');
  });

  test('a number with a wrong checksum is named, also of the agent', () => {
    expect(paths({ ...complete, identityNumber: '110105194912310021' })).toEqual(['identityNumber']);
    expect(
      paths({ ...complete, agentName: '李四', agentIdentityDocument: 'resident_id', agentIdentityNumber: '1' }),
    ).toEqual(['agentIdentityNumber']);
  });
  test('lengths: the last character allowed and one more', () => {
    expect(paths({ ...complete, subject: '字'.repeat(200) })).toEqual([]);
    expect(paths({ ...complete, subject: '字'.repeat(201) })).toEqual(['subject']);
  });
});
