/** Letters as DOCX and PDF. The font is read when the first letter is drawn and kept; a PDF holds only the characters it uses. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type LetterRenderer } from '../../ports/letter-renderer.js';
import { docxLetter } from './docx-letter.js';
import { pdfLetter } from './pdf-letter.js';

const FONT = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';

export function letterRenderer(): LetterRenderer {
  let font: Promise<Buffer> | null = null;
  const loadFont = (): Promise<Buffer> => (font ??= readFile(createRequire(import.meta.url).resolve(FONT)));
  return {
    docx: docxLetter,
    pdf: async (model, options) => pdfLetter(await loadFont(), model, options),
  };
}
