/**
 * A citizen closes his account (个人信息保护法第四十七条). Sessions, drafts, saved persons, messages and the name by which WeChat knows him go;
 * cases stay with their agencies, apart from the account. A tombstone says when it was and what was kept. Events and audit rows go
 * on naming the number of the account, which leads to nobody any more: a file that is changed afterwards proves nothing.
 */
import { type KeptCase, KEPT_REASON } from '../../domain/account/account-deletion.js';
import { AppError } from '../../errors.js';
import { type CitizenActor } from '../../policies/actor.js';
import { type CitizenCase } from '../../ports/applications.js';
import { type AccountTombstone } from '../../ports/citizens.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type OutboxRow } from '../../ports/outbox.js';
import { auditRow } from './audit-row.js';

type Deps = Pick<CommandDeps, 'unitOfWork' | 'clock' | 'newId' | 'files'>;

/** As many as a person can read at once; the count tells the rest. */
const MAX_TOLD = 20;

/**
 * @throws AppError `login_required` when the account is gone already, `open_cases_remain` (details: `count`, `numbers`, `cases`)
 *   unless the person has said that he knows
 */
export async function deleteAccount(
  deps: Deps,
  actor: CitizenActor,
  input: { acknowledgeOpenCases: boolean },
): Promise<AccountTombstone> {
  const { citizenId } = actor;
  const { tombstone, fileIds } = await deps.unitOfWork.run(async (tx) => {
    const citizen = await tx.citizens.byId(citizenId);
    if (!citizen) throw new AppError('login_required');
    const cases = await tx.applications.ofCitizen(citizenId);
    const open = cases.filter((each) => each.open);
    if (open.length > 0 && !input.acknowledgeOpenCases) throw openCasesRemain(open);

    const now = deps.clock.now().toISOString();
    const kept = cases.map(({ id, agencyId, number }): KeptCase => ({ applicationId: id, agencyId, number }));
    const buried: AccountTombstone = {
      id: citizenId,
      createdAt: citizen.createdAt,
      deletedAt: now,
      kept,
      reason: KEPT_REASON,
    };
    await tx.citizens.bury(buried);
    await tx.citizenSessions.endAll(citizenId);
    const files = await tx.drafts.deleteAllOf(citizenId);
    await tx.persons.deleteAllOf(citizenId);
    await tx.applications.unlink(citizenId);
    await tx.recordCorrections.unlink(citizenId);
    await tx.notices.deleteOfCitizen(citizenId);
    await tx.outbox.append(open.map((each) => messageOf(deps, each, now)));
    await tx.audit.append([
      auditRow(deps, actor, {
        agencyId: null,
        action: 'delete_account',
        subject: { type: 'citizen', id: citizenId },
        detail: { cases: cases.length, open: open.length },
      }),
      ...cases.map(({ id, agencyId, number, open: isOpen }) =>
        auditRow(deps, actor, {
          agencyId,
          action: 'unlink_account',
          subject: { type: 'application', id, label: number },
          detail: { open: isOpen },
        }),
      ),
    ]);
    return { tombstone: buried, fileIds: files };
  });
  // Killed before this: uploads that nothing names, which a sweep removes.
  await deps.files.delete(fileIds);
  return tombstone;
}

function openCasesRemain(open: readonly CitizenCase[]): AppError {
  const told = open.slice(0, MAX_TOLD);
  return new AppError('open_cases_remain', {
    count: open.length,
    numbers: `${told.map(({ number }) => number).join('、')}${open.length > MAX_TOLD ? ' 等' : ''}`,
    cases: told.map(({ id, number }) => ({ applicationId: id, number })),
  });
}

/** The answer can no longer be put into the app. */
function messageOf(deps: Deps, { id, agencyId, number, assignee }: CitizenCase, now: string): OutboxRow {
  return {
    id: deps.newId(),
    dedupeKey: `account-deleted:${id}`,
    recipient: assignee ? { type: 'staff', agencyId, staffId: assignee.id } : { type: 'role', agencyId, role: 'clerk' },
    kind: 'account_deleted',
    title: '申请人已注销账号，请改用其他方式送达',
    body: `申请 ${number}`,
    subject: { type: 'application', id },
    createdAt: now,
  };
}
