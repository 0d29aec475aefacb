import { type Routers } from '../../routers.js';
import { registerCitizenApplicationRoutes } from './citizen-applications.js';
import { registerCitizenDraftRoutes } from './citizen-drafts.js';
import { registerCitizenPersonRoutes } from './citizen-persons.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { registerInboxRoutes } from './inbox.js';
import { registerIntakeCheck } from './intake-check.js';
import { registerLegalReviewRoutes } from './legal-reviews.js';
import { registerLetterTemplateRoutes } from './letter-templates.js';
import { registerOutgoingLetterRoutes } from './outgoing-letters.js';
import { registerLetterRoutes } from './staff-letters.js';
import { registerStaffCaseReads } from './staff-case-reads.js';
import { registerStaffEvidence } from './staff-evidence.js';
import { registerRevealRoutes } from './reveal-personal-data.js';
import { registerCitizenCorrectionRoutes, registerStaffCorrectionRoutes } from './record-corrections.js';
import { registerStaffActionRoutes } from './staff-actions.js';
import { registerIssueOpinionLink, registerOpinionRoutes } from './third-party-opinions.js';
import { registerApprovalRoutes } from './staff-approvals.js';
import { registerEventRoute } from './staff-events.js';
import { registerBulkRoutes } from './staff-bulk.js';
import { registerStaffQueueRoutes } from './staff-queue.js';
import { registerSavedFilterRoutes } from './staff-saved-filters.js';

/** All routes of the area. */
export function registerApplicationRoutes(routers: Routers, deps: ApplicationRoutesDeps): void {
  registerCitizenDraftRoutes(routers.applicantRouter, deps);
  registerCitizenPersonRoutes(routers.applicantRouter, deps);
  registerCitizenApplicationRoutes(routers.applicantRouter, deps);
  registerStaffQueueRoutes(routers.clerkRouter, deps);
  registerIntakeCheck(routers.clerkRouter, deps);
  registerApprovalRoutes(routers.clerkRouter, deps);
  registerLegalReviewRoutes(routers.clerkRouter, deps);
  registerEventRoute(routers.clerkRouter, deps.live);
  registerBulkRoutes(routers.clerkRouter, deps);
  registerSavedFilterRoutes(routers.clerkRouter, deps);
  registerStaffActionRoutes(routers.clerkRouter, deps);
  registerStaffCaseReads(routers.clerkRouter, deps);
  registerStaffEvidence(routers.clerkRouter, deps);
  registerLetterRoutes(routers.clerkRouter, deps);
  registerOutgoingLetterRoutes(routers.clerkRouter, deps, deps.outgoing, deps.outgoingLetters);
  registerLetterTemplateRoutes(routers.clerkRouter, deps.outgoing, deps.letterTemplates);
  registerRevealRoutes(routers.clerkRouter, deps);
  registerCitizenCorrectionRoutes(routers.applicantRouter, deps);
  registerStaffCorrectionRoutes(routers.clerkRouter, deps);
  registerIssueOpinionLink(routers.clerkRouter, deps.opinions);
  registerOpinionRoutes(routers.publicRouter, deps.opinions, deps.maxUploadBytes);
  registerInboxRoutes(routers.applicantRouter, routers.clerkRouter, {
    notices: deps.notices,
    clock: deps.commands.clock,
  });
}
