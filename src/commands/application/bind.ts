/**
 * A case filed at the counter or by post is tied to its applicant's account: the printed receipt carries the number and a code
 * that is told once and stored as a keyed hash only.
 */
import { AppError } from '../../errors.js';
import { type Actor, type CitizenActor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { appendFacts, type CaseChange, changeCase } from './change-case.js';

/** 31 to the tenth: not to be tried out at the pace of the rate limit. */
const CODE_LENGTH = 10;

/** @returns the code, which can never be read again; an earlier one is void */
export async function issueBindingCode(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action' | 'fileIds'>,
): Promise<{ record: ApplicationRecord; code: string }> {
  const code = deps.newCode(CODE_LENGTH);
  const record = await changeCase(
    deps,
    actor,
    { ...input, action: 'issue_binding_code' },
    ({ record: found, today }) => {
      if (found.citizenId) {
        throw new AppError('action_not_allowed', { action: '发出绑定码', reason: '申请已与账号绑定' });
      }
      return {
        facts: [{ kind: 'binding_code_issued', date: today }],
        fields: { bindingLookup: lookupOf(deps, found.number, code) },
      };
    },
  );
  return { record, code };
}

/**
 * One answer whatever is wrong, so that numbers cannot be tried out. The second time it finds the case bound to the same person.
 * @throws AppError `not_found`
 */
export function bindApplication(
  deps: CommandDeps,
  actor: CitizenActor,
  input: { number: string; code: string },
): Promise<ApplicationRecord> {
  const number = input.number.trim().toUpperCase();
  const code = input.code.toUpperCase().replace(/[\s-]/g, '');
  return deps.unitOfWork.run(async (tx) => {
    const found = await tx.applications.byBinding(number, lookupOf(deps, number, code));
    if (!found || (found.citizenId && found.citizenId !== actor.citizenId)) {
      throw new AppError(
        'not_found',
        {},
        { message: '受理号或绑定码不正确，请对照回执核对后重试，或向行政机关索取新的绑定码。' },
      );
    }
    if (found.citizenId) return found;
    return appendFacts(deps, tx, actor, {
      record: { ...found, citizenId: actor.citizenId },
      facts: [{ kind: 'account_bound', date: deps.clock.today() }],
      action: 'issue_binding_code',
    });
  });
}

/** What the QR code of the printed receipt holds. No address: the code has no business in the history of a browser. */
export function receiptQr(number: string, code: string): string {
  return `bind:${number}:${code}`;
}

function lookupOf({ cipher }: Pick<CommandDeps, 'cipher'>, number: string, code: string): string {
  return cipher.lookup(`binding:${number}:${code}`);
}
