/**
 * Every case's history, step by step: each step was allowed in the state before it, done by somebody who might, written down
 * once in the audit; and what the law says in one sentence holds, whatever the program thinks.
 */
import { shanghaiDate } from '../../src/clock.js';
import { type Action, ACTION_IDS, actionBlocked } from '../../src/domain/application/actions.js';
import { type CaseEvent } from '../../src/domain/application/case-events.js';
import { deriveFacts } from '../../src/domain/application/case-facts.js';
import { type WorkingCalendar } from '../../src/domain/calendar/working-calendar.js';
import { type Actor } from '../../src/policies/actor.js';
import { canAct, canCorrect } from '../../src/policies/can.js';
import { type Memory } from './memory.js';
import { type Stage } from './stage.js';
import { type Stored, type StoredAudit, type StoredCase } from './stored.js';
import { type World } from './world.js';

const CREATING = ['submit_application', 'register_application'];

export async function checkHistories({ world, memory }: Stage, stored: Stored): Promise<void> {
  const audit = new Map<string, StoredAudit[]>();
  for (const entry of stored.audit) {
    const rows = audit.get(entry.subject.id) ?? [];
    rows.push(entry);
    audit.set(entry.subject.id, rows);
  }
  for (const record of stored.cases) {
    checkOrder(memory, record);
    checkLaw(memory, record);
    const calendar = await world.commands.calendars.forAgency(record.agencyId);
    checkSteps({ world, memory, calendar }, record, audit);
  }
}

function checkOrder(memory: Memory, { _id, events, version }: StoredCase): void {
  events.forEach((event, index) => {
    if (event.seq !== index + 1) memory.find('sequence_broken', `第 ${index + 1} 个事件的序号是 ${event.seq}`, _id);
    const before = events[index - 1];
    if (before && event.at < before.at) memory.find('time_runs_back', `${before.at} 之后是 ${event.at}`, _id);
    if (event.date > shanghaiDate(new Date(event.at)))
      memory.find('event_in_future', `${event.kind} ${event.date}`, _id);
  });
  const versions = new Set(events.map((event) => event.version));
  for (let step = 1; step <= version; step += 1) {
    if (!versions.has(step)) memory.find('version_without_event', `版本 ${step}`, _id);
  }
  if (new Set(events.map(({ id }) => id)).size !== events.length) memory.find('event_twice', '事件编号重复', _id);
}

/** Sentences of the law, each looked for in the events alone. */
function checkLaw(memory: Memory, { _id, events }: StoredCase): void {
  const all = (kind: CaseEvent['kind']) => events.filter((event) => event.kind === kind);
  const unlawful = (text: string): void => memory.find('unlawful_history', text, _id);
  if (all('supplement_requested').length > 1) unlawful('补正通知发出了两次（第三十条）');
  if (all('extension_approved').length > 1) unlawful('延期两次（第三十三条）');
  if (all('dispatched').length > 1) unlawful('答复发出两次');
  if (all('fee_demanded').length > 1) unlawful('收费通知发出了两次');
  if (all('withdrawn').length > 0 && all('dispatched').length > 0) unlawful('撤回的申请发出了答复');
  let proposer: string | null = null;
  let decided = false;
  let asker: string | null = null;
  for (const event of events) {
    if (event.kind === 'decision_proposed') proposer = event.by.id;
    if (event.kind === 'decision_returned') proposer = null;
    if (event.kind === 'decided') {
      if (proposer === null) unlawful('没有拟定就批准了决定');
      if (proposer === event.by.id) unlawful('拟定和批准是同一人');
      if (decided) unlawful('批准了两次');
      decided = true;
    }
    if (event.kind === 'dispatched' && !decided) unlawful('没有批准就发出了答复');
    if (event.kind === 'extension_requested') asker = event.by.id;
    if (event.kind === 'extension_approved') {
      if (asker === null || asker === event.by.id) unlawful('延期没有由另一人批准（第三十三条）');
      if (event.workingDays < 1 || event.workingDays > 20) unlawful(`延期 ${event.workingDays} 个工作日（第三十三条）`);
    }
  }
}

interface Around {
  world: World;
  memory: Memory;
  calendar: WorkingCalendar;
}

function checkSteps(around: Around, record: StoredCase, audit: ReadonlyMap<string, StoredAudit[]>): void {
  const { memory } = around;
  const own = (audit.get(record._id) ?? []).filter(({ subject }) => subject.type === 'application');
  const rowsOf = (version: number): StoredAudit[] =>
    own.filter(({ action, detail }) => (version === 1 ? CREATING.includes(action) : detail['version'] === version));
  for (let version = 1; version <= record.version; version += 1) {
    const events = record.events.filter((event) => event.version === version);
    if (events.length > 0 && events.every((event) => event.kind === 'remedy_recorded')) continue;
    const rows = rowsOf(version);
    if (rows.length !== 1) {
      memory.find('audit_not_one', `版本 ${version} 有 ${rows.length} 条审计记录`, record._id);
      continue;
    }
    if (version > 1) checkStep(around, record, version, rows[0] as StoredAudit);
  }
  for (const { detail, action } of own) {
    if (Number(detail['version'] ?? 1) > record.version) memory.find('audit_without_change', action, record._id);
  }
}

function checkStep({ world, memory, calendar }: Around, record: StoredCase, version: number, row: StoredAudit): void {
  const events = record.events.filter((event) => event.version < version);
  const author = record.events.find((event) => event.version === version)?.by;
  if (author && author.id !== row.actor.id) memory.find('audit_of_another', `版本 ${version}`, record._id);
  if (!isAction(row.action)) return memory.find('unknown_action', `版本 ${version}：${row.action}`, record._id);
  const basis = {
    channel: record.channel,
    applicantKind: record.applicant.kind,
    createdDate: shanghaiDate(new Date(record.createdAt)),
  };
  const { state } = deriveFacts({ ...basis, events }, calendar);
  const blocked = actionBlocked(row.action, state);
  if (blocked) {
    memory.find('illegal_step', `版本 ${version}：${state.status} 时 ${row.action}（${blocked}）`, record._id);
  }
  const actor = actorOf(world, row);
  if (!canAct(actor, row.action, record) && !canCorrect(actor, row.action, record)) {
    memory.find('not_his_to_do', `版本 ${version}：${row.action}`, record._id);
  }
}

function isAction(action: string): action is Action {
  return (ACTION_IDS as readonly string[]).includes(action);
}

function actorOf({ staff, agencies }: World, { actor }: StoredAudit): Actor {
  if (actor.type === 'citizen') return { type: 'citizen', citizenId: actor.id, sessionId: '' };
  const member = staff.find(({ id }) => id === actor.id);
  if (!member) return { type: 'system', name: actor.id };
  return {
    type: 'staff',
    staffId: member.id,
    agencyId: agencies[member.agency]?.id ?? '',
    roles: member.roles,
    name: member.account,
    sessionId: '',
    mustChangePassword: false,
  };
}
