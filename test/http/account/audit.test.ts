/** What auditors see: every change, and every look of staff at personal data. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildOtherForm, newKey } from '../../support/cases.js';
import { pdfFile } from '../../support/files.js';
import { type Client, useServer } from '../../support/server.js';
import { act, draftOf, ok } from '../../support/tenants.js';

const bed = useServer({ today: '2026-03-02' });
let auditor: Client;
let otherAuditor: Client;
let clerk: Client;
let citizen: Client;
let applicationId = '';
let fileId = '';

interface Row {
  id: string;
  action: { code: string; label: string };
  actor: { type: { code: string }; id: string; name: string };
  subject: { id: string; label: string | null };
  detail: { name: string; value: string }[];
  seal: unknown;
}

const listed = async (who: Client, query = ''): Promise<Row[]> => ok(await who.get(`/api/staff/audit${query}`)).items;
const ofCase = (who = auditor): Promise<Row[]> => listed(who, `?subjectId=${applicationId}&limit=100`);
const codes = (rows: Row[]): string[] => rows.map(({ action }) => action.code);

beforeAll(async () => {
  auditor = await bed.staff(['auditor'], '审计甲');
  otherAuditor = await bed.staff(['auditor'], '审计乙', 'other');
  clerk = await bed.staff(['clerk'], '王经办');
  citizen = await bed.citizen('audited');
  const draft = await draftOf(citizen, bed.agencyId, buildOtherForm());
  fileId = ok(await citizen.upload(`/api/me/drafts/${draft.id}/files`, '身份证.pdf', pdfFile())).file.id;
  applicationId = ok(await citizen.post('/api/me/applications', { draftId: draft.id }, { key: newKey() })).id;
});

describe('GET /api/staff/audit', () => {
  test('requires authentication, and the role', async () => {
    expect((await bed.anonymous.get('/api/staff/audit')).status).toBe(401);
    expect((await citizen.get('/api/staff/audit')).status).toBe(401);
    for (const role of ['clerk', 'reviewer', 'office_head', 'lawyer', 'contributor', 'supervisor'] as const) {
      const answer = await (await bed.staff([role], '某某')).get('/api/staff/audit');
      expect([answer.status, answer.body.error.code]).toEqual([403, 'forbidden']);
    }
    expect((await (await bed.staff(['administrator'], '管理员')).get('/api/staff/audit')).status).toBe(200);
  });

  test('another agency’s rows do not exist', async () => {
    expect((await ofCase()).length).toBeGreaterThan(0);
    expect(await ofCase(otherAuditor)).toEqual([]);
    expect(JSON.stringify(await listed(otherAuditor, '?limit=100'))).not.toContain(bed.agencyId);
  });

  test('filters: subject, actor, action, days in Beijing time, all together', async () => {
    bed.clock.freeze(new Date('2026-03-02T16:30:00Z'));
    await act(clerk, applicationId, 'confirm-receipt', {});
    bed.clock.freezeOn('2026-03-02');
    // Half past midnight of the third of March in Beijing.
    expect(codes(await listed(auditor, '?from=2026-03-03'))).toEqual(['confirm_receipt', 'view_case']);
    expect(await listed(auditor, '?from=2026-03-04')).toEqual([]);
    expect(codes(await listed(auditor, `?subjectId=${applicationId}&until=2026-03-02`))).toEqual([
      'submit_application',
    ]);
    expect(codes(await listed(auditor, `?actorId=${clerk.staffId}&action=confirm_receipt`))).toEqual([
      'confirm_receipt',
    ]);
    expect(await listed(auditor, `?actorId=${clerk.staffId}&action=submit_application`)).toEqual([]);
    const [row] = await listed(auditor, '?action=confirm_receipt');
    expect(row).toMatchObject({
      action: { code: 'confirm_receipt', label: '确认收到' },
      actor: { type: { code: 'staff', label: '工作人员' }, id: clerk.staffId, name: '王经办' },
      subject: { type: 'application', typeLabel: '申请', id: applicationId, label: 'TEST-2026-000001' },
      detail: [{ name: 'version', label: '版本', value: '2', text: '2' }],
    });
  });

  test('pages: each row once, in order, and a cursor only for its own filter', async () => {
    const whole = await listed(auditor, '?limit=100');
    const paged: Row[] = [];
    let cursor: string | null = null;
    do {
      const { items, nextCursor } = ok(
        await auditor.get(`/api/staff/audit?limit=2${cursor ? `&cursor=${cursor}` : ''}`),
      );
      paged.push(...items);
      cursor = nextCursor;
    } while (cursor);
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(5);
    const { nextCursor } = ok(await auditor.get('/api/staff/audit?limit=2'));
    const foreign = await auditor.get(`/api/staff/audit?limit=2&action=note&cursor=${nextCursor}`);
    expect([foreign.status, foreign.body.error.fields[0].path]).toEqual([400, 'query.cursor']);
  });

  test.each([
    ['subjectId=a%20b', 'query.subjectId'],
    ['actorId=%24ne', 'query.actorId'],
    ['action=Drop', 'query.action'],
    ['from=2026-02-30', 'query.from'],
    ['until=yesterday', 'query.until'],
    ['limit=101', 'query.limit'],
  ])('%s is refused by its name', async (query, path) => {
    const answer = await auditor.get(`/api/staff/audit?${query}`);
    expect([answer.status, answer.body.error.fields[0].path]).toEqual([400, path]);
  });

  test('shows the place in the chain once the row is sealed', async () => {
    expect((await listed(auditor, '?limit=1'))[0]?.seal).toBeNull();
    await bed.commands.auditChain.sealBatch(1_000, 0);
    const [row] = await listed(auditor, '?limit=1');
    expect(row?.seal).toEqual({ seq: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});

describe('a look at personal data is written down', () => {
  const lookAt = async (path: string, who = clerk): Promise<number> => {
    const response = await fetch(bed.origin + path, { headers: who.authorization });
    await response.arrayBuffer();
    return response.status;
  };
  const added = async (work: () => Promise<unknown>): Promise<Row[]> => {
    const before = new Set((await ofCase()).map(({ id }) => id));
    await work();
    return (await ofCase()).filter(({ id }) => !before.has(id));
  };

  test('the case page: once a look, with who and which case', async () => {
    const rows = await added(async () => {
      expect(await lookAt(`/api/staff/applications/${applicationId}`)).toBe(200);
      expect(await lookAt(`/api/staff/applications/${applicationId}`)).toBe(200);
    });
    expect(codes(rows)).toEqual(['view_case', 'view_case']);
    expect(rows[0]).toMatchObject({ actor: { id: clerk.staffId }, subject: { id: applicationId }, detail: [] });
  });

  test('a file, by its number', async () => {
    const rows = await added(() => lookAt(`/api/staff/applications/${applicationId}/files/${fileId}`));
    expect(codes(rows)).toEqual(['download_case_file']);
    expect(rows[0]?.detail).toEqual([{ name: 'fileId', label: '文件', value: fileId, text: fileId }]);
  });

  test('not what was refused, and not the applicant’s own', async () => {
    const stranger = await bed.staff(['clerk'], '外单位', 'other');
    const supervisor = await bed.staff(['supervisor'], '监督');
    const rows = await added(async () => {
      expect(await lookAt(`/api/staff/applications/${applicationId}`, stranger)).toBe(404);
      expect(await lookAt(`/api/staff/applications/${applicationId}`, supervisor)).toBe(403);
      expect(await lookAt(`/api/staff/applications/${applicationId}/files/${'0'.repeat(24)}`)).toBe(404);
      expect(await lookAt(`/api/me/applications/${applicationId}`, citizen)).toBe(200);
      expect(await lookAt(`/api/me/applications/${applicationId}/files/${fileId}`, citizen)).toBe(200);
    });
    expect(rows).toEqual([]);
  });
});
