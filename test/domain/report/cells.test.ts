import { describe, expect, test } from '@jest/globals';
import { caseCell, remedyCell } from '../../../src/domain/report/cells.js';

describe('表二的单元格由哪些申请组成', () => {
  test('一、本年新收', () => {
    expect(caseCell(2025, 'newly_received', 'other')).toEqual({ kind: 'received', year: 2025, columns: ['other'] });
  });

  test('二、上年结转就是上一年末尚未办结的', () => {
    expect(caseCell(2025, 'carried_over', 'other')).toEqual({ kind: 'unfinished', year: 2024, columns: ['other'] });
    expect(caseCell(2025, 'carried_forward', 'other')).toEqual({ kind: 'unfinished', year: 2025, columns: ['other'] });
  });

  test('总计列是全部六种申请人', () => {
    expect(caseCell(2025, 'granted', 'total').columns).toEqual([
      'natural_person',
      'commercial_enterprise',
      'research_institution',
      'public_welfare_organization',
      'legal_service_organization',
      'other',
    ]);
  });

  test('2019、2020 年（六）其他处理一行含三种情形，2021 年起没有这一行', () => {
    expect(caseCell(2020, 'otherwise_handled', 'other')).toEqual({
      kind: 'handled',
      year: 2020,
      codes: ['otherwise_supplement_overdue', 'otherwise_fee_unpaid', 'otherwise_other'],
      columns: ['other'],
    });
    expect(() => caseCell(2021, 'otherwise_handled', 'other')).toThrow();
    expect(() => caseCell(2020, 'otherwise_other', 'other')).toThrow();
  });

  test('没有的行、列和年度', () => {
    expect(() => caseCell(2025, 'granted', 'somebody')).toThrow();
    expect(() => caseCell(2018, 'granted', 'total')).toThrow();
  });
});

describe('表三的单元格', () => {
  test('组、结果和年度', () => {
    expect(remedyCell(2025, 'litigation_direct', 'pending')).toEqual({
      group: 'litigation_direct',
      cell: 'pending',
      year: 2025,
    });
    expect(() => remedyCell(2025, 'litigation', 'pending')).toThrow();
    expect(() => remedyCell(2025, 'litigation_direct', 'won')).toThrow();
  });
});
