/** ClamAV's daemon over its own protocol (clamd(8), INSTREAM): the content in pieces with their length, an empty one, the verdict. */
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { AppError } from '../../errors.js';
import { type FileScanner, type ScanVerdict } from '../../ports/file-scanner.js';

export interface ClamdOptions {
  address: { host: string; port: number } | { path: string };
  /** For everything: connecting, sending, waiting for the verdict. */
  timeoutMs: number;
}

const PIECE_BYTES = 65_536;
const END = Buffer.alloc(4);
/** A verdict is one line; more is no clamd. */
const MAX_ANSWER_BYTES = 4_096;

export function clamdScanner({ address, timeoutMs }: ClamdOptions): FileScanner {
  return {
    async scan(content) {
      try {
        return verdictOf(await ask(address, content, timeoutMs));
      } catch (cause) {
        throw new AppError('scanner_unavailable', {}, { cause });
      }
    },
  };
}

/** `stream: OK`, `stream: NAME FOUND`; anything else (e.g. `INSTREAM size limit exceeded. ERROR`) is no verdict. */
function verdictOf(answer: string): ScanVerdict {
  if (answer === 'stream: OK') return { clean: true };
  const threat = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (threat === undefined) throw new Error(`clamd: ${answer.slice(0, 200) || 'closed without an answer'}`);
  return { clean: false, threat: threat.slice(0, 100) };
}

function ask(address: NetConnectOpts, content: Buffer, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    const answer: Buffer[] = [];
    let length = 0;
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      socket.destroy();
      finish();
    };
    const fail = (error: Error): void => settle(() => reject(error));
    const done = (): void =>
      settle(() =>
        resolve(
          Buffer.concat(answer)
            .toString('utf8')
            .replace(/[\0\n]+$/, ''),
        ),
      );
    const timer = setTimeout(() => fail(new Error(`clamd: no verdict within ${timeoutMs} ms`)), timeoutMs);
    socket.on('data', (piece: Buffer) => {
      answer.push(piece);
      length += piece.length;
      if (length > MAX_ANSWER_BYTES) fail(new Error('clamd: endless answer'));
      else if (piece.includes(0)) done();
    });
    // It may refuse what is too large for it while the rest is still on its way: then what it said counts.
    socket.on('error', (error) => (length > 0 ? done() : fail(error)));
    socket.on('close', done);
    send(socket, content).catch(fail);
  });
}

async function send(socket: Socket, content: Buffer): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0', 'latin1'));
  for (let at = 0; at < content.length; at += PIECE_BYTES) {
    const piece = content.subarray(at, at + PIECE_BYTES);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(piece.length);
    await write(socket, size);
    await write(socket, piece);
  }
  await write(socket, END);
}

/** Waits where the other side is slower; a socket that broke ends the sending, its own event says why. */
async function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed || socket.write(bytes)) return;
  await new Promise<void>((resolve) => {
    const settle = (): void => {
      socket.off('drain', settle).off('close', settle);
      resolve();
    };
    socket.on('drain', settle).on('close', settle);
  });
}
