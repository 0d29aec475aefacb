import { describe, expect, test } from '@jest/globals';
import {
  CHANNEL_LABELS,
  DELIVERY_LABELS,
  parseChannelLabel,
  parseDeliveryLabel,
} from '../../../src/domain/application/ledger-channels.js';
import { CHANNEL_IDS } from '../../../src/domain/application/channels.js';

describe('台账中的提交方式', () => {
  test.each([
    ['网上', 'online'],
    ['网络', 'online'],
    ['网上提交', 'online'],
    ['当面', 'in_person'],
    ['现场提交', 'in_person'],
    ['口头', 'oral'],
    ['信函', 'registered_mail'],
    ['邮寄', 'registered_mail'],
    ['信函/邮寄', 'registered_mail'],
    ['EMS', 'registered_mail'],
    ['邮寄（签收）', 'registered_mail'],
    ['平信', 'ordinary_mail'],
    ['传真', 'fax'],
    ['邮件', 'email'],
    ['电子邮件', 'email'],
    ['registered_mail', 'registered_mail'],
    [' 网 上 ', 'online'],
  ])('%s → %s', (label, channel) => {
    expect(parseChannelLabel(label)).toBe(channel);
  });

  test.each(['其他', '网上/当面', '电话', ''])('“%s”不猜', (label) => {
    expect(parseChannelLabel(label)).toBeNull();
  });

  test('每一种提交方式的名称都读得回来', () => {
    expect(CHANNEL_LABELS.map((label) => parseChannelLabel(label))).toEqual([...CHANNEL_IDS]);
  });
});

describe('台账中的送达方式', () => {
  test.each([
    ['邮寄', 'post'],
    ['邮政寄送', 'post'],
    ['当面领取', 'in_person'],
    ['自取', 'in_person'],
    ['网上', 'online'],
    ['电子邮件', 'email'],
  ])('%s → %s', (label, method) => {
    expect(parseDeliveryLabel(label)).toBe(method);
  });

  test('“台账未记载”不在可选的名称里', () => {
    expect(DELIVERY_LABELS).not.toContain('台账未记载');
    expect(DELIVERY_LABELS).toContain('邮政寄送');
  });
});
