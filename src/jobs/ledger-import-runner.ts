/** Makes the cases of begun ledger imports beside the requests of a web process; whoever asked does not wait. */
import {
  finishLedgerImport,
  type LedgerDeps,
  withoutWaitingForTheDead,
} from '../commands/application/resume-ledger-imports.js';
import { type LedgerRunner } from '../ports/ledger-imports.js';
import { type Log } from '../ports/log.js';

export interface RunningLedgerImports extends LedgerRunner {
  /** Lets go after the chunks that are being written; what is left is finished by a job or at the next start. */
  stop(): Promise<void>;
}

export function ledgerImportRunner(deps: LedgerDeps & { log: Log<'job'> }): RunningLedgerImports {
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  return {
    begin(journal) {
      if (running.has(journal.id) || stopping.signal.aborted) return;
      const work = withoutWaitingForTheDead(deps, () => finishLedgerImport(deps, journal, stopping.signal))
        .catch((error: unknown) => {
          deps.log.error('job', '台账导入中断，稍后由定时任务接着完成', { importId: journal.id, error });
        })
        .finally(() => running.delete(journal.id));
      running.set(journal.id, work);
    },
    async stop() {
      stopping.abort();
      await Promise.all(running.values());
    },
  };
}
