/** Arguments of `npm run bench`. */
import { PlainError } from '../lib/plain-error.mjs';
import { type Durations } from './measure.js';

export interface BenchOptions {
  json: boolean;
  /** The small data set alone, and briefly. */
  quick: boolean;
  /** Scenarios to measure; null: all. */
  only: readonly string[] | null;
  /** Where the measured servers leave CPU profiles; null: nowhere. */
  profileFolder: string | null;
  durations: Durations;
  /** Drafts made ready for the submission. */
  submissions: number;
}

const USAGE =
  '可用的参数：--quick（只测 1 万件，时间短）、--seconds 每项秒数、--json、--only 名称,名称、--profile 文件夹。';

export function readOptions(given: readonly string[]): BenchOptions {
  let [json, quick] = [false, false];
  let seconds: number | null = null;
  let [only, profileFolder]: [string[] | null, string | null] = [null, null];
  for (let at = 0; at < given.length; at += 1) {
    switch (given[at]) {
      case '--json':
        json = true;
        break;
      case '--quick':
        quick = true;
        break;
      case '--seconds':
        seconds = Number(given[(at += 1)]);
        if (!(seconds > 0)) throw new PlainError(`--seconds 后面应为大于 0 的数。${USAGE}`);
        break;
      case '--only':
        only = (given[(at += 1)] ?? '').split(',');
        break;
      case '--profile':
        profileFolder = given[(at += 1)] ?? null;
        break;
      default:
        throw new PlainError(`不认识的参数：${given[at]}。${USAGE}`);
    }
  }
  const durations = quick
    ? { warmUpAnswers: 1_000, warmUpSeconds: 10, seconds: 2, pairs: 3, pairSeconds: 2 }
    : { warmUpAnswers: 3_000, warmUpSeconds: 15, seconds: 8, pairs: 5, pairSeconds: 4 };
  if (seconds !== null) Object.assign(durations, { seconds, pairSeconds: seconds / 2 });
  return { json, quick, only, profileFolder, durations, submissions: quick ? 2_500 : 8_000 };
}
