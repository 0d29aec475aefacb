/**
 * The chain of audit rows in the database. The head is one document: whoever seals changes it in the transaction in which the
 * rows get their places, so of several processes one goes on and the others begin again, and a killed one leaves nothing.
 */
import { createHash } from 'node:crypto';
import { type Filter } from 'mongodb';
import mongoose, { type Connection } from 'mongoose';
import { type ChainLink, GENESIS, headText, linkHash, type SealedAuditRow } from '../../domain/account/audit-chain.js';
import { AppError } from '../../errors.js';
import { type AuditChainReads, type AuditSealing, type ChainHead } from '../../ports/audit.js';
import { type KeyedMac } from '../../ports/keyed-mac.js';
import { abortAbandonedTransactions } from '../abandoned-transactions.js';
import { collectionOf, type InSession, type Stored } from '../collections.js';
import { type AuditDocument } from '../plain-rows.js';
import { readSnapshot } from '../snapshot.js';

interface HeadDocument extends Stored, ChainHead {
  mac: string;
}

const HEAD = 'head';
/** Rows get their id when their command makes them; by then most have long been committed. Later ones are sealed later. */
const SEAL_AFTER_MS = 5_000;
const VERIFY_BATCH = 1_000;
const DUPLICATE_KEY = 11_000;
const WRITE_CONFLICT = 112;

/** Not the database's own error, which would make the driver try the same again at once, and again. */
class HeadTaken extends Error {}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function mongoAuditChain(connection: Connection, mac: KeyedMac): AuditSealing & AuditChainReads {
  const rows = collectionOf<AuditDocument>(connection, 'auditRows');
  const heads = collectionOf<HeadDocument>(connection, 'auditChain');

  const inTransaction = async <T>(work: (inSession: InSession) => Promise<T>): Promise<T> => {
    const session = await connection.startSession();
    try {
      return await session.withTransaction(() => work({ session }), {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority' },
      });
    } finally {
      await session.endSession();
    }
  };

  /**
   * The head, written to at once: whoever comes second finds that out before he has done the work.
   * @throws AppError `internal`, in words for whoever runs the server, when what is there must not be gone on from
   */
  const takeHead = async ({ session }: InSession): Promise<HeadDocument | null> => {
    const sealedAt = new Date().toISOString();
    const head = await heads
      .findOneAndUpdate({ _id: HEAD }, { $set: { sealedAt } }, { session })
      .catch((cause: unknown) => {
        throw codeOf(cause) === WRITE_CONFLICT ? new HeadTaken('somebody else is sealing', { cause }) : cause;
      });
    if (!head) {
      const sealed = await rows.findOne({ seq: { $gt: 0 } }, { session, projection: { _id: 1 } });
      if (sealed) throw mustStop('审计链的链头缺失，停止封存；请运行 npm run -s audit:verify 并查明原因。');
      return null;
    }
    switch (mac.check(headText(head), head.mac)) {
      case 'valid':
        return head;
      case 'unknown_key':
        throw mustStop('审计链的链头是用已不在 FIELD_KEYS 里的密钥签的，停止封存；请把那把密钥放回密钥环。');
      case 'invalid':
        throw mustStop('审计链的链头不是本系统写的，停止封存；请运行 npm run -s audit:verify 并查明原因。');
    }
  };

  const moveHead = async ({ seq, hash }: ChainLink, { session }: InSession): Promise<void> => {
    const next = { seq, hash, mac: mac.sign(headText({ seq, hash })), sealedAt: new Date().toISOString() };
    await heads.updateOne({ _id: HEAD }, { $set: next }, { session, upsert: true });
  };

  // An id tells its second; with 0 those of the second that is running are meant too.
  const waitingSince = (olderThanMs: number) => ({ sealed: false, _id: { $lt: idAt(Date.now() - olderThanMs + 999) } });

