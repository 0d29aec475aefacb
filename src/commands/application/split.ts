import { AppError } from '../../errors.js';
import { type CaseEvent, type CaseFact } from '../../domain/application/case-events.js';
import { deriveFacts } from '../../domain/application/case-facts.js';
import { mendedEvents } from '../../domain/application/correction-facts.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationContent, type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps, type NumberedAgency } from '../../ports/deps.js';
import { authorOf } from '../authors.js';
import { basisOf, type CaseChange, changeCaseIn } from './change-case.js';
import { caseSearchTerms, contentKeys, drawNumber, insertApplication } from './new-application.js';

export interface SplitPart {
  subject: string;
  description?: string | undefined;
}

/** The events that make the child's clock what the parent's was. */
const INHERITED: ReadonlySet<CaseFact['kind']> = new Set([
  'submitted',
  'signed_for',
  'receipt_confirmed',
  'supplement_requested',
  'supplement_submitted',
  'supplement_received',
  'extension_approved',
  'extension_recorded',
  'notice_served',
]);

/**
 * One paper that asks for several things becomes several cases: they keep its receipt date and channel, and it counts 0
 * (A.10, 15). @returns the parent, which is closed and names its children
 */
export async function splitCase(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action' | 'fileIds'> & { parts: SplitPart[]; reason: string },
): Promise<ApplicationRecord> {
  if (actor.type !== 'staff') throw new AppError('forbidden');
  const agency = await deps.agencies.byId(actor.agencyId);
  if (!agency) throw new AppError('not_found');
  const today = deps.clock.today();
  const seen = await deps.unitOfWork.look((stores) => stores.applications.load({ agencyId: actor.agencyId }, input.id));
  if (!seen) throw new AppError('not_found');
  // Drawn outside the transaction; gaps are allowed. A stale repeat is refused below and only burns numbers.
  const date = seen.facts.submittedDate ?? today;
  const numbers: string[] = [];
  if (seen.version === input.expectedVersion) {
    for (const _ of input.parts) numbers.push(await drawNumber(deps, agency, date));
  }
  return deps.unitOfWork.run(async (tx) => {
    let children: ApplicationRecord[] = [];
    const parent = await changeCaseIn(deps, tx, actor, { ...input, action: 'split' }, async ({ record, calendar }) => {
      children = input.parts.map((part, index) => {
        const number = numbers[index];
        // The look saw another version than this one: nothing was drawn.
        if (number === undefined) throw new AppError('version_conflict', { currentVersion: record.version });
        return childOf(deps, actor, { record, part, number, agency });
      });
      for (const child of children) child.facts = deriveFacts(basisOf(child), calendar).facts;
      return {
        facts: [
          {
            kind: 'split',
            date: today,
            children: children.map(({ id, number }) => ({ id, number })),
            reason: input.reason,
          },
        ],
        fields: { counted: false },
        detail: { children: children.map(({ number }) => number) },
      };
    });
    for (const child of children) await insertApplication(deps, tx, actor, child, 'split', input.correction);
    return parent;
  });
}

function childOf(
  deps: CommandDeps,
  actor: Actor,
  input: { record: ApplicationRecord; part: SplitPart; number: string; agency: NumberedAgency },
): ApplicationRecord {
  const { record, part, number } = input;
  const content: ApplicationContent = {
    subject: part.subject,
    documentNumber: null,
    description: part.description ?? '',
    purpose: record.content.purpose,
  };
  const now = deps.clock.now().toISOString();
  const inherited = mendedEvents(record.events).filter((event) => INHERITED.has(event.kind));
  const events: CaseEvent[] = [
    ...inherited.map((event, index) => ({ ...event, id: deps.newId(), seq: index + 1, version: 1 })),
    {
      kind: 'split_from',
      date: deps.clock.today(),
      parent: { id: record.id, number: record.number },
      id: deps.newId(),
      seq: inherited.length + 1,
      version: 1,
      at: now,
      by: authorOf(actor),
    },
  ];
  return {
    ...record,
    id: deps.newId(),
    number,
    content,
    ...contentKeys(deps, `${content.subject}${content.description}`),
    searchTerms: caseSearchTerms({ ...record, number, content }),
    counted: true,
    events,
    version: 1,
    createdAt: now,
  };
}
