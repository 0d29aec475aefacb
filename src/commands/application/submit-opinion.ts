/** The third party's opinion becomes the answer to the consultation, of the day on which it was handed in. */
import { type ConsultationAnswer } from '../../domain/application/case-events.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { AppError } from '../../errors.js';
import { appendFacts } from './change-case.js';
import { assertClaimable, fileUnder, lookUpFiles } from './files.js';
import { linkOfSession, liveLink, type OpinionDeps, sessionOver, THIRD_PARTY, uploadsOf } from './opinion-link.js';

export interface SubmittedOpinion {
  date: PlainDate;
  answer: ConsultationAnswer;
}

/**
 * Once, however often it is pressed: whoever presses again in the same session is told what was handed in.
 * @throws AppError `login_required`, `invalid_input` (files)
 */
export async function submitOpinion(
  deps: OpinionDeps,
  sessionToken: string,
  input: { answer: ConsultationAnswer; text?: string | undefined; fileIds: readonly string[] },
): Promise<SubmittedOpinion> {
  const files = await lookUpFiles(deps, input.fileIds);
  const { link, submitted } = await deps.unitOfWork.run(async (tx) => {
    const link = await linkOfSession(deps, tx, sessionToken);
    if (link.submitted) return { link, submitted: link.submitted };
    const live = await liveLink(deps, tx, link);
    if (!live) throw sessionOver();
    const fileIds = [...input.fileIds];
    assertEach(fileIds, link.fileIds);
    assertClaimable(files, fileIds, uploadsOf(link));
    const submitted = { date: deps.clock.today(), answer: input.answer, fileIds };
    await appendFacts(deps, tx, THIRD_PARTY, {
      record: live.record,
      facts: [
        {
          kind: 'consultation_answered',
          date: submitted.date,
          consultationId: link.consultationId,
          with: 'third_party',
          answer: input.answer,
          ...(input.text ? { text: input.text } : {}),
          fileIds,
        },
      ],
      action: 'answer_consultation',
      fileIds,
    });
    await tx.opinionLinks.save({ ...link, submitted });
    return { link, submitted };
  });
  // Also on a repeat: the first attempt may have been killed here.
  await fileUnder(deps, { id: link.applicationId, agencyId: link.agencyId }, submitted.fileIds);
  return { date: submitted.date, answer: submitted.answer };
}

/** Each once, and each of this session. */
function assertEach(fileIds: readonly string[], uploaded: readonly string[]): void {
  const wrong = fileIds.findIndex((id, index) => !uploaded.includes(id) || fileIds.indexOf(id) !== index);
  if (wrong < 0) return;
  const fields = [{ path: `fileIds.${wrong}`, message: '没有这个附件，请重新上传' }];
  throw new AppError('invalid_input', {}, { fields });
}
