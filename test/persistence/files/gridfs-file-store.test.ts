import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection } from 'mongoose';
import { MovableClock } from '../../../src/clock.js';
import { clamdScanner } from '../../../src/integrations/clamd/clamd-scanner.js';
import { fileInspector } from '../../../src/integrations/files/file-inspector.js';
import { gridFsFileStore } from '../../../src/persistence/files/gridfs-file-store.js';
import { Turnstile } from '../../../src/persistence/files/turnstile.js';
import { migrate } from '../../../src/persistence/migrate.js';
import { newId } from '../../../src/persistence/new-id.js';
import { type FileStore, type StoredFile } from '../../../src/ports/files.js';
import { TestClamd } from '../../support/clamd.js';
import { useTestDatabase } from '../../support/database.js';
import { EICAR, exif, withSegment } from '../../support/hostile-files.js';
import {
  docFile,
  docmFile,
  docxFile,
  exeFile,
  gbkTextFile,
  jpegFile,
  pdfFile,
  pngFile,
  pptFile,
  xlsFile,
  xlsxFile,
  zipFile,
} from '../../support/files.js';

const database = useTestDatabase();
const clock = new MovableClock();
const TEN_MB = 10 * 1024 * 1024;
const AGENCY = 'a'.repeat(24);
let connection: Connection;
let store: FileStore;

beforeAll(async () => {
  connection = await database.connection();
  await migrate(connection);
  clock.freeze(new Date('2026-03-02T02:00:00Z'));
  store = gridFsFileStore({ connection, clock, inspector: fileInspector(), scanner: null });
});

async function save(name: string, content: Buffer | Readable, more: { owner?: string; maxBytes?: number } = {}) {
  const saved = await store.save({
    id: newId(),
    name,
    content: Buffer.isBuffer(content) ? Readable.from([content]) : content,
    owner: more.owner ?? `staged-by-staff:${AGENCY}`,
    agencyId: AGENCY,
    maxBytes: more.maxBytes ?? TEN_MB,
  });
  if (saved.outcome !== 'stored') throw new Error(saved.outcome);
  return saved.file;
}

