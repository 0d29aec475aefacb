/** What the server said against what is stored: nothing said is lost, nothing stored was not asked for, nothing is there twice. */
import { type Memory } from './memory.js';
import { type Stored } from './stored.js';

export function checkAcknowledged(memory: Memory, stored: Stored): void {
  const cases = new Map(stored.cases.map((one) => [one._id, one]));
  const written = new Map<string, string>();
  for (const { subject, action, detail } of stored.audit) {
    if (subject.type === 'application' && typeof detail['version'] === 'number') {
      written.set(`${subject.id} ${detail['version']}`, action.replaceAll('_', '-'));
    }
  }
  for (const { caseId, version, verb } of memory.acknowledged()) {
    const record = cases.get(caseId);
    if (!record || record.version < version) memory.find('lost_action', `${verb}，版本 ${version}`, caseId);
    const is = written.get(`${caseId} ${version}`);
    if (is !== verb)
      memory.find('other_action_stored', `版本 ${version} 答复的是 ${verb}，记录的是 ${is ?? '没有'}`, caseId);
  }
  for (const [key, verb] of written) {
    const [caseId = '', version] = key.split(' ');
    if (!memory.wasAsked(caseId, Number(version), verb))
      memory.find('never_asked_for', `${verb}，版本 ${version}`, caseId);
  }
  const remedies = new Set(stored.remedies.map(({ _id }) => _id));
  for (const id of memory.remedies.keys()) if (!remedies.has(id)) memory.find('lost_remedy', id);
  for (const [number, count] of countsOf(stored.remedies.map((one) => one.number))) {
    if (count > 1) memory.find('remedy_twice', `${number} 登记了 ${count} 次`);
  }
}

/** Every application that was accepted exists once, and none that was not. */
export function checkSubmissions(memory: Memory, stored: Stored): void {
  const subjects = stored.cases.map(({ _id, content }) => ({ _id, token: content.subject.split(' ')[0] ?? '' }));
  const byToken = new Map<string, Set<string>>();
  for (const { _id, token } of subjects) byToken.set(token, (byToken.get(token) ?? new Set()).add(_id));
  const accepted = new Map<string, Set<string>>();
  const open = new Set<string>();
  for (const { key, token, ids, open: isOpen } of memory.submissions) {
    if (ids.size > 1) memory.find('submitted_twice', `${key}：${[...ids].join('、')}`);
    const known = accepted.get(token) ?? new Set<string>();
    for (const id of ids) known.add(id);
    accepted.set(token, known);
    if (isOpen) open.add(token);
  }
  for (const [token, ids] of accepted) {
    const there = byToken.get(token) ?? new Set();
    for (const id of ids) if (!there.has(id)) memory.find('lost_application', token, id);
  }
  for (const [token, ids] of byToken) {
    for (const id of ids) {
      if (!accepted.get(token)?.has(id) && !open.has(token)) memory.find('application_not_accepted', token, id);
    }
  }
  for (const [number, count] of countsOf(stored.cases.map((one) => one.number))) {
    if (count > 1) memory.find('number_twice', number);
  }
}

export function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
