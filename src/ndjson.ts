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
  for await (const lines of linesOf(input)) {
    for (const line of lines) {
      if (line.trim() === '') continue;
      batch += `${JSON.stringify(answer(line))}\n`;
      if (batch.length >= BATCH_LENGTH) await flush();
    }
    // Whoever sends a line and waits for its answer gets it.
    await flush();
  }
}

/** The lines that each piece of the input completes. */
async function* linesOf(input: Readable): AsyncGenerator<string[]> {
  input.setEncoding('utf8');
  // Kept in pieces until its end comes, so that a very long line is put together once.
  let open: string[] = [];
  let first = true;
  for await (const chunk of input) {
    // A byte order mark, as some editors put before the first line, is no part of it.
    const text = first ? String(chunk).replace(/^\uFEFF/, '') : String(chunk);
    first = false;
    const [end = '', ...lines] = text.split('\n');
    open.push(end);
    if (lines.length === 0) continue;
    const rest = lines.pop() ?? '';
    yield [open.join(''), ...lines];
    open = [rest];
  }
  const last = open.join('');
  if (last !== '') yield [last];
}

/** `answerLines` between this process's own ends; a reader that has seen enough (`| head`) ends it quietly. */
export async function answerStandardInput(answer: (line: string) => unknown): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  await answerLines(process.stdin, process.stdout, answer);
}
