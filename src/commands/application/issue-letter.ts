/**
 * A letter is issued: its number is drawn, its text fixed for good. Number, text, event and audit row stand in one transaction, so
 * that there is no gap and no double; the files are drawn from the fixed text after it, and whoever asks for them first draws them
 * if the server stopped in between.
 */
import { canonicalJson } from '../../domain/report/canonical-json.js';
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { type OutgoingLetterRecord } from '../../ports/outgoing-letters.js';
import { archiveLetterFiles, drawingUntil } from './archive-letter-files.js';
import { type CaseChange, changeCase } from './change-case.js';
import { draftLetter, drawLetterNumber, type LetterInput } from './draft-letter.js';
import { type LetterDeps } from './letter-deps.js';

export interface IssueLetterInput extends Pick<CaseChange, 'id' | 'expectedVersion'>, LetterInput {}

/**
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `action_not_allowed` (the case is not there yet, or there is one
 *   already), `invalid_input` (what is missing, named or typed), `scanner_unavailable` (issued, but the files are still to be drawn)
 */
export async function issueLetter(
  deps: LetterDeps,
  actor: StaffActor,
  input: IssueLetterInput,
): Promise<{ letter: OutgoingLetterRecord; version: number }> {
  // The counter is the agency's, so its letters are numbered one after the other; their files are drawn side by side.
  const { letter, version } = await deps.turns.run(`letters ${actor.agencyId}`, () => fixLetter(deps, actor, input));
  return { letter: await archiveLetterFiles(deps, actor, letter), version };
}

async function fixLetter(
  deps: LetterDeps,
  actor: StaffActor,
  { id, expectedVersion, ...input }: IssueLetterInput,
): Promise<{ letter: OutgoingLetterRecord; version: number }> {
  let issued: OutgoingLetterRecord | null = null;
  const changed = await changeCase(deps, actor, { id, expectedVersion, action: 'issue_letter' }, async (context) => {
    const { tx, record, today } = context;
    const { agencyId } = record;
    let number: string | null = null;
    const { model, templateVersion, recipient, replaced } = await draftLetter(deps, context, input, async (pattern) => {
      number = await drawLetterNumber(tx, agencyId, pattern, today);
      return number;
    });
    const letter: OutgoingLetterRecord = {
      id: deps.newId(),
      agencyId,
      applicationId: record.id,
      kind: input.kind,
      number,
      title: model.title,
      recipient,
      model,
      modelSha256: deps.hash(canonicalJson(model)),
      templateVersion,
      issuedDate: today,
      issuedAt: deps.clock.now().toISOString(),
      issuedBy: { id: actor.staffId, name: actor.name },
      replaces: replaced && { id: replaced.id, reason: input.replaces?.reason ?? '' },
      fileIds: { docx: deps.newId(), pdf: deps.newId() },
      drawingUntil: drawingUntil(deps.clock.now()),
      files: null,
    };
    await tx.outgoingLetters.insert(letter);
    issued = letter;
    const fileIds = [letter.fileIds.docx, letter.fileIds.pdf];
    return {
      facts: [
        {
          kind: 'letter_issued',
          date: today,
          letterId: letter.id,
          title: letter.title,
          number,
          fileIds,
          ...(replaced ? { replaces: replaced.number ?? replaced.title } : {}),
        },
      ],
      ownFiles: fileIds,
      detail: {
        kind: letter.kind,
        number,
        letterId: letter.id,
        modelSha256: letter.modelSha256,
        templateVersion,
        ...(replaced ? { replaces: replaced.id, reason: letter.replaces?.reason } : {}),
      },
    };
  });
  const letter = issued as OutgoingLetterRecord | null;
  if (!letter) throw new AppError('not_found');
  return { letter, version: changed.version };
}
