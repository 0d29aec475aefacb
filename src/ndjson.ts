/** Line-by-line commands: one JSON text a line in, one a line out, in the same order, whatever the size of the input. */
import { once } from 'node:events';
import { type Readable, type Writable } from 'node:stream';

/** Characters gathered before they are written: few writes, little memory. */
const BATCH_LENGTH = 65_536;

/**
 * Answers each line of `input` on `output`; blank lines are skipped. Waits when `output` is full. Lines end at LF or CRLF
 * only: JSON strings may hold the other line separators of Unicode.
 */
export async function answerLines(input: Readable, output: Writable, answer: (line: string) => unknown): Promise<void> {
  let batch = '';
  const flush = async (): Promise<void> => {
    const text = batch;
    batch = '';
    if (text.length > 0 && !output.write(text)) await once(output, 'drain');
  };
  for await (const line of linesOf(input)) {
    if (line.trim() === '') continue;
    batch += `${JSON.stringify(answer(line))}\n`;
    if (batch.length >= BATCH_LENGTH) await flush();
  }
  await flush();
}

async function* linesOf(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let rest = '';
  let first = true;
  for await (const chunk of input) {
    // A byte order mark, as some editors put before the first line, is no part of it.
    const text = first ? String(chunk).replace(/^\uFEFF/, '') : String(chunk);
    first = false;
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
