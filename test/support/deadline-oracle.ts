/**
 * A second implementation of the `deadline` contract, written from its text alone and as plainly as possible: it walks
 * single days with Date objects and asks a public holiday package which are worked. It shares no code with the domain,
 * so that a mistake would have to be made twice, in two ways, to go unseen.
 */
import chineseDays from 'chinese-days';

interface Happening {
  kind: string;
  date: Date;
  party: string;
  days: number;
  replyBy: Date;
}

interface Letter {
  party: string;
  sent: Date;
  arrived?: Date;
  over?: Date;
}

const CHANNELS = 'in_person registered_mail ordinary_mail online fax'.split(' ');
const KINDS = (
  'submitted signed_for receipt_confirmed supplement_requested supplement_received extension_approved ' +
  'consultation_started consultation_delivered consultation_answered consultation_ended fee_demanded fee_paid ' +
  'delayed_reply_fixed decided dispatched'
).split(' ');
const BEFORE_THE_CLOCK = 'submitted signed_for receipt_confirmed decided dispatched'.split(' ');

const workedDays = new Map<number, boolean>();
let lookedAtUnknownYear = false;

/** What the `deadline` command must answer to a line. */
export function oracleAnswer(line: string): unknown {
  let id: unknown = null;
  try {
    const input = JSON.parse(line);
    if (Object.prototype.toString.call(input) !== '[object Object]') throw new Refusal('invalid_input');
    if (input.id !== undefined) id = input.id;
    const [happenings, unreadable] = readAll(input.channel, input.events);
    const answered = answer(input.channel, happenings);
    // Nothing was wrong before it; then this is the first error.
    if (unreadable) throw unreadable;
    return { id, ...answered, error: null };
  } catch (refusal) {
    const code = refusal instanceof Refusal ? refusal.code : 'invalid_input';
    return {
      id,
      receiptDate: null,
      supplementNoticeDueDate: null,
      dueDate: null,
      provisional: false,
      pausedWorkingDays: 0,
      error: { code },
    };
  }
}

class Refusal extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** What can be read up to the decision, and what was wrong with the event at which the reading stopped. */
function readAll(channel: string, events: unknown): [Happening[], unknown] {
  if (!CHANNELS.includes(channel)) throw new Refusal('invalid_input');
  if (!Array.isArray(events)) throw new Refusal('invalid_input');
  const happenings: Happening[] = [];
  try {
    for (const event of events) {
      happenings.push(readOne(event, happenings.at(-1)));
      if (event.kind === 'decided') break;
    }
  } catch (unreadable) {
    return [happenings, unreadable];
  }
  return [happenings, null];
}

function readOne(given: unknown, previous?: Happening): Happening {
  const event = Object(given);
  if (!KINDS.includes(event.kind)) throw new Refusal('invalid_input');
  const date = readDay(event.date);
  if (previous && date < previous.date) throw new Refusal('invalid_input');
  if (event.kind.startsWith('consultation') && event.with !== 'third_party' && event.with !== 'agency') {
    throw new Refusal('invalid_input');
  }
  if (event.kind === 'extension_approved' && !Number.isInteger(event.workingDays)) throw new Refusal('invalid_input');
  const replyBy = event.kind === 'delayed_reply_fixed' ? readDay(event.replyBy) : date;
  return { kind: event.kind, date, party: event.with, days: event.workingDays, replyBy };
}

function readDay(text: unknown): Date {
  if (typeof text !== 'string' || text.length !== 10) throw new Refusal('invalid_input');
  const date = new Date(`${text}T00:00:00Z`);
  // toISOString throws on what is no date at all, and rolls over what is no day of its month.
  if (date.toISOString().slice(0, 10) !== text) throw new Refusal('invalid_input');
  return date;
}

