/** What the demo shows: one of everything, and enough of most (part of `demo.test.ts`, which makes it). */
import { describe, expect, test } from '@jest/globals';
import { type CaseEvent } from '../../src/domain/application/case-events.js';
import { applications, count, rowsOf, tally } from '../support/demo.js';

export function demoContents(): void {
  describe('what is there', () => {
    test('every status, with cases to look at', () => {
      expect(Object.keys(tally((item) => item.facts.status)).sort()).toEqual([
        'answered',
        'awaiting_approval',
        'awaiting_dispatch',
        'awaiting_fee',
        'awaiting_receipt',
        'awaiting_supplement',
        'closed',
        'consulting',
        'in_progress',
      ]);
    });

    test('what is beside the cases: letters, complaints with the government, records to be corrected', async () => {
      expect(await count('letters')).toBe(5);
      expect(await count('letters', { outcome: null })).toBe(1);
      const complaints = await rowsOf<{ status: string }>('complaints');
      expect(complaints.map(({ status }) => status).sort()).toEqual(['concluded', 'ordered']);
      const corrections = await rowsOf<{ status: string; fileIds: string[] }>('recordCorrections');
      expect(corrections.map(({ status }) => status).sort()).toEqual(['decided', 'verifying']);
      expect(corrections.map(({ fileIds }) => fileIds.length)).toEqual([1, 1]);
    });

    test('a joint application that one has left, and a child’s through its guardian', () => {
      const joint = applications.filter(({ applicant }) => applicant.joint);
      expect(joint.map(({ applicant }) => applicant.joint?.length)).toEqual([1]);
      expect(joint[0]?.events.map(({ kind }) => kind)).toContain('co_applicant_left');
      const guarded = applications.filter(({ applicant }) => applicant.agent?.capacity === 'guardian');
      expect(guarded.map(({ applicant }) => [applicant.name, applicant.agent?.name])).toEqual([['周小满', '周岚']]);
    });

    test('every decision of the form', () => {
      const counts = tally((item) => item.facts.decisionCode);
      expect(Object.keys(counts).sort()).toEqual([
        'granted',
        'none',
        'not_processed_confirmation',
        'not_processed_duplicate',
        'not_processed_petition',
        'not_processed_public_publication',
        'not_processed_unreasonably_frequent',
        'otherwise_fee_unpaid',
        'otherwise_other',
        'otherwise_supplement_overdue',
        'partially_granted',
        'refused_administrative_inquiry',
        'refused_deliberative_process',
        'refused_enforcement_file',
        'refused_internal_affairs',
        'refused_prohibited_by_law',
        'refused_security_and_stability',
        'refused_state_secret',
        'refused_third_party_rights',
        'unavailable_not_held',
        'unavailable_requires_creation',
        'unavailable_still_unclear',
      ]);
    });

    test('every channel and every kind of applicant, agents, corrected kinds, notes and assignments', async () => {
      expect(Object.keys(tally((item) => item.channel)).sort()).toEqual([
        'email',
        'external_platform',
        'fax',
        'in_person',
        'online',
        'oral',
        'ordinary_mail',
        'registered_mail',
      ]);
      expect(Object.keys(tally((item) => item.applicant.kind)).sort()).toEqual([
        'commercial_enterprise',
        'legal_service_organization',
        'natural_person',
        'other',
        'public_welfare_organization',
        'research_institution',
      ]);
      const has = (kind: CaseEvent['kind']): number =>
        applications.filter((item) => item.events.some((event) => event.kind === kind)).length;
      expect(applications.filter((item) => item.applicant.agent !== null).length).toBeGreaterThanOrEqual(5);
      expect(has('applicant_kind_corrected')).toBe(3);
      expect(has('noted')).toBeGreaterThan(20);
      expect(has('assigned')).toBeGreaterThan(200);
      expect(has('released')).toBeGreaterThan(2);
      expect(has('legal_opinion_given')).toBeGreaterThan(5);
      expect(applications.filter(({ facts }) => facts.legalReview)).toHaveLength(1);
      expect(has('extension_approved')).toBeGreaterThan(5);
      expect(has('extension_returned')).toBeGreaterThanOrEqual(1);
      expect(has('decision_returned')).toBeGreaterThan(5);
      expect(has('supplement_submitted')).toBeGreaterThan(3);
      expect(has('withdrawn')).toBe(8);
      expect(await count('drafts', { applicationId: null })).toBe(5);
    });

    test('about three hundred cases over the years, more of them each year', () => {
      const years = tally((item) => String(item.facts.year));
      expect(applications.length).toBeGreaterThanOrEqual(300);
      expect(Object.keys(years)).toEqual(['2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026']);
      expect(years['2025']).toBeGreaterThan(years['2021'] ?? 0);
    });

    test('第五十一条 every result of every block of table 3, and in each something not decided yet', async () => {
      const remedies = await rowsOf<{ group: string; result: string | null }>('remedies');
      const seen = new Set(remedies.map(({ group, result }) => `${group} ${result ?? 'pending'}`));
      const groups = ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'];
      const results = ['upheld', 'corrected', 'other', 'pending'];
      expect([...seen].sort()).toEqual(groups.flatMap((group) => results.map((result) => `${group} ${result}`)).sort());
    });

    test('第二十条 published items of every one of the fifteen items and every column, a few of them late', async () => {
      const items = await rowsOf<{
        status: string;
        category: string | null;
        column: string;
        timeliness: { late: boolean } | null;
      }>('publications');
      const published = items.filter((item) => item.status === 'published');
      expect(published.length).toBeGreaterThanOrEqual(100);
      expect(new Set(published.map((item) => item.category).filter((category) => category !== null)).size).toBe(15);
      expect(new Set(published.map((item) => item.column)).size).toBe(7);
      expect(published.filter((item) => item.timeliness?.late)).toHaveLength(3);
      expect(new Set(items.map((item) => item.status))).toEqual(
        new Set(['draft', 'in_review', 'published', 'withdrawn']),
      );
    });

    test('第五十条 a report of each agency for each year from 2017, with tables from 2019 on; a guide in its second version', async () => {
      const reports = await rowsOf<{ agencyId: string; year: number; tables: { generation: number } | null }>(
        'annualReports',
      );
      const byYear = (year: number) => reports.filter((report) => report.year === year);
      for (const year of [2017, 2018]) expect(byYear(year).map((report) => report.tables)).toEqual([null, null, null]);
      for (const year of [2019, 2020])
        expect(byYear(year).map((report) => report.tables?.generation)).toEqual([2, 2, 2]);
      for (const year of [2021, 2022, 2023, 2024, 2025]) {
        expect(byYear(year).map((report) => report.tables?.generation)).toEqual([3, 3, 3]);
      }
      expect(byYear(2026)).toEqual([]);
      expect(await count('guides', { version: 2 })).toBe(3);
      expect(await count('guides', { 'content.venues': { $size: 4 } })).toBe(6);
    });
  });
}
