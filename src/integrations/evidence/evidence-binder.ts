/** Binds the file of a case into one PDF, piece by piece. The libraries and the font are loaded when the first one is bound. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Readable } from 'node:stream';
import { type EvidenceBinder } from '../../ports/evidence-binder.js';

const FONT = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';

export function evidenceBinder(): EvidenceBinder {
  let font: Promise<Buffer> | null = null;
  return {
    assertRoom: () => {},
    async *bind(bundle, options) {
      font ??= readFile(createRequire(import.meta.url).resolve(FONT));
      const { bindEvidence } = await import('./bind-evidence.js');
      yield* bindEvidence(await font, bundle, { ...options, read: (id) => readWhole(options.open, id) });
    },
  };
}

export interface ReadFile {
  bytes: Buffer;
  /** Lower-case hex. */
  sha256: string;
}

async function readWhole(open: (id: string) => Promise<Readable | null>, id: string): Promise<ReadFile | null> {
  const content = await open(id);
  if (!content) return null;
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece as Buffer);
  const bytes = Buffer.concat(pieces);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