async function contentOf(file: StoredFile): Promise<Buffer> {
  const opened = await store.open(file.id);
  const pieces: Buffer[] = [];
  for await (const piece of opened?.content ?? []) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** What GridFS holds altogether. */
async function held(): Promise<{ files: number; chunks: number }> {
  const db = connection.db;
  return {
    files: (await db?.collection('files.files').countDocuments()) ?? -1,
    chunks: (await db?.collection('files.chunks').countDocuments()) ?? -1,
  };
}

describe('what is stored comes back', () => {
  test('bytes, size, hash, owner and time', async () => {
    const pdf = pdfFile();
    const file = await save('年度报告.pdf', pdf);
    expect(file).toEqual({
      id: file.id,
      name: '年度报告.pdf',
      contentType: 'application/pdf',
      size: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      owner: `staged-by-staff:${AGENCY}`,
      agencyId: AGENCY,
      uploadedAt: '2026-03-02T02:00:00.000Z',
    });
    expect(await contentOf(file)).toEqual(pdf);
    expect(await store.describe([newId(), file.id])).toEqual([file]);
  });

  test('a file of many chunks that arrives in odd pieces', async () => {
    const text = Buffer.from('公开信息\n'.repeat(60_000), 'utf8');
    const pieces = Array.from({ length: Math.ceil(text.length / 7_777) }, (_, index) =>
      text.subarray(index * 7_777, (index + 1) * 7_777),
    );
    const file = await save('长文.txt', Readable.from(pieces));
    expect(file.size).toBe(780_000);
    expect((await contentOf(file)).equals(text)).toBe(true);
  });

  test('a new owner; deleted it is gone, with its content', async () => {
    const file = await save('照片.png', pngFile());
    await store.changeOwner([file.id], 'publication:p1', null);
    expect(await store.describe([file.id])).toMatchObject([{ owner: 'publication:p1', agencyId: null }]);
    const before = await held();
    await store.delete([file.id]);
    expect(await store.open(file.id)).toBeNull();
    expect(await store.describe([file.id])).toEqual([]);
    expect(await held()).toEqual({ files: before.files - 1, chunks: before.chunks - 1 });
  });
});

describe('the type is what the content says', () => {
  test.each([
    ['pdf', pdfFile(), 'application/pdf'],
    ['doc', docFile(), 'application/msword'],
    ['docx', docxFile(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['xls', xlsFile(), 'application/vnd.ms-excel'],
    ['xlsx', xlsxFile(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['jpg', jpegFile(), 'image/jpeg'],
    ['png', pngFile(), 'image/png'],
    ['txt', Buffer.from('说明\r\n第一行\t第二列', 'utf8'), 'text/plain; charset=utf-8'],
    ['txt', gbkTextFile(), 'text/plain; charset=gbk'],
  ])('%s', async (extension, content, contentType) => {
    expect(await save(`附件.${extension}`, content)).toMatchObject({ name: `附件.${extension}`, contentType });
  });

  test('a character split between two pieces is still one', async () => {
    const bytes = Buffer.from('说明', 'utf8');
    const file = await save('a.txt', Readable.from([bytes.subarray(0, 2), bytes.subarray(2)]));
    expect(file.contentType).toBe('text/plain; charset=utf-8');
  });

  test('another extension than the content is corrected, an unknown one stays before the true one', async () => {
    expect((await save('扫描件.pdf', pngFile())).name).toBe('扫描件.png');
    expect((await save('照片.JPEG', jpegFile())).name).toBe('照片.jpeg');
    expect((await save('报告.exe', pdfFile())).name).toBe('报告.exe.pdf');
    expect((await save('名单', xlsxFile())).name).toBe('名单.xlsx');
  });

  test.each([
    ['a program', exeFile()],
    ['an archive', zipFile({ 'a.txt': 'a' })],
    ['a presentation', pptFile()],
    ['text with control characters', Buffer.from('abc\u0000def', 'utf8')],
    ['bytes that are no text', Buffer.from([0x80, 0xff, 0xff, 0x81])],
    ['text in UTF-16', Buffer.from('\ufeff说明', 'utf16le')],
  ])('%s is refused and leaves nothing', async (_what, content) => {
    const before = await held();
    await expect(save('附件.docx', content)).rejects.toMatchObject({ code: 'unsupported_file_type' });
    expect(await held()).toEqual(before);
  });

  test.each([
    ['a document with macros', docmFile(), 'macros'],
    ['a damaged archive', docxFile().subarray(0, 60), 'damaged_document'],
    ['a picture with something behind it', Buffer.concat([pngFile(), Buffer.from('x')]), 'data_after_end'],
  ])('%s is refused with its reason and leaves nothing', async (_what, content, kind) => {
    const before = await held();
    await expect(save('附件.docx', content)).rejects.toMatchObject({ code: 'file_refused', details: { kind } });
    expect(await held()).toEqual(before);
  });

  test('of a picture the cleaned content is what counts', async () => {
    const told = withSegment(jpegFile(), 0xe1, exif(1));
    const file = await save('照片.jpg', told);
    expect(told.length).toBeGreaterThan(jpegFile().length);
    expect(file.size).toBe(jpegFile().length);
    expect(file.sha256).toBe(createHash('sha256').update(jpegFile()).digest('hex'));
    expect((await contentOf(file)).equals(jpegFile())).toBe(true);
  });

  test('an empty file is refused', async () => {
    const before = await held();
    await expect(save('空.txt', Buffer.alloc(0))).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await held()).toEqual(before);
  });
});

describe('names', () => {
  test.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\文件\\说明.txt', '说明.txt'],
    ['说明\u202egpj.txt', '说明gpj.txt'],
    ['a\u0000b\nc.txt', 'abc.txt'],
    ['a:b*c?.txt', 'a_b_c_.txt'],
    ['  .. ', '未命名文件.txt'],
    ['', '未命名文件.txt'],
    ['CON.txt', '_CON.txt'],
    [`${'名'.repeat(300)}.txt`, `${'名'.repeat(116)}.txt`],
  ])('%j becomes %j', async (given, expected) => {
    expect((await save(given, Buffer.from('说明', 'utf8'))).name).toBe(expected);
  });
});

describe('size', () => {
  const pieces = (bytes: number): Readable =>
    Readable.from(
      (function* () {
        for (let rest = bytes; rest > 0; rest -= 100_000) yield Buffer.alloc(Math.min(rest, 100_000), 0x61);
      })(),
    );

  test('exactly 10 MB is accepted', async () => {
    const file = await save('大.txt', pieces(TEN_MB));
    expect(file.size).toBe(10_485_760);
    await store.delete([file.id]);
  });

  test('one byte more is refused, and nothing is left', async () => {
    const before = await held();
    await expect(save('大.txt', pieces(TEN_MB + 1))).rejects.toMatchObject({
      code: 'file_too_large',
      details: { maxMegabytes: 10 },
    });
    expect(await held()).toEqual(before);
  });
});

describe('a stream that breaks', () => {
  test('an error in the middle leaves nothing', async () => {
    const before = await held();
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(600_000, 0x61);
        throw new Error('connection lost');
      })(),
    );
    await expect(save('断.txt', broken)).rejects.toThrow('connection lost');
    expect(await held()).toEqual(before);
  });

  test('destroyed without an error leaves nothing', async () => {
    const before = await held();
    let sent = 0;
    const cut = new Readable({
      read() {
        sent += 1;
        if (sent <= 5) this.push(Buffer.alloc(100_000, 0x61));
        else this.destroy();
      },
    });
    await expect(save('断.txt', cut)).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
    expect(await held()).toEqual(before);
  });
});

