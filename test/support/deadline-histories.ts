/** Random lines for the `deadline` command: plausible histories from 2019 to 2027, dense around holidays, and broken ones. */
import { type Random } from './random.js';

interface Event {
  kind?: unknown;
  date?: unknown;
  [field: string]: unknown;
}

const CHANNELS = ['in_person', 'registered_mail', 'ordinary_mail', 'online', 'fax'];
const PARTIES = ['third_party', 'agency'];
const DAY = 86_400_000;

export function randomHistoryLine(random: Random, id: number): string {
  const channel = random.pick(CHANNELS);
  const events = random.chance(0.8) ? plausible(random, channel) : soup(random);
  const history: Record<string, unknown> = { id: random.chance(0.05) ? `案${id}` : id, channel, events };
  if (random.chance(0.1)) history['note'] = '多余的字段';
  if (random.chance(0.06)) spoil(random, history, events);
  const line = JSON.stringify(history);
  return random.chance(0.005) ? line.slice(0, -random.between(1, 9)) : line;
}

/** Received, then some steps of the procedure in a sensible order with gaps that often end near a limit. */
function plausible(random: Random, channel: string): Event[] {
  const story = new Story(random, startDay(random));
  story.put('submitted');
  if (channel !== 'in_person') {
    story.pass(6);
    if (random.chance(0.97)) story.put(channel === 'registered_mail' ? 'signed_for' : 'receipt_confirmed');
  }
  const steps = random.between(0, 5);
  for (let n = 0; n < steps; n++) step(random, story);
  if (random.chance(0.4)) {
    story.pass(30);
    story.put('decided');
    story.pass(5);
    if (random.chance(0.8)) story.put('dispatched');
    if (random.chance(0.1)) step(random, story);
  }
  return story.events;
}

/** Events told one after the other. */
class Story {
  readonly events: Event[] = [];

  constructor(
    readonly random: Random,
    public at: number,
  ) {}

  put(kind: string, more: Event = {}): void {
    this.events.push({ kind, date: show(this.at), ...more });
  }

  /** Up to so many days go by. */
  pass(days: number): void {
    this.at += this.random.between(0, days);
  }
}

function step(random: Random, story: Story): void {
  story.pass(random.pick([0, 3, 10, 20, 34]));
  switch (random.between(0, 5)) {
    case 0:
      story.put('supplement_requested');
      story.pass(25);
      if (random.chance(0.8)) story.put('supplement_received');
      break;
    case 1:
      story.put('extension_approved', {
        workingDays: random.chance(0.9) ? random.between(1, 20) : random.between(-1, 25),
      });
      break;
    case 2:
      story.put('fee_demanded');
      story.pass(30);
      if (random.chance(0.8)) story.put('fee_paid');
      break;
    case 3:
      if (random.chance(0.3)) {
        story.put('delayed_reply_fixed', { replyBy: show(story.at + random.between(-3, 150)), reason: '数量较大' });
      }
      break;
    default:
      consult(random, story);
  }
}

function consult(random: Random, story: Story): void {
  const party = { with: random.pick(PARTIES) };
  const other = { with: random.pick(PARTIES) };
  story.put('consultation_started', party);
  if (random.chance(0.3)) {
    story.pass(8);
    story.put('consultation_started', other);
    story.pass(4);
    if (random.chance(0.7)) story.put('consultation_delivered', other);
  }
  story.pass(6);
  if (random.chance(0.8)) story.put('consultation_delivered', party);
  story.pass(30);
  if (random.chance(0.6)) story.put('consultation_answered', party);
  else if (random.chance(0.5)) story.put('consultation_ended', { ...party, reason: 'unreachable' });
  if (random.chance(0.3)) story.put('consultation_answered', other);
}

/** Any kinds in any order; dates only go forward. */
function soup(random: Random): Event[] {
  const kinds = [
    'submitted',
    'signed_for',
    'receipt_confirmed',
    'supplement_requested',
    'supplement_received',
    'extension_approved',
    'consultation_started',
    'consultation_delivered',
    'consultation_answered',
    'consultation_ended',
    'fee_demanded',
    'fee_paid',
    'delayed_reply_fixed',
    'decided',
    'dispatched',
  ];
  let at = startDay(random);
  return Array.from({ length: random.between(0, 12) }, () => {
    at += random.pick([0, 0, 1, 2, 5, 9]);
    const kind = random.pick(kinds.slice(0, random.chance(0.5) ? 3 : undefined));
    const event: Event = { kind, date: show(at) };
    if (kind.startsWith('consultation')) event['with'] = random.pick(PARTIES);
    if (kind === 'extension_approved') event['workingDays'] = random.between(1, 20);
    if (kind === 'delayed_reply_fixed') event['replyBy'] = show(at + random.between(-5, 90));
    return event;
  });
}

/** One fault somewhere in the line. */
function spoil(random: Random, history: Record<string, unknown>, events: Event[]): void {
  const event = events.length > 0 ? random.pick(events) : {};
  const faults: (() => void)[] = [
    () => (history['channel'] = random.pick([undefined, 'email', null, 3])),
    () => (history['events'] = random.pick([undefined, null, {}, 'x'])),
    () => (event.kind = random.pick([undefined, 'closed', 'Submitted', null])),
    () =>
      (event.date = random.pick([
        '2025-02-29',
        '2026-13-01',
        '2026-4-1',
        '',
        null,
        20260401,
        '2026-06-31',
        ' 2026-06-30',
      ])),
    () => (event['with'] = random.pick([undefined, 'citizen', null])),
    () => (event['workingDays'] = random.pick(['5', 2.5, null, 0, 21, -3])),
    () => (event['replyBy'] = random.pick([undefined, '2026-02-30', 7])),
    () => events.reverse(),
    () => events.push(...events.slice(0, 1)),
    () => (history['id'] = undefined),
    () => (events[0] = random.pick([null, 5, [], 'submitted']) as unknown as Event),
  ];
  random.pick(faults)();
}

/** Epoch days; half of them near the turn of the year, the long holidays or the first day of the 2019 Regulations. */
function startDay(random: Random): number {
  const anywhere = random.between(day('2019-03-01'), day('2027-06-30'));
  if (random.chance(0.5)) return anywhere;
  const year = random.between(2019, 2027);
  return day(`${year}-${random.pick(['01-20', '04-15', '05-15', '09-10', '11-28', '12-20'])}`) + random.between(-8, 8);
}

function day(text: string): number {
  return Date.parse(text) / DAY;
}

function show(at: number): string {
  return new Date(at * DAY).toISOString().slice(0, 10);
}
