import { describe, expect, test } from '@jest/globals';
import { type OwnAgency } from '../../src/console/api/generated';
import { bodyOf, changedKeys, formOf, merge, textOf } from '../../src/console/pages/account/agency-form';
import {
  auditAddress,
  auditFilterFrom,
  auditQuery,
  auditRangeFault,
} from '../../src/console/pages/account/audit-filter';
import { duration } from '../../src/console/pages/account/duration';
import { disableQuestion, roleChanges } from '../../src/console/pages/account/staff-questions';
import { firstPassword } from '../../src/console/utils/first-password';

const body = { name: '云溪市人民政府', address: '', phone: '', validFrom: '2018-01-01', validUntil: null };
const agency: OwnAgency = {
  id: 'a'.repeat(24),
  code: 'YXCG',
  name: '云溪市城市管理局',
  kind: { code: 'department', label: '政府部门' },
  parentId: null,
  acceptsApplications: true,
  channels: [
    { code: 'online', label: '网上提交' },
    { code: 'fax', label: '传真' },
  ],
  office: { name: '办公室', address: '', hours: '', phone: '0360-1', fax: '', email: '' },
  reconsiderationBodies: [body],
  courts: [],
  sealedOriginals: { code: 'on_paper', label: '盖章原件另行存档' },
  secondFactor: { code: 'optional', label: '自愿启用' },
  releasePauseWorkingDays: 10,
  legalOpinionRequired: false,
  unmasking: { code: 'with_reason', label: '说明理由后即可查看' },
  deputies: [],
  silenceText: null,
  letters: { numberPattern: '依申请〔{year}〕{n}号', letterhead: null },
  version: 7,
  abilities: { manage_agency: true },
};
const nobody = (): string => '某某';

describe('the agency’s data', () => {
  test('only what was changed is sent; the order of channels is no change', () => {
    const form = formOf(agency);
    form.channels = ['fax', 'online'];
    expect(changedKeys(formOf(agency), form)).toEqual([]);
    form.office.phone = '0360-2';
    const keys = changedKeys(formOf(agency), form);
    expect(bodyOf(form, keys, 7)).toEqual({ office: { ...agency.office, phone: '0360-2' }, expectedVersion: 7 });
  });

  test('the form is a copy: what was read does not change with it', () => {
    const form = formOf(agency);
    form.reconsiderationBodies.push(body);
    if (form.reconsiderationBodies[0]) form.reconsiderationBodies[0].name = '别处';
    expect(agency.reconsiderationBodies).toEqual([body]);
  });

  test('somebody else was quicker: what is touched here stays, the rest follows, both are told', () => {
    const mine = formOf(agency);
    mine.name = '我的名称';
    mine.office.phone = '0360-2';
    const latest = formOf({ ...agency, name: '他的名称', releasePauseWorkingDays: 12 });
    const { form, theirs } = merge(formOf(agency), mine, latest, nobody);
    expect([form.name, form.office.phone, form.releasePauseWorkingDays]).toEqual(['我的名称', '0360-2', 12]);
    expect(theirs).toEqual([
      { key: 'name', before: '云溪市城市管理局', now: '他的名称', clash: true },
      { key: 'releasePauseWorkingDays', before: '10 个工作日', now: '12 个工作日', clash: false },
    ]);
  });

  test('each part in words', () => {
    const form = formOf(agency);
    form.deputies = [{ staffId: 'x', from: '2026-03-02', until: '2026-03-06' }];
    expect(textOf(form, 'channels', nobody)).toBe('当面、邮寄、网上提交、传真');
    expect(textOf(form, 'reconsiderationBodies', nobody)).toBe('云溪市人民政府（2018-01-01 起）');
    expect(textOf(form, 'courts', nobody)).toBe('没有填写');
    expect(textOf(form, 'deputies', nobody)).toBe('某某（2026-03-02 至 2026-03-06）');
    expect(textOf(form, 'silenceText', nobody)).toBe('系统的说明');
  });
});

describe('the audit’s filter', () => {
  test('stands in the address and comes back; days that are none are dropped', () => {
    const query = { actorId: 'a1', action: 'sign_in', from: '2026-03-01', until: '2026-03-02' };
    expect(auditAddress(auditFilterFrom(query))).toEqual(query);
    expect(auditQuery(auditFilterFrom(query))).toEqual(query);
    expect(auditAddress(auditFilterFrom({ from: 'x', caseNumber: ' A-1 ' }))).toEqual({ caseNumber: 'A-1' });
  });

  test('a case is asked for by its id, however it was named', () => {
    expect(auditQuery(auditFilterFrom({ caseNumber: 'A-1', subjectId: 'old' }), 'found')).toEqual({
      subjectId: 'found',
    });
    expect(auditQuery(auditFilterFrom({ subjectId: 'given' }))).toEqual({ subjectId: 'given' });
  });

  test('a range that runs backwards is told; one day is a range', () => {
    expect(auditRangeFault({ from: '2026-03-02', until: '2026-03-02' })).toBe('');
    expect(auditRangeFault({ from: '2026-03-02', until: '2026-03-01' })).toBe('结束日期不能早于开始日期。');
    expect(auditRangeFault({ from: '2026-03-02', until: '' })).toBe('');
  });
});

describe('people', () => {
  test('what changes with the roles', () => {
    const label = (role: string): string => ({ clerk: '经办人', reviewer: '审核人' })[role] ?? role;
    expect(roleChanges(['clerk'], ['clerk'], label)).toEqual([]);
    expect(roleChanges(['clerk'], ['reviewer'], label)).toEqual([
      '增加岗位：审核人。',
      '取消岗位：经办人，相应的操作立即不能再做。',
      '名下在办的申请不会自动移交，请另行分派。',
    ]);
  });

  test('closing an account: how many cases are left behind', () => {
    const member = { id: 'x', name: '王五', roles: [], disabled: false };
    const words = (open: number | null) => disableQuestion(member, open).consequences[1];
    expect([words(0), words(3), words(null)]).toEqual([
      '名下没有在办的申请。',
      '名下有 3 件在办的申请不会自动移交，请另行分派。',
      '名下在办的申请不会自动移交，请另行分派。',
    ]);
  });

  test('first passwords: in groups, without what looks alike, never twice', () => {
    const made = Array.from({ length: 50 }, firstPassword);
    for (const password of made) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){2}[a-hjkmnp-z2-9]{4}$/);
    expect(new Set(made).size).toBe(50);
  });
});

test.each([
  [null, '—'],
  [12, '12 毫秒'],
  [1_500, '1.5 秒'],
  [61_000, '1 分 1 秒'],
])('%s ms', (ms, words) => {
  expect(duration(ms)).toBe(words);
});
