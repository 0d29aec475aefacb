/** Drafts, uploads and sessions that nobody needs any more. */
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { addDraftFile, createDraft, updateDraft } from '../../src/commands/application/drafts.js';
import { stageFile } from '../../src/commands/application/files.js';
import { answerSupplement } from '../../src/commands/application/answer-supplement.js';
import { requestSupplement } from '../../src/commands/application/request-supplement.js';
import { sweepDrafts } from '../../src/jobs/sweep-drafts.js';
import { sweepFiles } from '../../src/jobs/sweep-files.js';
import { sweepSessions } from '../../src/jobs/sweep-sessions.js';
import { type DraftRecord } from '../../src/ports/drafts.js';
import { buildOtherForm } from '../support/cases.js';
import { useJobWorld } from '../support/jobs.js';

const world = useJobWorld();

const content = (): Readable => Readable.from([Buffer.from('补充说明：所需文件的名称。')]);
const at = (instant: string): void => world.clock.freeze(new Date(instant));

const loadDraft = (draft: DraftRecord): Promise<DraftRecord | null> =>
  world.commands.unitOfWork.run((tx) => tx.drafts.load(draft.citizenId, draft.id));

const draftOn = async (instant: string): Promise<DraftRecord> => {
  at(instant);
  return createDraft(world.commands, world.citizen, { agencyId: world.agency.id, fields: buildOtherForm() });
};

const draftWithFileOn = async (instant: string): Promise<{ draft: DraftRecord; fileId: string }> => {
  const empty = await draftOn(instant);
  const { draft, file } = await addDraftFile(world.commands, world.citizen, {
    draftId: empty.id,
    name: '说明.txt',
    content: content(),
    maxBytes: 1_000_000,
  });
  return { draft, fileId: file.id };
};

const exists = async (fileId: string): Promise<boolean> => (await world.commands.files.describe([fileId])).length === 1;

describe('久未修改的草稿：150 天提醒，180 天删除', () => {
  test('逐日运行：一条提醒，到期连同附件删除', async () => {
    const { draft, fileId } = await draftWithFileOn('2025-01-01T00:00:00Z');
    // 150 days after 2025-01-01 is 2025-05-31, 180 days 2025-06-30.
    at('2025-05-31T00:00:00Z');
    await sweepDrafts(world.deps);
    expect(await world.outboxOf(draft.id)).toEqual([]);
    at('2025-05-31T00:00:01Z');
    await sweepDrafts(world.deps);
    await Promise.all(Array.from({ length: 10 }, () => sweepDrafts(world.deps)));
    const told = await world.outboxOf(draft.id);
    expect(told).toHaveLength(1);
    expect(told[0]?.recipient).toEqual({ type: 'citizen', citizenId: world.citizen.citizenId });
    expect(told[0]?.body).toContain('2025-06-30');
    at('2025-06-30T00:00:00Z');
    await sweepDrafts(world.deps);
    expect(await loadDraft(draft)).not.toBeNull();
    at('2025-06-30T00:00:01Z');
    expect((await sweepDrafts(world.deps)).deleted).toBe(1);
    expect(await loadDraft(draft)).toBeNull();
    expect(await exists(fileId)).toBe(false);
  });

  test('停了两个月：先提醒，三十天后才删除', async () => {
    const draft = await draftOn('2025-01-01T00:00:00Z');
    at('2025-08-01T00:00:00Z');
    await sweepDrafts(world.deps);
    const [told] = await world.outboxOf(draft.id);
    expect(told?.body).toContain('2025-08-31');
    at('2025-08-30T23:59:59Z');
    await sweepDrafts(world.deps);
    expect(await loadDraft(draft)).not.toBeNull();
    at('2025-08-31T00:00:00Z');
    await sweepDrafts(world.deps);
    expect(await loadDraft(draft)).toBeNull();
  });

  test('提醒后又保存：保留，日后再提醒一次', async () => {
    const draft = await draftOn('2025-01-01T00:00:00Z');
    at('2025-06-10T00:00:00Z');
    await sweepDrafts(world.deps);
    await updateDraft(world.commands, world.citizen, {
      id: draft.id,
      expectedVersion: draft.version,
      fields: { subject: '改过的题目' },
    });
    at('2025-07-20T00:00:00Z');
    await sweepDrafts(world.deps);
    expect(await loadDraft(draft)).not.toBeNull();
    // 150 days after 2025-06-10 is 2025-11-07.
    at('2025-11-08T00:00:00Z');
    await sweepDrafts(world.deps);
    expect(await world.outboxOf(draft.id)).toHaveLength(2);
  });

  test('已提交的草稿只剩一个链接，180 天后不提醒直接删除', async () => {
    const record = await world.submitted('2025-01-02');
    const { drafts } = await submittedDraftsOf(record.id);
    expect(drafts).toHaveLength(1);
    at('2025-06-30T00:00:00Z');
    await sweepDrafts(world.deps);
    expect((await submittedDraftsOf(record.id)).drafts).toHaveLength(1);
    at('2025-07-02T00:00:00Z');
    await sweepDrafts(world.deps);
    expect((await submittedDraftsOf(record.id)).drafts).toEqual([]);
  });

  async function submittedDraftsOf(applicationId: string) {
    return { drafts: (await world.connection.db?.collection('drafts').find({ applicationId }).toArray()) ?? [] };
  }
});