describe('with a scanner', () => {
  const clamd = new TestClamd();
  let scanned: FileStore;
  beforeAll(async () => {
    const scanner = clamdScanner({ address: await clamd.start(), timeoutMs: 2_000 });
    scanned = gridFsFileStore({ connection, clock, inspector: fileInspector(), scanner });
  });
  afterAll(() => clamd.stop());
  const put = (content: Buffer, id = newId()) =>
    scanned.save({
      id,
      name: '说明.txt',
      content: Readable.from([content]),
      owner: `staged-by-staff:${AGENCY}`,
      agencyId: AGENCY,
      maxBytes: TEN_MB,
    });
  const quarantined = async () => (await connection.db?.collection('quarantine.files').find().toArray()) ?? [];

  test('until the verdict is there the file is pending: nobody can open it, and the sweep knows it', async () => {
    const id = newId();
    let release = (): void => undefined;
    clamd.hold = new Promise((resolve) => (release = resolve));
    clamd.received.length = 0;
    const saving = put(Buffer.from('说明'), id);
    while (clamd.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const row = await connection.db?.collection<{ _id: string; metadata: object }>('files.files').findOne({ _id: id });
    expect(row?.metadata).toMatchObject({ state: 'pending', ownerType: 'unchecked' });
    expect(await scanned.open(id)).toBeNull();
    expect(await scanned.describe([id])).toEqual([]);
    await scanned.changeOwner([id], 'application:x', null);
    release();
    clamd.hold = null;
    expect(await saving).toMatchObject({ outcome: 'stored', file: { id, owner: `staged-by-staff:${AGENCY}` } });
    expect((await scanned.describe([id])).map((file) => file.owner)).toEqual([`staged-by-staff:${AGENCY}`]);
  });

  test('what is found is kept apart as it came, and cannot be opened, described or claimed', async () => {
    const before = await held();
    const content = Buffer.concat([Buffer.from('说明 '), EICAR]);
    const saved = await put(content);
    expect(saved).toEqual({ outcome: 'quarantined', id: expect.any(String), threat: 'Eicar-Test-Signature' });
    expect(await held()).toEqual(before);
    const { id } = saved as { id: string };
    expect(await scanned.open(id)).toBeNull();
    expect(await scanned.describe([id])).toEqual([]);
    const [row] = await quarantined();
    expect(row).toMatchObject({ _id: id, filename: '说明.txt', length: content.length });
    expect(row?.['metadata']).toMatchObject({ threat: 'Eicar-Test-Signature', agencyId: AGENCY });
    const chunk = await connection.db?.collection('quarantine.chunks').findOne({ files_id: id } as never);
    expect(
      Buffer.from(chunk?.['data'].buffer as Buffer)
        .subarray(0, content.length)
        .equals(content),
    ).toBe(true);
  });

  test('a picture is scanned as it came, before it was cleaned', async () => {
    const sick = withSegment(jpegFile(), 0xfe, EICAR);
    expect(await put(sick)).toMatchObject({ outcome: 'quarantined' });
  });

  test.each(['silent', 'hanging_up', 'too_small', 'not_clamd'] as const)(
    '%s: 503 in the end, and nothing is left',
    async (mood) => {
      const before = [await held(), (await quarantined()).length];
      clamd.mood = mood;
      await expect(put(Buffer.alloc(5_000, 0x61))).rejects.toMatchObject({ code: 'scanner_unavailable' });
      clamd.mood = 'scanning';
      expect([await held(), (await quarantined()).length]).toEqual(before);
    },
  );

  test('quarantine ends by its age', async () => {
    clock.freeze(new Date('2026-05-01T00:00:00Z'));
    await put(EICAR);
    const all = (await quarantined()).length;
    expect(await scanned.expireQuarantine(new Date('2026-05-01T00:00:00.000Z'))).toBe(all - 1);
    expect(await scanned.expireQuarantine(new Date('2026-05-01T00:00:00.001Z'))).toBe(1);
    expect(await connection.db?.collection('quarantine.chunks').countDocuments()).toBe(0);
  });
});

describe('many at once', () => {
  test('a few are looked at, others wait, and beyond that it is said to come again', async () => {
    const turnstile = new Turnstile(2, 3);
    const release: (() => void)[] = [];
    let inside = 0;
    let most = 0;
    const work = async (): Promise<string> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise<void>((resolve) => release.push(resolve));
      inside -= 1;
      return 'done';
    };
    const admitted = Array.from({ length: 5 }, () => turnstile.run(work));
    await expect(turnstile.run(work)).rejects.toMatchObject({ code: 'service_unavailable' });
    for (let done = 0; done < 5; done += 1) {
      while (release.length <= done) await new Promise((resolve) => setTimeout(resolve, 1));
      release[done]?.();
    }
    expect(await Promise.all(admitted)).toEqual(Array(5).fill('done'));
    expect(most).toBe(2);
  });

  test('a failure gives its place on', async () => {
    const turnstile = new Turnstile(1, 1);
    await expect(turnstile.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await turnstile.run(async () => 'next')).toBe('next');
  });
});