  const sealWithin = async (limit: number, olderThanMs: number, inSession: InSession): Promise<number> => {
    const { session } = inSession;
    const head = await takeHead(inSession);
    const waiting = await rows.find(waitingSince(olderThanMs), { session }).sort({ _id: 1 }).limit(limit).toArray();
    if (waiting.length === 0) return 0;
    let link: ChainLink = head ?? GENESIS;
    const updates = waiting.map((row) => {
      link = { seq: link.seq + 1, hash: linkHash(link.hash, contentOf(row), sha256) };
      return { updateOne: { filter: { _id: row._id, sealed: false }, update: { $set: { sealed: true, ...link } } } };
    });
    await moveHead(link, inSession);
    const sealed = await rows.bulkWrite(updates, { session, ordered: false });
    if (sealed.matchedCount !== waiting.length) throw new Error('an audit row was sealed twice');
    return waiting.length;
  };

  return {
    async sealBatch(limit, olderThanMs = SEAL_AFTER_MS) {
      // Mostly there is nothing to do, and nothing is written then.
      if (!(await rows.findOne(waitingSince(olderThanMs), { projection: { _id: 1 } }))) return 0;
      try {
        return await inTransaction((inSession) => sealWithin(limit, olderThanMs, inSession));
      } catch (error) {
        // Two processes began the chain at once; the other one's head stands, and the next run goes on from it.
        if (codeOf(error) === DUPLICATE_KEY) return 0;
        if (!(error instanceof HeadTaken)) throw error;
        // A living process does the work; one that was killed is not waited for.
        await abortAbandonedTransactions(connection);
        return 0;
      }
    },
    resignHead: () =>
      inTransaction(async (inSession) => {
        const head = await takeHead(inSession);
        if (!head || mac.sign(headText(head)) === head.mac) return false;
        await moveHead(head, inSession);
        return true;
      }),
    end: () =>
      readSnapshot(connection, async (session) => {
        const head = await heads.findOne({ _id: HEAD }, { session });
        const [newest] = await rows
          .find({ seq: { $gt: 0 } }, { session, projection: { seq: 1 } })
          .sort({ seq: -1 })
          .limit(1)
          .toArray();
        return {
          head: head && { seq: head.seq, hash: head.hash, sealedAt: head.sealedAt },
          signature: head && mac.check(headText(head), head.mac),
          newestSeq: newest?.seq ?? 0,
        };
      }),
    async *sealedUntil(seq, after = 0) {
      const cursor = rows.find({ seq: { $gt: after, $lte: seq } }, { batchSize: VERIFY_BATCH }).sort({ seq: 1 });
      for await (const row of cursor) yield toSealed(row);
    },
    async hashAt(seq) {
      return (await rows.findOne({ seq }, { projection: { hash: 1 } }))?.hash ?? null;
    },
    async unsealed(olderThanMs, limit) {
      const old = { sealed: false, _id: { $lt: idAt(Date.now() - olderThanMs) } };
      const found = await rows
        .find(old, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      const count = found.length < limit ? found.length : await rows.countDocuments(old);
      return { count, ids: found.map(({ _id }) => _id) };
    },
    async stray(limit) {
      const filter = { seq: { $not: { $gt: 0 } }, sealed: { $ne: false } } as unknown as Filter<AuditDocument>;
      const found = await rows
        .find(filter, { projection: { _id: 1 } })
        .limit(limit)
        .toArray();
      return found.map(({ _id }) => String(_id));
    },
  };
}

function mustStop(message: string): AppError {
  return new AppError('internal', {}, { message });
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}

/** The least id that is made at an instant: ids begin with the time of the machine that makes them. */
export function idAt(milliseconds: number): string {
  return mongoose.Types.ObjectId.createFromTime(Math.floor(milliseconds / 1_000)).toHexString();
}

function contentOf({ seq: _seq, hash: _hash, sealed: _sealed, ...content }: AuditDocument): SealedAuditRow['content'] {
  return content;
}

function toSealed(row: AuditDocument): SealedAuditRow {
  return { id: row._id, seq: row.seq ?? 0, hash: row.hash ?? '', content: contentOf(row) };
}
