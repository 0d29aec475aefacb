/** The signed or sealed opinion, inspected and scanned like every upload; it belongs to the case once the opinion is handed in. */
import { type Readable } from 'node:stream';
import { AppError, isAppError } from '../../errors.js';
import { OPINION_FILES } from '../../domain/application/opinion-links.js';
import { type StoredFile } from '../../ports/files.js';
import { type OpinionLinkRecord } from '../../ports/opinion-links.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { receiveFile } from './files.js';
import { linkOfSession, liveLink, type OpinionDeps, sessionOver, THIRD_PARTY, uploadsOf } from './opinion-link.js';

/** @throws AppError `login_required`, `too_many_files`, and those of `receiveFile`; nothing is left behind then */
export async function uploadOpinionFile(
  deps: OpinionDeps,
  sessionToken: string,
  input: { name: string; content: Readable; maxBytes: number },
): Promise<StoredFile> {
  const before = await deps.unitOfWork.run((tx) => linkWithRoom(deps, tx, sessionToken));
  const stored = await receiveFile(deps, THIRD_PARTY, {
    ...input,
    owner: uploadsOf(before),
    agencyId: before.agencyId,
  });
  try {
    await deps.unitOfWork.run(async (tx) => {
      const link = await linkWithRoom(deps, tx, sessionToken);
      await tx.opinionLinks.save({ ...link, fileIds: [...link.fileIds, stored.id] });
    });
    return stored;
  } catch (cause) {
    // A refusal has changed nothing; after any other fault the link may name the file all the same. Orphans are swept.
    if (isAppError(cause)) await deps.files.delete([stored.id]);
    throw cause;
  }
}

async function linkWithRoom(deps: OpinionDeps, tx: Transaction, sessionToken: string): Promise<OpinionLinkRecord> {
  const link = await linkOfSession(deps, tx, sessionToken);
  if (!(await liveLink(deps, tx, link))) throw sessionOver();
  if (link.fileIds.length >= OPINION_FILES) throw new AppError('too_many_files', { max: OPINION_FILES });
  return link;
}
