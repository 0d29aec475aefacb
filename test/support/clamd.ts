/** A clamd as far as its protocol goes: takes INSTREAM over TCP and finds what tests call a virus. */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { EICAR } from './hostile-files.js';

export type ClamdMood =
  /** Answers as clamd does. */
  | 'scanning'
  /** Takes everything and says nothing. */
  | 'silent'
  /** Takes the command and hangs up. */
  | 'hanging_up'
  /** Its StreamMaxLength is smaller than what comes. */
  | 'too_small'
  /** Something else listens on this port. */
  | 'not_clamd';

export class TestClamd {
  mood: ClamdMood = 'scanning';
  /** What was sent to be scanned, whole, newest last. */
  readonly received: Buffer[] = [];
  /** While set, verdicts wait for it. */
  hold: Promise<void> | null = null;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => this.#serve(socket));

  async start(): Promise<{ host: string; port: number }> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return { host: '127.0.0.1', port: (this.#server.address() as AddressInfo).port };
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => undefined);
    const input: Buffer[] = [];
    let length = 0;
    socket.on('data', (piece) => {
      input.push(piece);
      length += piece.length;
      if (this.mood === 'hanging_up') socket.destroy();
      else if (this.mood === 'not_clamd') socket.write('220 mail.example ESMTP\r\n\0');
      else if (this.mood === 'too_small' && length > 1_000) socket.end('INSTREAM size limit exceeded. ERROR\0');
      // The empty piece at the end is four zeros; only then it is worth while to look.
      else if (piece.at(-1) === 0) {
        const content = contentOf(Buffer.concat(input));
        if (content && this.mood === 'scanning') void this.#answer(socket, content);
      }
    });
  }

  async #answer(socket: Socket, content: Buffer): Promise<void> {
    this.received.push(content);
    await this.hold;
    socket.end(content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
  }
}

/** The pieces put together; null until the empty one has come. */
function contentOf(input: Buffer): Buffer | null {
  const command = Buffer.from('zINSTREAM\0');
  if (!input.subarray(0, command.length).equals(command)) return null;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= input.length;) {
    const length = input.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(input.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
