/** Whether bytes are plain text in UTF-8 or GBK: asked of every piece as it passes, so that nothing is kept. */
import { TextDecoder } from 'node:util';

/** Tab, line feed, form feed and carriage return are text; other control characters are not. */
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;

export class TextProbe {
  readonly #candidates: { encoding: 'utf8' | 'gbk'; decoder: TextDecoder }[] = [
    { encoding: 'utf8', decoder: new TextDecoder('utf-8', { fatal: true }) },
    { encoding: 'gbk', decoder: new TextDecoder('gbk', { fatal: true }) },
  ];
  #alive = [...this.#candidates];

  push(piece: Uint8Array): void {
    this.#keep((decoder) => decoder.decode(piece, { stream: true }));
  }

  /** The encoding of everything pushed; UTF-8 goes before GBK. Null when it is neither. Call once. */
  end(): 'utf8' | 'gbk' | null {
    this.#keep((decoder) => decoder.decode());
    return this.#alive[0]?.encoding ?? null;
  }

  #keep(decode: (decoder: TextDecoder) => string): void {
    if (this.#alive.length === 0) return;
    this.#alive = this.#alive.filter(({ decoder }) => {
      try {
        return !CONTROL.test(decode(decoder));
      } catch {
        return false;
      }
    });
  }
}
