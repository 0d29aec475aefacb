/** The demo as a killed fill and the start after it left it. It takes half a minute to make: one file looks at all of it. */
import { describe, expect, test } from '@jest/globals';
import { demoAccountLines } from '../../src/demo/demo-accounts.js';
import { fillDemo } from '../../src/demo/fill-demo.js';
import { prepareDemo } from '../../src/demo/prepare-demo.js';
import { COLLECTIONS, type CollectionName } from '../../src/persistence/collections.js';
import { mongoDemoState } from '../../src/persistence/demo-state.js';
import {
  connection,
  commands,
  outcome,
  applications,
  killed,
  demoOn,
  startOn,
  count,
  useDemo,
} from '../support/demo.js';
import { demoContents } from './demo-contents.js';
import { demoHistory } from './demo-history.js';
import { demoDesk } from './demo-desk.js';

useDemo();

describe('a fill that was killed', () => {
  test('leaves its marker and what it had done so far', () => {
    expect(killed.error).toEqual(new Error('killed'));
    expect(killed.marker).toMatchObject({ state: 'filling', finishedAt: null });
    expect(killed.agencies).toBe(3);
    expect(killed.applications).toBeGreaterThan(5);
  });

  test('is noticed by the next start, thrown away and made anew', async () => {
    expect(outcome.outcome).toBe('filled');
    const marker = await mongoDemoState(connection).marker();
    expect(marker).toMatchObject({ state: 'done' });
    expect(marker?.runId).not.toBe(killed.marker?.runId);
    // Three and not six, and the numbers begin at 1 again.
    expect(await count('agencies')).toBe(3);
    expect(await count('staff')).toBe(18);
    expect(await count('applications', { number: 'YXCG-2021-000001' })).toBe(1);
    const numbers = applications.filter((item) => item.number.startsWith('YXCG-2025-')).map((item) => item.number);
    expect(Math.max(...numbers.map((number) => Number(number.slice(-6))))).toBe(numbers.length);
  });
});

demoContents();
demoHistory();
demoDesk();

describe('a second time', () => {
  test('a fill is refused and changes nothing', async () => {
    const before = await counts();
    await expect(demoOn(connection, commands, fillDemo)).rejects.toMatchObject({ code: 'action_not_allowed' });
    expect(await counts()).toEqual(before);
  });

  test('the next start finds the demo and leaves it as it is', async () => {
    const before = await counts();
    expect(await demoOn(connection, commands, prepareDemo)).toEqual({ outcome: 'present' });
    expect(await counts()).toEqual(before);
  });

  test('a server that is not in demo mode does not open on it: the password is public', async () => {
    await expect(startOn(connection, commands, { demo: false, empty: false })).rejects.toMatchObject({
      code: 'service_unavailable',
    });
  });

  test('in demo mode the accounts are told at every start', async () => {
    expect(await startOn(connection, commands, { demo: true, empty: false })).toEqual(demoAccountLines());
    expect(await startOn(connection, commands, { demo: true, empty: true })).toEqual(demoAccountLines());
  });

  const counts = async (): Promise<[string, number][]> => {
    const names: CollectionName[] = [
      'agencies',
      'staff',
      'citizens',
      'applications',
      'auditRows',
      'outbox',
      'publications',
    ];
    return Promise.all(names.map(async (name): Promise<[string, number]> => [COLLECTIONS[name], await count(name)]));
  };
});
