import { type LetterModel } from '../domain/application/letter-model.js';

export type { LetterBlock, LetterModel } from '../domain/application/letter-model.js';

export interface RenderOptions {
  /** Stands in the file as its time of creation. */
  createdAt: Date;
  /** Who issues it, for the properties of the file. */
  author: string;
}

/** Draws the pages of a letter: A4, after the manner of GB/T 9704. Both files hold the same text. */
export interface LetterRenderer {
  docx(model: LetterModel, options: RenderOptions): Promise<Buffer>;
  pdf(model: LetterModel, options: RenderOptions): Promise<Buffer>;
}
