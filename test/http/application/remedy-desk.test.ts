/** What the desk of remedies asks before it acts: open stages, what can be taken back, what a result would move in table 3. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { newKey } from '../../support/cases.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Answer, useServer } from '../../support/server.js';

const bed = useServer({ today: '2026-03-02' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(bed);
});

async function registered(more: object = {}): Promise<Answer['body']> {
  const body = { group: 'reconsideration', filedDate: '2026-03-02', body: '云溪市人民政府', ...more };
  const made = await desk.clerk.post('/api/staff/remedies', body, { key: newKey() });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body;
}
const change = (remedy: Answer['body'], verb: string, body: object) =>
  desk.clerk.post(`/api/staff/remedies/${remedy.id}/actions/${verb}`, { expectedVersion: remedy.version, ...body });
const preview = (remedy: Answer['body'], outcome: object | null, who = desk.clerk) =>
  who.post(`/api/staff/remedies/${remedy.id}/actions/preview-result`, { outcome });
const kinds = ({ stages }: Answer['body']): string[] => stages.map(({ kind }: { kind: string }) => kind);

describe('which stages are open', () => {
  test('before and after the copy was received; a reconsideration has no appeal', async () => {
    const remedy = await registered();
    expect(kinds(remedy)).toEqual([
      'notice_served',
      'answered',
      'hearing',
      'mediation',
      'suspended',
      'procedure_changed',
      'advice_received',
    ]);
    const served = await change(remedy, 'record-stage', { stage: { kind: 'notice_served', date: '2026-03-02' } });
    expect(kinds(served.body)).not.toContain('notice_served');
    const notice = served.body.events.at(-1);
    expect([served.body.events[0].mayTakeBack, notice.mayTakeBack]).toEqual([false, true]);
    const back = await change(served.body, 'record-stage', {
      stage: { kind: 'taken_back', date: '2026-03-02', eventId: notice.id, reason: '误登' },
    });
    expect(back.body.events[1]).toMatchObject({ takenBack: true, mayTakeBack: false });
    expect(kinds(back.body)).toContain('notice_served');
  });

  test('a judgment of the first instance can be appealed against; whoever only reads is offered nothing', async () => {
    const suit = await registered({ group: 'litigation_direct', body: '云溪市人民法院' });
    const judged = await change(suit, 'record-result', { outcome: { result: 'upheld', date: '2026-03-02' } });
    expect(kinds(judged.body)).toEqual(expect.arrayContaining(['judgment_served', 'appealed', 'appeal_waived']));
    const auditor = await bed.staff(['auditor'], '审计');
    const seen = (await auditor.get(`/api/staff/remedies/${suit.id}`)).body;
    expect([seen.stages, seen.events.some(({ mayTakeBack }: { mayTakeBack: boolean }) => mayTakeBack)]).toEqual([
      [],
      false,
    ]);
  });
});

describe('what a result would move in table 3', () => {
  const entry = (year: number, group: string, cell: string, delta: number) => ({
    year,
    group: expect.objectContaining({ label: group }),
    cell: expect.objectContaining({ label: cell }),
    delta,
  });

  test('requires the role and the agency', async () => {
    const remedy = await registered();
    const outcome = { result: 'upheld', date: '2026-03-02' };
    expect((await preview(remedy, outcome, bed.anonymous)).status).toBe(401);
    expect((await preview(remedy, outcome, desk.outsider)).status).toBe(404);
    expect((await preview(remedy, outcome, await bed.staff(['auditor'], '审计'))).status).toBe(403);
  });

  test('a first result, a changed one, one taken back; nothing is written', async () => {
    const remedy = await registered();
    const corrected = { result: 'corrected', date: '2026-03-02' };
    const first = await preview(remedy, corrected);
    expect(first.body).toEqual({ counted: true, entries: [entry(2026, '行政复议', '结果纠正', 1)] });
    expect((await desk.clerk.get(`/api/staff/remedies/${remedy.id}`)).body.version).toBe(remedy.version);
    const judged = (await change(remedy, 'record-result', { outcome: corrected })).body;
    const other = await preview(judged, { result: 'other', date: '2026-03-02' });
    expect(other.body.entries).toEqual(
      expect.arrayContaining([entry(2026, '行政复议', '结果纠正', -1), entry(2026, '行政复议', '其他结果', 1)]),
    );
    expect((await preview(judged, null)).body.entries).toEqual([entry(2026, '行政复议', '结果纠正', -1)]);
  });

  test('one that is not counted moves nothing; a day before the filing is told at its field', async () => {
    const remedy = await registered({ counted: false });
    expect((await preview(remedy, { result: 'upheld', date: '2026-03-02' })).body).toEqual({
      counted: false,
      entries: [],
    });
    const early = await preview(remedy, { result: 'upheld', date: '2026-03-01' });
    expect([early.status, early.body.error.fields]).toEqual([
      400,
      [{ path: 'outcome.date', message: '日期不能早于 2026-03-02' }],
    ]);
  });
});

describe('第五十一条 the cases that it is about', () => {
  test('are named, and told to have been reopened by the ruling', async () => {
    const { id, number } = await desk.handedIn('2026-03-02', {}, { subject: '路灯采购合同' });
    await desk.answered(id);
    const remedy = await registered({ applicationIds: [id], servedDate: '2026-03-02' });
    expect(remedy.applications).toEqual([
      {
        id,
        number,
        subject: '路灯采购合同',
        status: { code: 'answered', label: '已答复' },
        redoOrderedDate: null,
      },
    ]);
    const judged = await change(remedy, 'record-result', {
      outcome: {
        result: 'corrected',
        date: '2026-03-02',
        servedDate: '2026-03-02',
        order: { kind: 'redo', by: null, workingDays: null },
      },
    });
    expect(judged.status).toBe(200);
    await desk.done(desk.clerk, id, 'order-redo', { remedyId: remedy.id });
    const after = (await desk.clerk.get(`/api/staff/remedies/${remedy.id}`)).body;
    expect(after.applications[0]).toMatchObject({ status: { code: 'in_progress' }, redoOrderedDate: '2026-03-02' });
  });

  test('the list by group', async () => {
    const { items } = (await desk.clerk.get('/api/staff/remedies?group=litigation_direct')).body;
    expect(items.map(({ group }: { group: { code: string } }) => group.code)).toEqual(['litigation_direct']);
  });
});
