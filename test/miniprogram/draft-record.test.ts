import { describe, expect, test } from '@jest/globals';
import { type Draft } from '../../miniprogram/api/generated.js';
import {
  begunAnew,
  type DraftRecord,
  hasContent,
  merge,
  newRecord,
  pendingOf,
  recordOf,
  titleOf,
} from '../../miniprogram/utils/draft-record.js';

let number = 0;
const makeKey = (): string => `key-${(number += 1)}`;

function draft(fields: Draft['fields'], more: Partial<Draft> = {}): Draft {
  return {
    id: 'd1',
    agencyId: null,
    fields,
    files: [],
    faults: [],
    applicationId: null,
    version: 2,
    updatedAt: '2026-03-02T02:00:00.000Z',
    ...more,
  };
}

function record(more: Partial<DraftRecord> = {}): DraftRecord {
  return { ...newRecord(makeKey), draftId: 'd1', version: 1, ...more };
}

describe('what has still to be sent', () => {
  test('is what differs from what the server has; cleared fields are sent empty', () => {
    const base = { subject: '名单', phone: '1', joint: [{ name: '王五' }] };
    expect(pendingOf(record({ base, fields: { subject: '名单', email: 'a@b.cn' } }))).toEqual({
      fields: { phone: '', joint: [], email: 'a@b.cn' },
    });
  });

  test('nothing where absent and empty are the same', () => {
    expect(pendingOf(record({ base: {}, fields: { subject: '', joint: [] } }))).toBeNull();
  });

  test('the office, when another was chosen', () => {
    expect(pendingOf(record({ agencyId: 'a2', baseAgencyId: 'a1' }))).toEqual({ agencyId: 'a2', fields: {} });
    expect(pendingOf(record({ agencyId: 'a1', baseAgencyId: 'a1' }))).toBeNull();
  });
});

describe('merging with what another device wrote', () => {
  test('typed here wins for its field, the others’ fields are taken over, both are told', () => {
    const here = record({ base: { subject: '旧', phone: '1' }, fields: { subject: '这里', phone: '1' } });
    const merged = merge(here, draft({ subject: '那里', phone: '2' }, { version: 5 }));
    expect(merged.record).toMatchObject({ fields: { subject: '这里', phone: '2' }, version: 5 });
    expect([merged.taken, merged.kept]).toEqual([['phone'], ['subject']]);
    expect(pendingOf(merged.record)).toEqual({ fields: { subject: '这里' } });
  });

  test('one’s own save coming back is nobody else’s', () => {
    const here = record({ base: {}, sent: [{ subject: '名' }], fields: { subject: '名单' } });
    const merged = merge(here, draft({ subject: '名' }));
    expect([merged.taken, merged.kept]).toEqual([[], []]);
    expect(merged.record.fields.subject).toBe('名单');
  });

  test('what was typed back to nothing while the save was on its way stays nothing', () => {
    const here = record({ base: {}, sent: [{ subject: '名' }], fields: { subject: '' } });
    const merged = merge(here, draft({ subject: '名' }));
    expect(merged.record.fields.subject).toBe('');
    expect(pendingOf(merged.record)).toEqual({ fields: { subject: '' } });
  });

  test('the office chosen here stays, one chosen elsewhere is taken', () => {
    const chosen = record({ agencyId: 'a2', agencyName: '乙局', baseAgencyId: 'a1' });
    expect(merge(chosen, draft({}, { agencyId: 'a3' })).record).toMatchObject({ agencyId: 'a2', agencyName: '乙局' });
    const left = record({ agencyId: 'a1', agencyName: '甲局', baseAgencyId: 'a1' });
    expect(merge(left, draft({}, { agencyId: 'a3' })).record).toMatchObject({ agencyId: 'a3', agencyName: '' });
  });
});

test('a draft of another device has nothing to send', () => {
  const known = recordOf(draft({ subject: '名单' }, { agencyId: 'a1' }), makeKey);
  expect([known.draftId, known.version, pendingOf(known)]).toEqual(['d1', 2, null]);
});

test('begun anew, everything but the photograph is sent under new keys', () => {
  const before = record({ base: { subject: '名单' }, fields: { subject: '名单', identityPhoto: 'f1' } });
  const after = begunAnew(before, makeKey);
  expect([after.draftId, pendingOf(after)]).toEqual([null, { fields: { subject: '名单' } }]);
  expect([after.createKey, after.submitKey]).not.toContain(before.createKey);
  expect(after.submitKey).not.toBe(before.submitKey);
  expect(after.localId).toBe(before.localId);
});

test('content and title', () => {
  expect([hasContent({ fields: { subject: '' } }), hasContent({ fields: { phone: '1' } })]).toEqual([false, true]);
  expect(titleOf({ subject: '名单', applicantName: '张三' })).toBe('名单');
  expect(titleOf({ applicantName: '张三' })).toBe('张三的申请');
  expect(titleOf({})).toBe('未填写内容的申请');
});
