import { writeFileSync } from 'node:fs';

/**
 * Jest reporter: leaves the totals of the whole run, over all projects, where TEST_TOTALS_FILE says. The closing line
 * is written by scripts/test.ts, after everything else has been stopped.
 */
export default class TestTotalsReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.TEST_TOTALS_FILE;
    if (!file) return;
    const totals = {
      passed: results.numPassedTests,
      // A suite that cannot be loaded has no tests, and is a failure all the same.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(file, JSON.stringify(totals));
  }
}
