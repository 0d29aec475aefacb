/** Where no provider of electronic seals is configured, as in a production that has none: the office uploads what it has stamped. */
import { expect, test } from '@jest/globals';
import { buildForm, newKey } from '../../support/cases.js';
import { pdfFile } from '../../support/files.js';
import { useServer } from '../../support/server.js';
import { act, ok } from '../../support/tenants.js';

const bed = useServer({
  today: '2026-03-02',
  config: { SIMULATOR: 'off', WECHAT_APP_ID: 'wx0123456789abcdef', WECHAT_APP_SECRET: '0'.repeat(32) },
});

test('sealing says why in plain words; the stamped scan goes out', async () => {
  const clerk = await bed.staff(['clerk'], '王经办');
  const reviewer = await bed.staff(['reviewer'], '李审核');
  const { id } = ok(
    await clerk.post(
      '/api/staff/applications',
      { channel: 'in_person', submittedDate: '2026-03-02', fields: buildForm() },
      { key: newKey() },
    ),
  );
  await act(clerk, id, 'propose-decision', {
    parts: [{ code: 'granted', ground: 'article_36_2' }],
    text: '予以公开。',
  });
  const { version } = await act(reviewer, id, 'approve-decision', {});
  const file = ok(await clerk.upload('/api/staff/files', '答复书.pdf', pdfFile())).id as string;
  const refused = await clerk.post(`/api/staff/applications/${id}/actions/dispatch`, {
    expectedVersion: version,
    method: 'post',
    fileIds: [file],
    sealFileId: file,
  });
  expect([refused.status, refused.body.error.message]).toEqual([
    422,
    '当前状态下不能“加盖电子签章”：没有配置电子签章服务，请上传盖章的答复书原件',
  ]);
  expect((await act(clerk, id, 'dispatch', { method: 'post', fileIds: [file], sealedFileId: file })).version).toBe(
    version + 1,
  );
});
