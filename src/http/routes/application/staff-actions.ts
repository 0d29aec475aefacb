/** All verbs of a case. */
import { type ClerkRouter } from '../../routers.js';
import { registerDecisionVerbs } from './decision-verbs.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { registerDeliveryVerbs } from './delivery-verbs.js';
import { registerDeskVerbs } from './desk-verbs.js';
import { registerDuePreview } from './due-preview.js';
import { registerHandlingVerbs } from './handling-verbs.js';
import { registerLegalVerbs } from './legal-reviews.js';
import { registerShapeVerbs } from './shape-verbs.js';
import { registerRedoVerbs } from './redo-verbs.js';
import { registerTimeVerbs } from './time-verbs.js';
import { verbsOn } from './verb.js';

export function registerStaffActionRoutes(router: ClerkRouter, deps: ApplicationRoutesDeps): void {
  const { verb, movers } = verbsOn(router, deps);
  registerTimeVerbs(verb);
  registerDecisionVerbs(verb, deps);
  registerDeliveryVerbs(verb);
  registerHandlingVerbs(verb);
  registerLegalVerbs(verb, deps);
  registerShapeVerbs(verb);
  registerRedoVerbs(verb);
  registerDeskVerbs(verb, deps);
  registerDuePreview(router, deps, movers);
}
