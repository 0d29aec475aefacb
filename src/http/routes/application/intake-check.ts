import * as z from 'zod';
import { checkIntake } from '../../../commands/application/check-intake.js';
import { presentIntakeCheck } from '../../presenters/application/similar.js';
import { type ClerkRouter } from '../../routers.js';
import { intakeFields } from '../../schemas/application.js';
import { intakeCheck } from '../../schemas/case-further.js';
import { type ApplicationRoutesDeps } from './deps.js';

const asked = z.strictObject(
  intakeFields.pick({
    applicantName: true,
    identityDocument: true,
    identityNumber: true,
    phone: true,
    email: true,
    address: true,
    subject: true,
    documentNumber: true,
    description: true,
  }).shape,
);

export function registerIntakeCheck(
  router: ClerkRouter,
  { commands, applications }: Pick<ApplicationRoutesDeps, 'commands' | 'applications'>,
): void {
  router.route({
    method: 'post',
    path: '/applications/actions/check-intake',
    operationId: 'checkIntake',
    tag: 'application',
    summary: '登记以前核对身份、重复和相似',
    description: '不写入任何数据。登记时仍会核对。',
    roles: ['clerk'],
    body: asked,
    response: { 200: intakeCheck },
    errors: [],
    async handler({ actor }, { body }) {
      return presentIntakeCheck(await checkIntake({ ...commands, applications }, actor, body));
    },
  });
}
