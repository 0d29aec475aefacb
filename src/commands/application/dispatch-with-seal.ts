import { AppError, isAppError } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type StoredFile } from '../../ports/files.js';
import { type SealProvider } from '../../ports/seal.js';
import { dispatch, type DispatchInput, rehearseDispatch } from './dispatch.js';
import { lookUpFiles, receiveFile, stagingOwner } from './files.js';
import { invalid } from './input-faults.js';

export interface SealDeps extends CommandDeps {
  /** Null: where no provider is configured. */
  seal: SealProvider | null;
  maxUploadBytes: number;
}

const PDF = 'application/pdf';

/**
 * The letter goes out with the provider's seal on it (A.10, 17). Everything that could refuse it is asked before the seal is put
 * on; a sealed copy whose dispatch fails all the same is named by no case and goes with the sweep of orphans.
 * @param input `sealFileId`: the letter among `fileIds`, or the PDF or the scan of the issued letter `letterId`; in its place goes the
 *   sealed file, and its hash is archived
 * @throws AppError `service_unavailable` (nothing was sent), `action_not_allowed` (no provider), and what `dispatch` throws
 */
export async function dispatchWithSeal(
  deps: SealDeps,
  actor: Actor,
  { sealFileId, ...input }: DispatchInput & { sealFileId?: string | undefined },
): Promise<ApplicationRecord> {
  if (sealFileId === undefined) return dispatch(deps, actor, input);
  const { fileIds = [] } = input;
  if (input.sealedFileId !== undefined)
    throw invalid([{ path: 'sealFileId', message: '已经上传了盖章原件，不需要再加盖电子签章' }]);
  const isUploaded = fileIds.includes(sealFileId);
  await rehearseDispatch(deps, actor, { ...input, toBeSealed: sealFileId });
  const sealed = await sealedCopy(deps, actor, sealFileId);
  return dispatch(deps, actor, {
    ...input,
    fileIds: isUploaded ? fileIds.map((id) => (id === sealFileId ? sealed.id : id)) : [sealed.id, ...fileIds],
    sealedFileId: sealed.id,
    sealedInPlace: !isUploaded,
  });
}

async function sealedCopy(deps: SealDeps, actor: Actor, fileId: string): Promise<StoredFile> {
  const { seal, files, maxUploadBytes } = deps;
  if (!seal) {
    const reason = '没有配置电子签章服务，请上传盖章的答复书原件';
    throw new AppError('action_not_allowed', { action: '加盖电子签章', reason });
  }
  const [letter] = await lookUpFiles(deps, [fileId]);
  if (letter?.contentType !== PDF) throw invalid([{ path: 'sealFileId', message: '只能为 PDF 加盖电子签章' }]);
  const opened = await files.open(fileId);
  if (!opened) throw new AppError('not_found');
  const content = await seal.seal(opened.content);
  const copy = await receiveFile(deps, actor, {
    name: letter.name,
    content,
    maxBytes: maxUploadBytes,
    owner: stagingOwner(actor),
  }).catch((cause: unknown) => {
    throw isAppError(cause, 'scanner_unavailable') || isAppError(cause, 'file_infected') ? cause : notSealed(cause);
  });
  if (copy.contentType === PDF && copy.sha256 !== letter.sha256) return copy;
  await files.delete([copy.id]);
  throw notSealed();
}

/** What came back is not a letter with a seal. */
function notSealed(cause?: unknown): AppError {
  const message = '电子签章服务没有交回盖章的 PDF，答复没有发出，请稍后重试，或者上传盖章后的扫描件。';
  return new AppError('service_unavailable', {}, { message, ...(cause ? { cause } : {}) });
}
