/**
 * How an application reached the agency. Each channel says which of the receipt rules of 第三十一条 applies
 * (`clock`) and which later fact fixes the receipt date.
 */
import { type ClockChannel } from './clock-events.js';

export interface ChannelRule {
  label: string;
  clock: ClockChannel;
  /** How the receipt date comes about, told to people. */
  receiptRule: string;
  /** True when the office has to confirm receipt before the clock starts. */
  needsConfirmation: boolean;
  /** True when an office registers the case; an applicant cannot choose it. */
  intakeOnly: boolean;
}

export const CHANNELS = {
  online: {
    label: '网上提交',
    clock: 'online',
    receiptRule: '以双方确认之日为收到申请之日',
    needsConfirmation: true,
    intakeOnly: false,
  },
  in_person: {
    label: '当面提交',
    clock: 'in_person',
    receiptRule: '以提交之日为收到申请之日',
    needsConfirmation: false,
    intakeOnly: true,
  },
  oral: {
    label: '口头申请（工作人员代填）',
    clock: 'in_person',
    receiptRule: '以代填并经申请人签字之日为收到申请之日',
    needsConfirmation: false,
    intakeOnly: true,
  },
  registered_mail: {
    label: '邮寄（签收）',
    clock: 'registered_mail',
    receiptRule: '以行政机关签收之日为收到申请之日',
    needsConfirmation: false,
    intakeOnly: true,
  },
  ordinary_mail: {
    label: '平常信函',
    clock: 'ordinary_mail',
    receiptRule: '应当于收到当日与申请人确认，以确认之日为收到申请之日',
    needsConfirmation: true,
    intakeOnly: true,
  },
  fax: {
    label: '传真',
    clock: 'fax',
    receiptRule: '以双方确认之日为收到申请之日',
    needsConfirmation: true,
    intakeOnly: true,
  },
  email: {
    label: '电子邮件',
    clock: 'online',
    receiptRule: '以双方确认之日为收到申请之日',
    needsConfirmation: true,
    intakeOnly: true,
  },
  external_platform: {
    label: '其他申请平台',
    clock: 'online',
    receiptRule: '以双方确认之日为收到申请之日',
    needsConfirmation: true,
    intakeOnly: true,
  },
} as const satisfies Record<string, ChannelRule>;

export type Channel = keyof typeof CHANNELS;
export const CHANNEL_IDS = Object.keys(CHANNELS) as [Channel, ...Channel[]];

/** What an office registers: everything that did not come through this system's own page. */
export const INTAKE_CHANNEL_IDS = CHANNEL_IDS.filter((id) => CHANNELS[id].intakeOnly) as [Channel, ...Channel[]];
