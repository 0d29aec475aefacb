/** `npm run -s agency:create -- --code CODE --name NAME [--parent CODE] [--kind KIND]`: prints the new agency as JSON. */
import { parseArgs } from 'node:util';
import { systemClock } from '../src/clock.js';
import { createAgency } from '../src/commands/account/create-agency.js';
import { AGENCY_KIND_IDS, isAgencyKind } from '../src/domain/account/agency-kinds.js';
import { isAppError } from '../src/errors.js';
import { openDatabase } from '../src/persistence/connection.js';
import { migrate } from '../src/persistence/migrate.js';
import { newId } from '../src/persistence/new-id.js';
import { mongoUnitOfWork } from '../src/persistence/unit-of-work.js';
import { runWithDatabase } from './lib/command.js';
import { explain, PlainError, say } from './lib/plain-error.mjs';

const USAGE = `用法：npm run -s agency:create -- --code 代码 --name 名称 [--parent 上级代码] [--kind ${AGENCY_KIND_IDS.join('|')}]`;

try {
  const input = readArguments(process.argv.slice(2));
  await runWithDatabase(async ({ mongoUri }) => {
    const connection = await openDatabase(mongoUri, { maxPoolSize: 5 });
    try {
      await migrate(connection);
      const deps = { unitOfWork: mongoUnitOfWork(connection), clock: systemClock, newId };
      const { searchTerms: _, ...agency } = await createAgency(deps, { type: 'system', name: 'agency:create' }, input);
      process.stdout.write(`${JSON.stringify(agency)}\n`);
      return 0;
    } catch (error) {
      if (!isAppError(error)) throw error;
      say(
        isAppError(error, 'already_exists')
          ? `代码为“${input.code}”的机关已经存在，没有改动任何数据。`
          : explain(error),
      );
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
  let values: { code?: string; name?: string; parent?: string; kind?: string };
  try {
    ({ values } = parseArgs({ args, options: { code: option, name: option, parent: option, kind: option } }));
  } catch (error) {
    throw new PlainError(`${(error as Error).message}\n${USAGE}`);
  }
  const { code, name, parent: parentCode, kind } = values;
  if (code === undefined || name === undefined) throw new PlainError(USAGE);
  if (kind !== undefined && !isAgencyKind(kind)) throw new PlainError(`没有“${kind}”这种机关。\n${USAGE}`);
  return { code, name, parentCode, kind };
}
