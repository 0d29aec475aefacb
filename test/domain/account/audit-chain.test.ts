/** The chain by itself: what each kind of tampering looks like. The hash here only has to tell texts apart. */
import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { auditActionLabel } from '../../../src/domain/account/audit-actions.js';
import {
  ChainCheck,
  type ChainFault,
  type ChainLink,
  GENESIS,
  linkHash,
  type SealedAuditRow,
} from '../../../src/domain/account/audit-chain.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function chainOf(count: number): SealedAuditRow[] {
  let { hash } = GENESIS;
  return Array.from({ length: count }, (_, index) => {
    const content = { _id: `id${index + 1}`, action: 'note', detail: { version: index } };
    hash = linkHash(hash, content, sha256);
    return { id: content._id, seq: index + 1, hash, content };
  });
}

const headOf = (rows: readonly SealedAuditRow[]): ChainLink => {
  const last = rows.at(-1);
  return last ? { seq: last.seq, hash: last.hash } : GENESIS;
};

function faultsOf(rows: readonly SealedAuditRow[], head: ChainLink | null): ChainFault[] {
  const check = new ChainCheck(sha256);
  const faults = rows.flatMap((row) => check.next(row));
  return [...faults, ...check.end(head)];
}

const changed = (rows: SealedAuditRow[], seq: number, change: Partial<SealedAuditRow>): SealedAuditRow[] =>
  rows.map((row) => (row.seq === seq ? { ...row, ...change } : row));

describe('a chain', () => {
  test('the first hash is that of sixty-four zeros and the row, keys in order', () => {
    const text = '0'.repeat(64) + '{"_id":"id1","action":"note","detail":{"version":0}}';
    expect(chainOf(1)[0]?.hash).toBe(sha256(text));
    expect(linkHash(GENESIS.hash, { detail: { version: 0 }, action: 'note', _id: 'id1' }, sha256)).toBe(sha256(text));
  });

  test('whole, and empty: nothing to tell', () => {
    expect(faultsOf(chainOf(5), headOf(chainOf(5)))).toEqual([]);
    expect(faultsOf([], null)).toEqual([]);
  });

  test('a changed text is told once, at its row', () => {
    const rows = changed(chainOf(5), 3, { content: { _id: 'id3', action: 'note', detail: { version: 9 } } });
    expect(faultsOf(rows, headOf(rows))).toEqual([{ kind: 'altered', seq: 3, id: 'id3' }]);
  });

  test('so is an added field, and a changed hash', () => {
    const whole = chainOf(5);
    const added = changed(whole, 2, { content: { ...whole[1]?.content, note: 'x' } });
    expect(faultsOf(added, headOf(added))).toEqual([{ kind: 'altered', seq: 2, id: 'id2' }]);
    const rehashed = changed(whole, 2, { hash: sha256('x') });
    expect(faultsOf(rehashed, headOf(rehashed))).toEqual([{ kind: 'altered', seq: 2, id: 'id2' }]);
  });

  test('missing rows in the middle, at the beginning, at the end', () => {
    const whole = chainOf(6);
    const without = (...gone: number[]) => whole.filter(({ seq }) => !gone.includes(seq));
    expect(faultsOf(without(3, 4), headOf(whole))).toEqual([{ kind: 'missing', seq: 3, untilSeq: 4 }]);
    expect(faultsOf(without(1), headOf(whole))).toEqual([{ kind: 'missing', seq: 1, untilSeq: 1 }]);
    expect(faultsOf(without(5, 6), headOf(whole))).toEqual([{ kind: 'truncated', seq: 5, untilSeq: 6 }]);
    expect(faultsOf([], headOf(whole))).toEqual([{ kind: 'truncated', seq: 1, untilSeq: 6 }]);
  });

  test('a row in a place that is taken, rows that changed places', () => {
    const whole = chainOf(4);
    const [first, second, third, fourth] = whole as [SealedAuditRow, SealedAuditRow, SealedAuditRow, SealedAuditRow];
    const doubled = [first, second, { ...second, id: 'x' }, third, fourth];
    expect(faultsOf(doubled, headOf(whole))).toEqual([{ kind: 'altered', seq: 2, id: 'x' }]);
    const swapped = [first, { ...third, seq: 2 }, { ...second, seq: 3 }, fourth];
    expect(faultsOf(swapped, headOf(whole)).map(({ seq }) => seq)).toEqual(expect.arrayContaining([2, 3]));
    expect(faultsOf([{ ...first, seq: 1.5 }], null)).toEqual([{ kind: 'altered', seq: 1.5, id: 'id1' }]);
  });

  test('the head: gone, behind, of another hash', () => {
    const whole = chainOf(4);
    expect(faultsOf(whole, null)).toEqual([{ kind: 'head_missing' }]);
    expect(faultsOf(whole, headOf(whole.slice(0, 2)))).toEqual([{ kind: 'beyond_head', seq: 3, untilSeq: 4 }]);
    expect(faultsOf(whole, { seq: 4, hash: sha256('x') })).toEqual([{ kind: 'head_mismatch', seq: 4 }]);
  });
});

test('actions have words: of a case’s table, of this one, else their name', () => {
  expect(auditActionLabel('confirm_receipt')).toBe('确认收到');
  expect(auditActionLabel('reveal_personal_data')).toBe('查看完整的个人信息');
  expect(auditActionLabel('toString')).toBe('toString');
});
