/**
 * Ways of applying that an agency may offer beside the two it can never refuse, at the counter and by post; those it
 * offers are listed in its guide (国办公开办函〔2017〕19号).
 */
import { type Channel, CHANNELS } from '../application/channels.js';

export const OPTIONAL_CHANNEL_IDS = ['online', 'email', 'fax'] as const satisfies readonly Channel[];

export type OptionalChannel = (typeof OPTIONAL_CHANNEL_IDS)[number];

export function optionalChannelLabel(channel: OptionalChannel): string {
  return CHANNELS[channel].label;
}
