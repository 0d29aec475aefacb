/** Who draws letters and binds evidence: threads of their own where they were compiled, else the server itself. */
import { join } from 'node:path';
import { evidenceBinder } from './integrations/evidence/evidence-binder.js';
import { evidenceThreads } from './integrations/evidence/evidence-thread.js';
import { letterRenderer } from './integrations/letters/letter-renderer.js';
import { letterThread } from './integrations/letters/letter-thread.js';
import { type EvidenceBinder } from './ports/evidence-binder.js';
import { type LetterRenderer } from './ports/letter-renderer.js';
import { type Log } from './ports/log.js';

export interface Drawing {
  renderer: LetterRenderer;
  evidenceBinder: EvidenceBinder;
  stop(): Promise<void>;
}

/** @param integrations where they were compiled */
export function composeDrawing(integrations: string | undefined, log: Log<'integration'>): Drawing {
  if (integrations === undefined) {
    return { renderer: letterRenderer(), evidenceBinder: evidenceBinder(), stop: () => Promise.resolve() };
  }
  const letters = letterThread({ worker: join(integrations, 'letters', 'letter-worker.js'), log });
  const evidence = evidenceThreads({ worker: join(integrations, 'evidence', 'evidence-worker.js'), log });
  return {
    renderer: letters,
    evidenceBinder: evidence,
    async stop() {
      await Promise.all([letters.stop(), evidence.stop()]);
    },
  };
}