function answer(channel: string, all: Happening[]): Record<string, unknown> {
  const end = all.findIndex((happening) => happening.kind === 'decided');
  const history = end === -1 ? all : all.slice(0, end + 1);
  const receiptKind =
    channel === 'in_person' ? 'submitted' : channel === 'registered_mail' ? 'signed_for' : 'receipt_confirmed';
  const receipt = history.filter((happening) => happening.kind === receiptKind)[0];

  let supplements = 0;
  let extensions = 0;
  for (const happening of history) {
    if (happening === receipt && show(receipt.date) < '2019-05-15') throw new Refusal('not_supported');
    if (BEFORE_THE_CLOCK.includes(happening.kind)) continue;
    if (!receipt || happening.date < receipt.date) throw new Refusal('event_before_receipt');
    if (happening.kind === 'supplement_requested' && ++supplements > 1) throw new Refusal('supplement_repeated');
    if (happening.kind === 'extension_approved') {
      if (happening.days < 1 || happening.days > 20) throw new Refusal('extension_too_long');
      if (++extensions > 1) throw new Refusal('extension_repeated');
      const before = history.slice(0, history.indexOf(happening));
      if (happening.date > count(receipt.date, before, happening.date).due) throw new Refusal('extension_after_due');
    }
  }
  if (!receipt) {
    return {
      receiptDate: null,
      supplementNoticeDueDate: null,
      dueDate: null,
      provisional: false,
      pausedWorkingDays: 0,
    };
  }

  lookedAtUnknownYear = false;
  let seventh = receipt.date;
  for (let n = 0; n < 7;) {
    seventh = dayAfter(seventh);
    if (isWorked(seventh)) n++;
  }
  const { due, paused, undelivered } = count(receipt.date, history, history[history.length - 1]!.date);
  return {
    receiptDate: show(receipt.date),
    supplementNoticeDueDate: show(seventh),
    dueDate: show(due),
    provisional: lookedAtUnknownYear || undelivered,
    pausedWorkingDays: paused,
  };
}

/** The due date as the given happenings leave it. */
function count(receipt: Date, history: Happening[], last: Date): { due: Date; paused: number; undelivered: boolean } {
  let start = receipt;
  let wanted = 20;
  let fixed: Date | null = null;
  const letters: Letter[] = [];
  const letterTo = (party: string, fits: (letter: Letter) => boolean): Letter | undefined =>
    letters.filter((letter) => letter.party === party && !letter.over && fits(letter))[0];
  for (const { kind, date, party, days, replyBy } of history) {
    if (kind === 'supplement_received' || kind === 'fee_paid') {
      start = date;
      fixed = null;
    }
    if (kind === 'extension_approved') wanted += days;
    if (kind === 'delayed_reply_fixed') fixed = replyBy;
    if (kind === 'consultation_started') letters.push({ party, sent: date });
    if (kind === 'consultation_delivered') {
      const letter = letterTo(party, ({ arrived }) => !arrived);
      if (letter) letter.arrived = date;
    }
    if (kind === 'consultation_answered' || kind === 'consultation_ended') {
      const letter = letterTo(party, () => true);
      if (letter) letter.over = date;
    }
  }
  const undelivered = letters.some((letter) => !letter.arrived && !letter.over);

  let paused = 0;
  let counted = 0;
  let day = start;
  while (fixed ? day < fixed : counted < wanted) {
    day = dayAfter(day);
    // Before a fixed reply day only the paused days are looked at.
    if (fixed && !letters.some((letter) => isPausedBy(letter, day, last))) continue;
    if (!isWorked(day)) continue;
    if (letters.some((letter) => isPausedBy(letter, day, last))) paused++;
    else counted++;
  }
  return { due: fixed ?? day, paused, undelivered };
}

/** Sent before this day, and neither answered before it nor run through its fifteen working days before it. */
function isPausedBy(letter: Letter, day: Date, last: Date): boolean {
  if (day <= letter.sent) return false;
  if (letter.over && day > letter.over) return false;
  if (!letter.arrived) return letter.over ? true : day <= last;
  let waited = 0;
  for (let walk = dayAfter(letter.arrived); walk < day; walk = dayAfter(walk)) {
    if (isWorked(walk)) waited++;
    if (waited === 15) return false;
  }
  return true;
}

function isWorked(day: Date): boolean {
  const year = day.getUTCFullYear();
  const weekday = day.getUTCDay();
  if (year < 2017 || year > 2026) {
    lookedAtUnknownYear = true;
    return weekday > 0 && weekday < 6;
  }
  let worked = workedDays.get(day.getTime());
  if (worked === undefined) {
    worked = chineseDays.isWorkday(show(day));
    workedDays.set(day.getTime(), worked);
  }
  return worked;
}

function dayAfter(day: Date): Date {
  const next = new Date(day);
  next.setUTCDate(next.getUTCDate() + 1);
  return next;
}

function show(day: Date): string {
  return day.toISOString().slice(0, 10);
}
