/**
 * The receipt as its applicant takes it away: with a code, told this once, that ties the case to his account. What is archived is the
 * receipt without it, because the code is kept as a keyed hash only.
 */
import { type LetterModel } from '../../domain/application/letter-model.js';
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { issueBindingCode, receiptQr } from './bind.js';
import { notNow } from './draft-letter.js';
import { type LetterDeps } from './letter-deps.js';

/**
 * @returns the PDF, which is stored nowhere; an earlier code is void
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `action_not_allowed` (no receipt, or tied to an account already)
 */
export async function printApplicantCopy(
  deps: LetterDeps,
  actor: StaffActor,
  input: { id: string; letterId: string; expectedVersion: number },
): Promise<{ name: string; content: Buffer }> {
  const { id, letterId, expectedVersion } = input;
  const letter = await deps.unitOfWork.run((tx) => tx.outgoingLetters.load(actor.agencyId, id, letterId));
  if (!letter) throw new AppError('not_found');
  if (letter.kind !== 'receipt') throw notNow('receipt', '只有接收回执有申请人联');
  const { record, code } = await issueBindingCode(deps, actor, { id, expectedVersion });
  const model = withSlip(letter.model, record.number, code);
  const options = { createdAt: deps.clock.now(), author: actor.name };
  return { name: `${letter.title}（申请人联）.pdf`, content: await deps.renderer.pdf(model, options) };
}

export function withSlip(model: LetterModel, number: string, code: string): LetterModel {
  return {
    title: model.title,
    blocks: [
      ...model.blocks,
      {
        kind: 'paragraph',
        text: `绑定凭条：使用政务公开小程序的，可以扫描下面的二维码，或者输入受理号${number}和绑定码${code}，将本申请与您的账号绑定，查询办理情况。绑定码只印在本联上，请妥善保管。`,
      },
      { kind: 'qr', text: receiptQr(number, code), caption: `受理号 ${number}  绑定码 ${code}` },
    ],
  };
}
