import { type Log } from '../../src/ports/log.js';

/** Writes nothing anywhere and remembers all of it. */
export class SilentLog implements Log<string> {
  readonly lines: { level: string; message: string; fields: Readonly<Record<string, unknown>> }[] = [];
  debug = this.#writer('debug');
  info = this.#writer('info');
  warn = this.#writer('warn');
  error = this.#writer('error');

  #writer(level: string) {
    return (_category: string, message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      this.lines.push({ level, message, fields });
    };
  }
}
