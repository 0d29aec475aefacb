/** Outbox, notices and alarms: what tells somebody has told him exactly once, nothing else has told anybody. */
import { noticesFor } from '../../src/commands/application/case-notices.js';
import { type CaseEvent } from '../../src/domain/application/case-events.js';
import { countsOf } from './check-acknowledged.js';
import { type Memory } from './memory.js';
import { type Stage } from './stage.js';
import { type Stored, type StoredCase, type StoredMessage } from './stored.js';

/** What an applicant must hear of when the office does it, whatever the program's own table says. */
const APPLICANT_IS_TOLD: ReadonlySet<CaseEvent['kind']> = new Set<CaseEvent['kind']>([
  'receipt_confirmed',
  'supplement_requested',
  'supplement_received',
  'extension_approved',
  'consultation_started',
  'fee_demanded',
  'fee_paid',
  'dispatched',
]);

export function checkMessages({ world, memory }: Stage, stored: Stored): void {
  checkDelivery(memory, stored);
  checkAlarms(memory, stored, world.clock.today());
  const bySubject = new Map<string, StoredMessage[]>();
  for (const row of stored.outbox) bySubject.set(row.subject.id, [...(bySubject.get(row.subject.id) ?? []), row]);
  const noticesByEvent = countsOf(
    stored.notices
      .filter(({ recipient, dedupeKey }) => recipient.type === 'citizen' && dedupeKey.startsWith('event:'))
      .map(({ dedupeKey }) => dedupeKey.split(':')[1] ?? ''),
  );
  for (const record of stored.cases) {
    const told = (bySubject.get(record._id) ?? []).filter(({ kind }) => kind !== 'alarm').map((row) => row.dedupeKey);
    compare(memory, record, expectedKeys(world.commands, record), told);
    for (const event of record.events) {
      if (!record.citizenId || event.by.type !== 'staff' || !APPLICANT_IS_TOLD.has(event.kind)) continue;
      const times = noticesByEvent.get(event.id) ?? 0;
      if (times !== 1) memory.find('applicant_not_told_once', `${event.kind} 告知了 ${times} 次`, record._id);
    }
  }
}

function checkDelivery(memory: Memory, { outbox, notices }: Stored): void {
  const waiting = outbox.filter(({ state }) => state !== 'delivered').length;
  if (waiting > 0) memory.find('not_delivered', `${waiting} 条消息没有送达`);
  for (const [name, rows] of Object.entries({ outbox, notices })) {
    for (const [key, count] of countsOf(rows.map(({ dedupeKey }) => dedupeKey))) {
      if (count > 1) memory.find('message_twice', `${name}：${key} ${count} 条`);
    }
  }
  const sent = new Set(outbox.map(({ dedupeKey }) => dedupeKey));
  const received = new Set(notices.map(({ dedupeKey }) => dedupeKey));
  for (const key of sent) if (!received.has(key)) memory.find('message_lost', key);
  for (const key of received) if (!sent.has(key)) memory.find('message_from_nowhere', key);
}

/** Every event is looked at with the case as it was after it: who handled it decides who is told. */
function expectedKeys(deps: Parameters<typeof noticesFor>[0], record: StoredCase): string[] {
  const keys = record.source === 'citizen' ? [`submitted:${record._id}`] : [];
  let assignee: StoredCase['assignee'] = null;
  for (let version = 1; version <= record.version; version += 1) {
    const events = record.events.filter((event) => event.version === version);
    for (const event of events) {
      if (event.kind === 'assigned') assignee = { id: event.staffId, name: event.staffName };
      if (event.kind === 'released') assignee = null;
    }
    // The first events are told by the submission, those of a remedy by nobody.
    const telling = version === 1 ? [] : events.filter(({ kind }) => kind !== 'remedy_recorded');
    const { _id: id, ...rest } = record;
    keys.push(...noticesFor(deps, { id, ...rest, assignee }, telling).map(({ dedupeKey }) => dedupeKey));
  }
  return keys;
}

function compare(memory: Memory, { _id }: StoredCase, expected: readonly string[], told: readonly string[]): void {
  const should = new Set(expected);
  const is = new Set(told);
  for (const key of should) if (!is.has(key)) memory.find('event_told_nobody', key, _id);
  for (const key of is) if (!should.has(key)) memory.find('message_without_event', key, _id);
}

function checkAlarms(memory: Memory, { alarms, outbox, cases }: Stored, today: string): void {
  for (const [key, count] of countsOf(alarms.map(({ dedupeKey }) => dedupeKey))) {
    if (count > 1) memory.find('alarm_twice', key);
  }
  // A message of an alarm carries its key and, after a colon, to whom it goes.
  const alarmOf = (key: string): string => key.slice(0, key.lastIndexOf(':'));
  const behind = new Set(outbox.map(({ dedupeKey }) => alarmOf(dedupeKey)));
  const told = new Set(outbox.filter(({ kind }) => kind === 'alarm').map(({ dedupeKey }) => alarmOf(dedupeKey)));
  const known = new Set(alarms.map(({ dedupeKey }) => dedupeKey));
  for (const { dedupeKey, state } of alarms) {
    if (state === 'sent' && !behind.has(dedupeKey)) memory.find('alarm_told_nobody', dedupeKey);
    if (state === 'superseded' && behind.has(dedupeKey)) memory.find('superseded_alarm_told', dedupeKey);
  }
  for (const key of told) if (!known.has(key)) memory.find('alarm_not_recorded', key);
  // 第三十三条: of an answer that is late somebody has been told.
  const overdue = new Set(
    alarms.filter(({ level }) => level === 'overdue').map(({ subject, forDate }) => `${subject.id} ${forDate}`),
  );
  for (const { _id, facts } of cases) {
    const { open, alarmDate } = facts;
    if (open && alarmDate && alarmDate < today && !overdue.has(`${_id} ${alarmDate}`)) {
      memory.find('overdue_not_told', `${alarmDate} 的期限已过`, _id);
    }
  }
}
