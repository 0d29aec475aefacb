/** Where no provider of text messages is configured, as in a production that has none: the link is refused, nothing else. */
import { expect, test } from '@jest/globals';
import { buildForm, newKey } from '../../support/cases.js';
import { useServer } from '../../support/server.js';
import { act, ok } from '../../support/tenants.js';

const bed = useServer({
  today: '2026-03-02',
  config: { SIMULATOR: 'off', WECHAT_APP_ID: 'wx0123456789abcdef', WECHAT_APP_SECRET: '0'.repeat(32) },
});

test('issuing says why in plain words; the consultation goes on', async () => {
  const clerk = await bed.staff(['clerk'], '王经办');
  const { id } = ok(
    await clerk.post(
      '/api/staff/applications',
      { channel: 'in_person', submittedDate: '2026-03-02', fields: buildForm() },
      { key: newKey() },
    ),
  );
  const asked = { with: 'third_party', recipient: '某某公司', text: '是否同意公开' };
  const { consultations, version } = await act(clerk, id, 'start-consultation', asked);
  const consultationId = consultations[0].id as string;
  const refused = await clerk.post(`/api/staff/applications/${id}/actions/issue-opinion-link`, {
    expectedVersion: version,
    consultationId,
    phone: '13600000000',
  });
  expect([refused.status, refused.body.error.code, refused.body.error.message]).toEqual([
    422,
    'action_not_allowed',
    '当前状态下不能“发出在线提出意见的链接”：没有配置短信服务，请以书面方式征求意见',
  ]);
  const sent = await bed.anonymous.post('/api/public/opinions/actions/send-code', { token: 'A'.repeat(43) });
  expect(sent.status).toBe(503);
  expect((await act(clerk, id, 'answer-consultation', { consultationId, answer: 'agreed' })).version).toBe(version + 1);
});
