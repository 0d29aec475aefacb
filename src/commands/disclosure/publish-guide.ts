import { AppError } from '../../errors.js';
import { cleanBody, cleanLine } from '../../domain/disclosure/clean-text.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type GuideContent, type GuideRecord } from '../../ports/disclosure.js';
import { auditActor } from '../authors.js';
import { assertNoPersonalData } from './assert-no-personal-data.js';
import { personOf } from './change-publication.js';
import { clearedReview, type SecrecyReviewInput } from './secrecy-review.js';

export const GUIDE_CHANGED = '公开指南刚被其他人更新过，请查看最新内容后再操作。';

/**
 * Puts a new version of the guide (第十二条) in force; the versions before stay.
 * @param input.expectedVersion the version in force as the user saw it; 0 when there is none yet.
 * @throws AppError `forbidden`, `version_conflict`, `personal_data_found`, `invalid_input`
 */
export async function publishGuide(
  deps: CommandDeps,
  actor: StaffActor,
  input: {
    expectedVersion: number;
    content: GuideContent;
    secrecyReview: SecrecyReviewInput;
    personalDataReason?: string | undefined;
  },
): Promise<GuideRecord> {
  if (!can(actor, 'edit_guide', { agencyId: actor.agencyId })) throw new AppError('forbidden');
  const today = deps.clock.today();
  const secrecyReview = clearedReview(input.secrecyReview, actor, today);
  const content = cleaned(input.content);
  // The numbers of the office and the reading venues are there to be published, whatever they look like.
  const { classification, arrangement, howToObtain } = content;
  assertNoPersonalData({ classification, arrangement, howToObtain }, input.personalDataReason);
  return deps.unitOfWork.run(async (tx) => {
    const current = (await tx.guides.newest(actor.agencyId))?.version ?? 0;
    if (current !== input.expectedVersion) {
      throw new AppError('version_conflict', { currentVersion: current }, { message: GUIDE_CHANGED });
    }
    const record: GuideRecord = {
      id: deps.newId(),
      agencyId: actor.agencyId,
      version: current + 1,
      content,
      secrecyReview,
      publishedDate: today,
      publishedBy: personOf(actor),
      createdAt: deps.clock.now().toISOString(),
    };
    await tx.guides.insert(record);
    await tx.audit.append([
      {
        id: deps.newId(),
        agencyId: record.agencyId,
        at: record.createdAt,
        actor: auditActor(actor),
        action: 'publish_guide',
        subject: { type: 'guide', id: record.id },
        detail: {
          version: record.version,
          secrecyReviewer: secrecyReview.reviewer.name,
          ...(input.personalDataReason ? { personalDataReason: input.personalDataReason } : {}),
        },
      },
    ]);
    return record;
  });
}

function cleaned(content: GuideContent): GuideContent {
  const { office } = content;
  const fax = cleanLine(office.fax ?? '');
  return {
    classification: cleanBody(content.classification),
    arrangement: cleanBody(content.arrangement),
    howToObtain: cleanBody(content.howToObtain),
    office: {
      ...office,
      name: cleanLine(office.name),
      address: cleanLine(office.address),
      hours: cleanLine(office.hours),
      phone: cleanLine(office.phone),
      fax: fax === '' ? null : fax,
      internetContact: cleanLine(office.internetContact),
    },
    venues: content.venues.map((venue) => ({
      ...venue,
      name: cleanLine(venue.name),
      address: cleanLine(venue.address),
      hours: cleanLine(venue.hours),
      phone: cleanLine(venue.phone),
    })),
  };
}
