/** What is open today, who is told of it, and who can sign in (part of `demo.test.ts`, which makes the demo). */
import { describe, expect, test } from '@jest/globals';
import { signIn } from '../../src/commands/account/sign-in.js';
import { signInCitizen } from '../../src/commands/account/sign-in-citizen.js';
import { AGENCY_DATA, DEMO_PASSWORD } from '../../src/demo/agency-data.js';
import { demoAccountLines } from '../../src/demo/demo-accounts.js';
import { NOW, TODAY, connection, commands, applications, demoOn, count, rowsOf } from '../support/demo.js';

export function demoDesk(): void {
  describe('the desk of today', () => {
    const open = () => applications.filter((item) => item.facts.open);
    const dueOn = (date: string) =>
      open().filter(({ facts }) => facts.dueDate === date && facts.turn !== 'applicant').length;

    test('cases due today and on each of the next five working days', () => {
      // 2026-11-20 is a Friday.
      for (const date of ['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']) {
        expect([date, dueOn(date) >= 1]).toEqual([date, true]);
      }
    });

    test('some overdue, two of them by two working days', () => {
      const overdue = open().filter(({ facts }) => facts.dueDate && facts.dueDate < TODAY && facts.turn === 'office');
      expect(overdue).toHaveLength(4);
      expect(dueOn('2026-11-18')).toBe(2);
    });

    test('unconfirmed since yesterday and longer; a limit of an applicant that has passed; a silent third party', () => {
      const unconfirmed = open().filter(({ facts }) => facts.status === 'awaiting_receipt');
      expect(unconfirmed.filter(({ facts }) => facts.submittedDate === '2026-11-19').length).toBeGreaterThanOrEqual(2);
      expect(unconfirmed.some(({ facts }) => (facts.submittedDate ?? '') <= '2026-11-17')).toBe(true);
      const waiting = open().filter(({ facts }) => facts.status === 'awaiting_supplement');
      expect(waiting.some(({ facts }) => (facts.turnUntil ?? '') < TODAY)).toBe(true);
      const consulting = open().filter(({ facts }) => facts.status === 'consulting');
      expect(consulting.some(({ facts }) => facts.turnUntil !== null && facts.turnUntil < TODAY)).toBe(true);
      expect(consulting.some(({ facts }) => facts.turn === 'agency')).toBe(true);
    });

    test('some are nobody’s yet', () => {
      const untaken = open().filter((item) => item.assignee === null && item.facts.receiptDate !== null);
      expect(untaken.length).toBeGreaterThanOrEqual(3);
    });
  });

  describe('messages and alarms', () => {
    test('everything is delivered; of citizens a few are unread, years of old ones are not', async () => {
      expect(await count('outbox', { state: 'waiting' })).toBe(0);
      const toCitizens = { 'recipient.citizenId': { $type: 'string' } };
      const unread = await count('notices', { ...toCitizens, readBy: {} });
      expect(unread).toBeGreaterThanOrEqual(5);
      expect(unread).toBeLessThan(60);
      expect(await count('notices', { ...toCitizens, readBy: {}, createdAt: { $lt: '2026-10-20' } })).toBe(0);
    });

    test('alarms are those of today’s open cases and of nothing else', async () => {
      const alarms = await rowsOf<{ kind: string; subject: { type: string; id: string }; recordedAt: string }>(
        'alarms',
      );
      const open = new Set(applications.filter((item) => item.facts.open).map((item) => item._id));
      expect(alarms.filter(({ subject }) => subject.type !== 'application' || !open.has(subject.id))).toEqual([]);
      expect(new Set(alarms.map(({ kind }) => kind))).toEqual(
        new Set(['answer_due', 'consultation_unanswered', 'fee_overdue', 'receipt_unconfirmed', 'supplement_overdue']),
      );
      expect(new Set(alarms.map(({ recordedAt }) => recordedAt))).toEqual(new Set([new Date(NOW).toISOString()]));
    });
  });

  describe('accounts', () => {
    const client = { address: '127.0.0.1', userAgent: 'test' };

    test('every printed account signs in with the printed password, which need not be changed', async () => {
      const printed = demoAccountLines().join('\n');
      expect(printed).toContain(DEMO_PASSWORD);
      for (const { account, name } of Object.values(AGENCY_DATA).flatMap((agency) => agency.staff)) {
        expect(printed).toContain(account);
        const signedIn = await signIn(commands, { account, password: DEMO_PASSWORD, client });
        expect(signedIn).toMatchObject({ staff: { name, mustChangePassword: false, disabled: false } });
      }
    });

    test('a printed citizen signs in through the simulated WeChat and finds cases and messages', async () => {
      const found = await demoOn(connection, commands, async ({ login }) => {
        const { citizen } = await signInCitizen(
          { ...commands, login },
          { code: 'persona-demo-zhou.again', client: { userAgent: 'test' } },
        );
        return citizen.id;
      });
      expect(await count('citizens')).toBe(14);
      expect(await count('applications', { citizenId: found })).toBeGreaterThanOrEqual(3);
      expect(await count('notices', { 'recipient.citizenId': found })).toBeGreaterThanOrEqual(3);
    });

    test('第二十九条 identity numbers have right check characters and a region that does not exist', () => {
      const numbers = applications.flatMap(({ applicant }) =>
        applicant.identity?.document === 'resident_id' ? [commands.cipher.decrypt(applicant.identity.sealed)] : [],
      );
      expect(numbers.length).toBeGreaterThan(150);
      expect(numbers.filter((number) => !/^999999(19|20)\d{9}[\dX]$/.test(number))).toEqual([]);
    });
  });
}
