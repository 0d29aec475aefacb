/** The last press. Ten of them make one case: one is under way at a time, and all of one wish carry one key. */
import { ApiFailure, wordsOf } from '../../../api/api-failure';
import { call } from '../../../api/request';
import { isOnItsWay } from '../../../utils/upload-list';
import { confirmed } from './applicant-changes';
import { type Wizard } from './wizard';

export type Outcome =
  | { kind: 'submitted'; applicationId: string }
  /** Something has to be filled in first. */
  | { kind: 'incomplete' }
  | { kind: 'duplicate'; number: string; id: string }
  | { kind: 'not_done'; words: string }
  /** The user stopped it. */
  | { kind: 'left' };

/** @param confirmDuplicate the user knows of the earlier one and means it */
export async function submit(wizard: Wizard, confirmDuplicate: boolean): Promise<Outcome> {
  const { items } = wizard.uploads;
  if (isOnItsWay(items)) return { kind: 'not_done', words: '附件还在上传，传完再提交。' };
  const lost = items.filter(({ state }) => state === 'failed' || state === 'refused').length;
  if (lost > 0 && !(await confirmed('有附件没有传上去', `${lost} 个附件没有上传成功。不带它们提交吗？`, '不带它们')))
    return { kind: 'left' };
  const { isSettled, problem } = await wizard.settle();
  if (wizard.isOver) return { kind: 'left' };
  wizard.checkAll();
  if (!isSettled) return { kind: 'not_done', words: problem };
  if (wizard.isIncomplete) return { kind: 'incomplete' };
  const { draftId, submitKey, confirmKey } = wizard.keeper.record;
  if (!draftId) return { kind: 'incomplete' };
  try {
    const key = confirmDuplicate ? confirmKey : submitKey;
    const { id } = await call('submitApplication', { body: { draftId, confirmDuplicate }, key });
    return { kind: 'submitted', applicationId: id };
  } catch (error) {
    return await afterFailure(wizard, draftId, error);
  }
}

async function afterFailure(wizard: Wizard, draftId: string, error: unknown): Promise<Outcome> {
  if (!(error instanceof ApiFailure)) return { kind: 'not_done', words: wordsOf(error) };
  const { number, applicationId } = error.details;
  if (error.code === 'possible_duplicate' && typeof number === 'string' && typeof applicationId === 'string')
    return { kind: 'duplicate', number, id: applicationId };
  if (error.code !== 'invalid_input' && error.code !== 'version_conflict')
    return { kind: 'not_done', words: error.message };
  // The draft was changed elsewhere in between: what is missing is told by it.
  try {
    wizard.keeper.adopt(await call('getDraft', { path: { draftId } }));
  } catch {
    return { kind: 'not_done', words: error.message };
  }
  return wizard.isIncomplete ? { kind: 'incomplete' } : { kind: 'not_done', words: error.message };
}
