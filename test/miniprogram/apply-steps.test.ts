import { describe, expect, test } from '@jest/globals';
import {
  agentFault,
  anchorOf,
  faultsOn,
  hasAgent,
  inOrder,
  mergeWords,
  shownFaults,
  stepOf,
  withoutAgent,
} from '../../miniprogram/utils/apply-steps.js';

const fault = (path: string) => ({ path, message: `${path} 不对` });

describe('which step a fault stands on', () => {
  test.each([
    ['applicantName', 0],
    ['joint.1.identityNumber', 0],
    ['agencyId', 1],
    ['subject', 1],
    ['replyMethod', 2],
    ['unknown', 3],
  ])('%s', (path, step) => expect(stepOf(path)).toBe(step));

  test('an address that the chosen way needs stands beside that choice', () => {
    expect(stepOf('address', { replyMethod: 'post' })).toBe(2);
    expect(stepOf('address', { replyMethod: 'post', address: '人民路' })).toBe(0);
    expect(stepOf('email', { replyMethod: 'email' })).toBe(2);
    expect(stepOf('address', { replyMethod: 'email' })).toBe(0);
  });
});

test('faults in the order of the page', () => {
  const faults = ['replyMedium', 'subject', 'joint.0.name', 'applicantName'].map(fault);
  expect(inOrder(faults).map(({ path }) => path)).toEqual(['applicantName', 'joint.0.name', 'subject', 'replyMedium']);
  expect(faultsOn(faults, 0, {}).map(({ path }) => path)).toEqual(['applicantName', 'joint.0.name']);
});

test('shown are the faults of what was left and of steps that were checked, the first of each field', () => {
  const faults = [...['phone', 'subject', 'replyMedium'].map(fault), { path: 'phone', message: '第二个' }];
  expect(shownFaults(faults, new Set(['phone']), new Set(), {})).toEqual({ phone: 'phone 不对' });
  expect(shownFaults(faults, new Set(), new Set([1, 2]), {})).toEqual({
    subject: 'subject 不对',
    replyMedium: 'replyMedium 不对',
  });
});

test('where a field is found on the page', () => {
  expect(['subject', 'identityDocument', 'agentCapacity', 'joint.3.name'].map(anchorOf)).toEqual([
    'f-subject',
    'f-identityNumber',
    'f-agentName',
    'f-joint',
  ]);
});

test('an agent who is wanted has a name', () => {
  expect(agentFault(true, { agentName: ' ' }).map(({ path }) => path)).toEqual(['agentName']);
  expect(agentFault(true, { agentName: '李四' })).toEqual([]);
  expect(agentFault(false, {})).toEqual([]);
  expect([hasAgent({ agentCapacity: 'guardian' }), hasAgent(withoutAgent())]).toEqual([true, false]);
});

test('what was merged, in a sentence', () => {
  expect(mergeWords(['email'], ['subject', 'phone'])).toBe(
    '这份草稿在别的设备上也修改过：已取用在别处填写的电子邮箱；所需信息的名称、联系电话以您在这里填写的为准。',
  );
  expect(mergeWords([], [])).toBe('');
});