describe('没有用上的上传文件', () => {
  test('24 小时后删除；草稿里的、申请里的留下', async () => {
    at('2026-03-02T02:00:00Z');
    const staged = await stageFile(world.commands, world.citizen, {
      name: '没有提交的.txt',
      content: content(),
      maxBytes: 1_000_000,
    });
    const { fileId: inDraft } = await draftWithFileOn('2026-03-02T02:00:00Z');
    const received = await world.confirmed(await world.submitted('2026-03-02'), '2026-03-02');
    const asked = await requestSupplement(world.commands, world.clerk, {
      id: received.id,
      expectedVersion: received.version,
      text: '请说明文件名称。',
    });
    at('2026-03-02T02:00:00Z');
    const filed = await stageFile(world.commands, world.citizen, {
      name: '补正.txt',
      content: content(),
      maxBytes: 1_000_000,
    });
    await answerSupplement(world.commands, world.citizen, {
      id: asked.id,
      expectedVersion: asked.version,
      text: '见附件',
      fileIds: [filed.id],
    });
    // As if the process had been killed between the change of the case and the mark of the file's owner.
    await world.commands.files.changeOwner([filed.id], `staged-by-citizen:${world.citizen.citizenId}`, null);

    at('2026-03-03T02:00:00Z');
    expect(await sweepFiles(world.deps)).toEqual({ deleted: 0, expired: 0 });
    expect(await exists(staged.id)).toBe(true);
    at('2026-03-03T02:00:01Z');
    expect(await sweepFiles(world.deps)).toEqual({ deleted: 1, expired: 0 });
    expect([await exists(staged.id), await exists(inDraft), await exists(filed.id)]).toEqual([false, true, true]);
  });
});

describe('过期的登录记录', () => {
  test('到绝对期限即删除，没到的留下', async () => {
    const insert = (expiresAt: string): Promise<void> =>
      world.commands.unitOfWork.run(async (tx) => {
        const id = world.commands.newId();
        const common = {
          id,
          tokenHash: id,
          client: 'test',
          createdAt: new Date('2026-03-02T00:00:00Z'),
          lastSeenAt: new Date('2026-03-02T00:00:00Z'),
          expiresAt: new Date(expiresAt),
        };
        await tx.citizenSessions.insert({ ...common, citizenId: world.citizen.citizenId });
        await tx.staffSessions.insert({
          ...common,
          staffId: world.clerk.staffId,
          agencyId: world.agency.id,
          roles: ['clerk'],
          name: world.clerk.name,
          mustChangePassword: false,
          hasSecondFactor: false,
          by: 'password',
          csrfToken: 'test',
        });
      });
    await insert('2026-03-03T00:00:00Z');
    await insert('2026-03-03T00:00:01Z');
    at('2026-03-03T00:00:00Z');
    expect(await sweepSessions(world.deps)).toEqual({ deleted: 2 });
    expect(await sweepSessions(world.deps)).toEqual({ deleted: 0 });
    at('2026-03-03T00:00:01Z');
    expect(await sweepSessions(world.deps)).toEqual({ deleted: 2 });
  });
});
