/** Somebody else's ids in queries and bodies: as if nothing had them, and nothing of his changes. */
import { beforeAll, expect, test } from '@jest/globals';
import { type Answer, useServer } from '../../support/server.js';
import { ABSENT } from '../../support/tenant-wall.js';
import { BODY_IDS } from '../../support/tenant-wall-ids.js';
import { belongingsOf, buildTenant, type Tenant } from '../../support/tenants.js';

const bed = useServer({ today: '2026-03-02' });
let victim: Tenant;
let mallory: Tenant;
let belongings: string[];

beforeAll(async () => {
  victim = await buildTenant(bed, 'own', '甲方机密');
  mallory = await buildTenant(bed, 'other', '乙方机密');
  belongings = await belongingsOf(bed, victim);
}, 120_000);

const told = ({ status, body }: Answer) => ({ status, ...(body?.error ? { ...body.error, requestId: '' } : body) });
const owned = Object.entries(BODY_IDS).flatMap(([name, sent]) => (sent === 'public' ? [] : [[name, sent] as const]));

test.each(owned)('%s', async (_, { of, send, expected }) => {
  const foreign = await send(mallory, of(victim));
  expect({
    status: foreign.status,
    ...(foreign.body?.error ? { code: foreign.body.error.code } : {}),
    ...(foreign.body?.error?.fields ? { path: foreign.body.error.fields[0].path } : {}),
  }).toEqual(expected);
  if (foreign.status === 200) expect(foreign.body.items).toEqual([]);
  expect(told(foreign)).toEqual(told(await send(mallory, ABSENT)));
  expect(victim.secrets.filter((secret) => JSON.stringify(foreign.body ?? '').includes(secret))).toEqual([]);
  expect(await belongingsOf(bed, victim)).toEqual(belongings);
});
