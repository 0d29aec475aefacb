import { AppError } from '../../errors.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { timelinessOf } from '../../domain/disclosure/timeliness.js';
import { type StaffActor } from '../../policies/actor.js';
import { isReviewedByOwnWriter } from '../../policies/publication-abilities.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type PublicationRecord } from '../../ports/disclosure.js';
import { assertNoPersonalData, publicTextsOf } from './assert-no-personal-data.js';
import { changePublication, personOf } from './change-publication.js';
import { clearedReview, type SecrecyReviewInput } from './secrecy-review.js';

/**
 * Opens an item to the public: by a second person, after the review of art 17, and without personal data (第十五条).
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `action_not_allowed`, `separation_of_duties`,
 *   `personal_data_found`, `invalid_input`
 */
export async function publishPublication(
  deps: CommandDeps,
  actor: StaffActor,
  input: {
    id: string;
    expectedVersion: number;
    secrecyReview: SecrecyReviewInput;
    /** The day it reached the public, if that was before today (elsewhere, or entered late). */
    publishedDate?: PlainDate | undefined;
    lateEntryReason?: string | undefined;
    personalDataReason?: string | undefined;
  },
): Promise<PublicationRecord> {
  const calendar = await deps.calendars.forAgency(actor.agencyId);
  return changePublication(deps, actor, { ...input, action: 'publish' }, async (record) => {
    if (isReviewedByOwnWriter(actor, record)) throw new AppError('separation_of_duties');
    const today = deps.clock.today();
    const review = clearedReview(input.secrecyReview, actor, today);
    const publishedDate = checkedDate(record, input.publishedDate ?? today, today, input.lateEntryReason);
    const files = await deps.files.describe(record.fileIds);
    const found = assertNoPersonalData(publicTextsOf(record, files), input.personalDataReason);
    const timeliness = timelinessOf(record.formedDate, publishedDate, record.limitWorkingDays, calendar);
    return {
      fields: {
        publishedDate,
        timeliness,
        reviewer: personOf(actor),
        secrecyReviews: [...record.secrecyReviews, review],
        personalDataReason: found > 0 ? (input.personalDataReason ?? null) : null,
        remark: null,
      },
      detail: {
        publishedDate,
        late: timeliness.late,
        secrecyReviewer: review.reviewer.name,
        ...(found > 0 ? { personalDataFindings: found, personalDataReason: input.personalDataReason } : {}),
        ...(input.lateEntryReason ? { lateEntryReason: input.lateEntryReason } : {}),
      },
    };
  });
}

/** A day of the past is a fact and is recorded; that it was entered later has to be explained. */
function checkedDate(
  record: PublicationRecord,
  date: PlainDate,
  today: PlainDate,
  lateEntryReason: string | undefined,
): PlainDate {
  const refuse = (reason: string, path: string): never => {
    throw new AppError('event_date_invalid', { date, reason }, { fields: [{ path, message: reason }] });
  };
  if (date > today) refuse('不能晚于今天', 'publishedDate');
  if (date < record.formedDate) refuse('不能早于信息形成或者变更之日', 'publishedDate');
  if (date < today && !lateEntryReason) refuse('早于今天的公开日期应当填写补录理由', 'lateEntryReason');
  return date;
}
