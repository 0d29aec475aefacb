/** Match while typing and search over 100,000 published items: p50 and p95 of 200 questions each, as JSON on stdout. */
import { measureDisclosure } from './lib/measure-disclosure.js';

process.stdout.write(
  `${JSON.stringify(await measureDisclosure({ items: Number(process.argv[2] ?? 100_000) }), null, 2)}\n`,
);
