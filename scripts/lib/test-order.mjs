import { createRequire } from 'node:module';

const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer');

/** Folders whose files start browsers, servers or processes: minutes where others take seconds. */
const LONG = ['/test/e2e/', '/test/jobs/disturbed', '/test/demo/', '/test/scripts/', '/test/http/infrastructure/'];

/**
 * Order of the test files: the long ones first, so that none of them is still running alone when everything else is done. Jest
 * knows how long each took only from earlier runs; a fresh clone has had none.
 */
export default class TestOrder extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = LONG.findIndex((folder) => path.includes(folder));
      return at < 0 ? LONG.length : at;
    };
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
