import { type AgencyDirectory } from '../../ports/agencies.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type LetterRenderer } from '../../ports/letter-renderer.js';
import { type Turns } from '../../ports/turns.js';

export interface LetterDeps extends CommandDeps {
  agencies: Pick<AgencyDirectory, 'byId' | 'remedyConfiguration'>;
  renderer: LetterRenderer;
  turns: Turns;
}
