/**
 * Set-up: everything between a fresh clone and a start or a test run. Plain Node, nothing installed, no input.
 * `node scripts/setup.mjs [start|test]`: Node's version, dependencies, a `mongod`, the build. Quick when all is there.
 */
import { nodeVersionFault } from './lib/node-version.mjs';

const fault = nodeVersionFault(process.versions.node);
if (fault) {
  process.stderr.write(`${fault}\n`);
  process.exit(1);
}

// Imported only now: an old Node would stumble over the syntax before it could tell its age.
const { explain, PlainError } = await import('./lib/plain-error.mjs');

try {
  const purpose = process.argv[2] ?? 'start';
  if (!['start', 'test'].includes(purpose)) throw new PlainError(`不认识的用途“${purpose}”，可用的有 start 和 test。`);
  const { installDependencies } = await import('./lib/dependencies.mjs');
  await installDependencies();
  const { loadEnvironmentFile } = await import('./lib/environment-file.mjs');
  if (purpose === 'start') loadEnvironmentFile();
  if (!process.env.MONGODB_URI) {
    const { ensureMongod } = await import('./lib/mongod-binary.mjs');
    await ensureMongod();
  }
  if (purpose === 'test') {
    const { ensureBrowser } = await import('./lib/browser.mjs');
    try {
      ensureBrowser();
    } catch (error) {
      // The tests that need it fail with the same words; the others run.
      process.stderr.write(`${explain(error)}\n`);
    }
  }
  const { ensureBuild } = await import('./lib/build.mjs');
  // A test run reports a source that does not compile itself, with its closing line.
  if (purpose === 'start') await ensureBuild();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
