/**
 * The audit chain. A sealed row carries its place and the hash of its own text behind the hash of the row before it, so that no
 * row can be changed, taken out or put in between without every later hash being wrong. The last link stands by itself as the
 * head, so that a chain cut short is seen as well.
 */
import { canonicalJson } from '../report/canonical-json.js';

/** SHA-256 in lower-case hex. */
export type Hash = (text: string) => string;

export interface ChainLink {
  /** From 1 on, without a gap, over all agencies. */
  seq: number;
  hash: string;
}

/** What stands before the first row. */
export const GENESIS: ChainLink = { seq: 0, hash: '0'.repeat(64) };

export interface SealedAuditRow extends ChainLink {
  id: string;
  /** Everything that is stored of the row except its place and hash: also what nobody should have added. */
  content: Readonly<Record<string, unknown>>;
}

export function linkHash(previousHash: string, content: SealedAuditRow['content'], hash: Hash): string {
  // Through JSON first: an instant, however it is stored, has one text.
  return hash(previousHash + canonicalJson(JSON.parse(JSON.stringify(content))));
}

/** What a MAC of the head is made over. */
export function headText({ seq, hash }: ChainLink): string {
  return `audit-chain-head\n${seq}\n${hash}`;
}

export const CHAIN_FAULTS = {
  altered: '内容或封存值被改动',
  missing: '行缺失',
  truncated: '链的末尾缺失',
  beyond_head: '链头之后还有已封存的行',
  head_missing: '链头缺失',
  head_mismatch: '链头与最后一行不符',
  head_forged: '链头的校验码不对，不是本系统写的',
  head_key_unknown: '链头的校验码所用的密钥不在密钥环里，不能核对',
  unsealed: '超过一分钟没有封存',
  stray: '标为已封存，却没有序号',
  anchor_mismatch: '与事先抄录的序号和封存值不符',
} as const;

export interface ChainFault {
  kind: keyof typeof CHAIN_FAULTS;
  /** Place in the chain, or the first of several. */
  seq?: number;
  /** The last of several missing ones. */
  untilSeq?: number;
  id?: string;
}

/** Follows the chain row by row. Each fault is told once, where it is: behind it the check goes on from what is stored. */
export class ChainCheck {
  #last: number;
  /** Hashes that may stand before the next row; null behind a gap, where nobody knows. */
  #before: string[] | null;

  /** @param start the link behind which the check begins; a hash of null is not known */
  constructor(
    private readonly hash: Hash,
    start: { seq: number; hash: string | null } = GENESIS,
  ) {
    this.#last = start.seq;
    this.#before = start.hash === null ? null : [start.hash];
  }

  /** @param row in order of `seq` */
  next(row: SealedAuditRow): ChainFault[] {
    const faults: ChainFault[] = [];
    const { seq, id } = row;
    // A second row in one place, or a place that is no whole number.
    if (!Number.isSafeInteger(seq) || seq <= this.#last) return [{ kind: 'altered', seq, id }];
    if (seq > this.#last + 1) {
      faults.push({ kind: 'missing', seq: this.#last + 1, untilSeq: seq - 1 });
      this.#before = null;
    }
    this.#last = seq;
    const expected = this.#before?.map((previous) => linkHash(previous, row.content, this.hash)) ?? null;
    if (expected === null || expected.includes(row.hash)) {
      this.#before = [row.hash];
    } else {
      faults.push({ kind: 'altered', seq, id });
      // Either the text was changed and the hash is the old one, or the hash was.
      this.#before = [row.hash, ...expected];
    }
    return faults;
  }

  /** After the last row. @param head as stored; null when there is none */
  end(head: ChainLink | null): ChainFault[] {
    if (head === null) return this.#last === 0 ? [] : [{ kind: 'head_missing' }];
    if (this.#last < head.seq) return [{ kind: 'truncated', seq: this.#last + 1, untilSeq: head.seq }];
    if (this.#last > head.seq) return [{ kind: 'beyond_head', seq: head.seq + 1, untilSeq: this.#last }];
    return this.#before === null || this.#before.includes(head.hash) ? [] : [{ kind: 'head_mismatch', seq: head.seq }];
  }
}
