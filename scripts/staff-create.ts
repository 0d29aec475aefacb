/**
 * `npm run -s staff:create -- --agency CODE --account NAME --name 姓名 --roles administrator,office_head`: an agency's first
 * account; its administrator makes the rest. Prints, as JSON, the account and its initial password, which the first sign-in
 * has to replace.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { systemClock } from '../src/clock.js';
import { createStaff } from '../src/commands/account/create-staff.js';
import { STAFF_ROLE_IDS, type StaffRole } from '../src/domain/account/staff-roles.js';
import { AppError, isAppError } from '../src/errors.js';
import { argonPasswordHasher } from '../src/integrations/crypto/password-hasher.js';
import { agencyDirectory } from '../src/persistence/account/agency-store.js';
import { openDatabase } from '../src/persistence/connection.js';
import { migrate } from '../src/persistence/migrate.js';
import { newId } from '../src/persistence/new-id.js';
import { mongoUnitOfWork } from '../src/persistence/unit-of-work.js';
import { runWithDatabase } from './lib/command.js';
import { explain, PlainError, say } from './lib/plain-error.mjs';

const USAGE = `用法：npm run -s staff:create -- --agency 机关代码 --account 账号 --name 姓名 --roles 岗位[,岗位…]（${STAFF_ROLE_IDS.join('、')}）`;

/** Read aloud or copied by hand: without signs that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const PASSWORD_LENGTH = 16;

try {
  const { agencyCode, ...input } = readArguments(process.argv.slice(2));
  await runWithDatabase(async ({ mongoUri }) => {
    const connection = await openDatabase(mongoUri, { maxPoolSize: 5 });
    try {
      await migrate(connection);
      const agency = await agencyDirectory(connection).byCode(agencyCode);
      if (!agency) throw new AppError('not_found', {}, { message: `没有代码为“${agencyCode}”的机关。` });
      const deps = {
        unitOfWork: mongoUnitOfWork(connection),
        clock: systemClock,
        newId,
        passwords: argonPasswordHasher(),
      };
      const initialPassword = Array.from({ length: PASSWORD_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(
        '',
      );
      const { account, name, roles } = await createStaff(
        deps,
        { type: 'system', name: 'staff:create' },
        { ...input, agencyId: agency.id, initialPassword },
      );
      process.stdout.write(`${JSON.stringify({ agency: agency.code, account, name, roles, initialPassword })}\n`);
      return 0;
    } catch (error) {
      if (!isAppError(error)) throw error;
      say(isAppError(error, 'already_exists') ? `账号“${input.account}”已经存在，没有改动任何数据。` : explain(error));
      return 1;
    } finally {
      await connection.close();
    }
  });
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}

function readArguments(args: string[]) {
  const option = { type: 'string' } as const;
  let values: { agency?: string; account?: string; name?: string; roles?: string };
  try {
    ({ values } = parseArgs({ args, options: { agency: option, account: option, name: option, roles: option } }));
  } catch (error) {
    throw new PlainError(`${(error as Error).message}\n${USAGE}`);
  }
  const { agency: agencyCode, account, name } = values;
  const roles = values.roles?.split(',').map((role) => role.trim());
  if (!agencyCode || !account || !name?.trim() || !roles) throw new PlainError(USAGE);
  const unknown = roles.find((role) => !(STAFF_ROLE_IDS as readonly string[]).includes(role));
  if (unknown !== undefined) throw new PlainError(`没有“${unknown}”这个岗位。\n${USAGE}`);
  return { agencyCode, account, name, roles: roles as StaffRole[] };
}
