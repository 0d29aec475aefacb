import { finished } from 'node:stream/promises';
import { describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { PassThrough, Readable, Writable } from 'node:stream';
import { answerLines } from '../src/ndjson.js';

async function answered(chunks: (string | Buffer)[]): Promise<string> {
  let written = '';
  const output = new Writable({
    highWaterMark: 16,
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      written += chunk;
      setImmediate(done);
    },
  });
  await answerLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), output, (line) => line.length);
  output.end();
  await finished(output);
  return written;
}

describe('逐行应答', () => {
  test('one answer a line, in order; blank lines are skipped, the last line needs no end', async () => {
    expect(await answered(['a\n\n  \nbb\r\n', 'ccc'])).toBe('1\n3\n3\n');
  });

  test('lines and characters may be cut anywhere between chunks', async () => {
    const bytes = Buffer.from('申请\n答复书\n');
    const single = [...bytes].map((byte) => Buffer.from([byte]));
    expect(await answered(single)).toBe('2\n3\n');
  });

  test('a byte order mark is no part of the first line, and Unicode line separators end none', async () => {
    expect(await answered(['\uFEFFab\n', 'c\u2028d\n'])).toBe('2\n3\n');
  });

  test('nothing in, nothing out', async () => {
    expect(await answered([])).toBe('');
  });

  test('answers what has come before more comes', async () => {
    const input = new PassThrough();
    const output = new PassThrough({ encoding: 'utf8' });
    const done = answerLines(input, output, (line) => line.length);
    input.write('abc\n');
    const [answer] = await once(output, 'data');
    expect(answer).toBe('3\n');
    input.end();
    await done;
  });

  test('waits for a slow reader and keeps the order', async () => {
    const lines = Array.from({ length: 50_000 }, (_, i) => 'x'.repeat(i % 7) + '.');
    const expected = lines.map((line) => `${line.length}\n`).join('');
    expect(await answered([lines.join('\n')])).toBe(expected);
  });
});
