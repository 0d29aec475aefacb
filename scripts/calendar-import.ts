/**
 * `npm run -s calendar:import -- FILE.json [--agency CODE]`: puts a year's calendar in force (with `--agency`, that agency's
 * regional notice), recomputes the open cases and prints as JSON whom it moved. May be run again at any time.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../src/clock.js';
import { importCalendar } from '../src/commands/account/import-calendar.js';
import { AppError, isAppError } from '../src/errors.js';
import { agencyDirectory } from '../src/persistence/account/agency-store.js';
import { calendarImportReads, otherProcessesSettle } from '../src/persistence/account/calendar-store.js';
import { mongoCalendarProvider } from '../src/persistence/calendar-provider.js';
import { openDatabase } from '../src/persistence/connection.js';
import { migrate } from '../src/persistence/migrate.js';
import { newId } from '../src/persistence/new-id.js';
import { mongoUnitOfWork } from '../src/persistence/unit-of-work.js';
import { runWithDatabase } from './lib/command.js';
import { explain, fileFault, PlainError, say } from './lib/plain-error.mjs';

const USAGE = '用法：npm run -s calendar:import -- 日历文件.json [--agency 机关代码]';

try {
  const { file, agencyCode } = readArguments(process.argv.slice(2));
  const document = await readDocument(file);
  await runWithDatabase(async ({ mongoUri }) => {
    const connection = await openDatabase(mongoUri, { maxPoolSize: 5 });
    try {
      await migrate(connection);
      const agency = agencyCode === undefined ? null : await agencyDirectory(connection).byCode(agencyCode);
      if (agencyCode !== undefined && !agency) {
        throw new AppError('not_found', {}, { message: `没有代码为“${agencyCode}”的机关。` });
      }
      const deps = {
        unitOfWork: mongoUnitOfWork(connection),
        clock: systemClock,
        newId,
        calendars: mongoCalendarProvider(connection),
        imports: calendarImportReads(connection),
        hash: (text: string) => createHash('sha256').update(text).digest('hex'),
        settle: otherProcessesSettle,
      };
      const actor = { type: 'system', name: 'calendar:import' } as const;
      const { layer, ...result } = await importCalendar(deps, actor, { document, agencyId: agency?.id ?? null });
      const { year, notice, noticeDate } = layer;
      process.stdout.write(
        `${JSON.stringify({ year, notice, noticeDate, agency: agency?.code ?? null, ...result })}\n`,
      );
      return 0;
    } catch (error) {
      if (!isAppError(error)) throw error;
      say(explain(error));
      return 1;
    } finally {
      await connection.close();
    }
  });
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}

function readArguments(args: string[]): { file: string; agencyCode: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { agency: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (file !== undefined && more.length === 0) return { file, agencyCode: values.agency };
  } catch (error) {
    throw new PlainError(`${(error as Error).message}\n${USAGE}`);
  }
  throw new PlainError(USAGE);
}

async function readDocument(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new PlainError(`读不了日历文件 ${file}：${fileFault(error)}。`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new PlainError(`日历文件 ${file} 不是有效的 JSON：${(error as Error).message}`);
  }
}
