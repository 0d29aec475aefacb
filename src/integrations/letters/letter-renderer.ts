/**
 * Letters as DOCX and PDF. The libraries (47 MB, 0.4 s) and the font are loaded when the first letter is drawn and kept: most
 * processes and every command never draw one. A PDF holds only the characters it uses.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type LetterRenderer } from '../../ports/letter-renderer.js';

const FONT = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';

/** Draws where it is called: for commands of the terminal, and for the thread that draws for the server (`letter-thread.ts`). */
export function letterRenderer(): LetterRenderer {
  let font: Promise<Buffer> | null = null;
  const loadFont = (): Promise<Buffer> => (font ??= readFile(createRequire(import.meta.url).resolve(FONT)));
  return {
    docx: async (model, options) => (await import('./docx-letter.js')).docxLetter(model, options),
    pdf: async (model, options) => (await import('./pdf-letter.js')).pdfLetter(await loadFont(), model, options),
  };
}