describe('orphans', () => {
  test('only what is old enough and what no record names', async () => {
    const text = Buffer.from('说明', 'utf8');
    clock.freeze(new Date('2026-03-01T00:00:00Z'));
    const staged = await save('甲.txt', text);
    const inDraft = await save('乙.txt', text, { owner: 'draft:d1' });
    const ofGoneDraft = await save('丙.txt', text, { owner: 'draft:d2' });
    const published = await save('丁.txt', text);
    const applied = await save('戊.txt', text);
    const owned = await save('己.txt', text, { owner: 'application:x' });
    clock.freeze(new Date('2026-03-01T12:00:00Z'));
    const fresh = await save('庚.txt', text);
    const db = connection.db;
    await db?.collection<{ _id: string }>('drafts').insertOne({ _id: 'd1', files: [{ id: inDraft.id }] } as never);
    await db?.collection<{ _id: string }>('publications').insertOne({ _id: 'p', fileIds: [published.id] } as never);
    await db?.collection<{ _id: string }>('applications').insertOne({ _id: 'x', fileIds: [applied.id] } as never);

    const found = await store.orphans(new Date('2026-03-01T12:00:00Z'), 100);
    expect(found.toSorted()).toEqual([staged.id, ofGoneDraft.id].toSorted());
    expect(found).not.toContain(owned.id);
    expect(found).not.toContain(fresh.id);
    expect(await store.orphans(new Date('2026-03-01T12:00:00Z'), 1)).toHaveLength(1);
  });

  test('an upload that was cut off with the process is one, and cannot be opened', async () => {
    const id = newId();
    await connection.db?.collection<{ _id: string }>('files.files').insertOne({
      _id: id,
      filename: 'x',
      length: 3,
      metadata: { state: 'pending', ownerType: 'unchecked', uploadedAt: '2026-02-01T00:00:00.000Z' },
    } as never);
    expect(await store.open(id)).toBeNull();
    expect(await store.describe([id])).toEqual([]);
    expect(await store.orphans(new Date('2026-02-02T00:00:00Z'), 10)).toEqual([id]);
  });
});
