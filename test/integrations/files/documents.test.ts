/** Documents: what could run, fetch or carry something else is refused, each with its own words. */
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { fileInspector } from '../../../src/integrations/files/file-inspector.js';
import { REFUSALS, type RefusalKind } from '../../../src/integrations/files/refusals.js';
import {
  docFile,
  docmFile,
  docxFile,
  jpegFile,
  pdfFile,
  pngFile,
  xlsFile,
  xlsxFile,
  zipFile,
} from '../../support/files.js';
import {
  compoundOf,
  heicFile,
  objectStream,
  officeParts,
  officeWith,
  packedStream,
  pdfOf,
  relations,
  wordHead,
  workbook,
  zipOf,
} from '../../support/hostile-files.js';

const inspector = fileInspector();
const inspect = (content: Buffer) => inspector.inspect('附件', content, 10_485_760);
const refusedAs = (kind: RefusalKind) => ({
  code: 'file_refused',
  details: { kind },
  message: `这个文件不能上传：${REFUSALS[kind]}。`,
});
const refuses = async (content: Buffer, kind: RefusalKind) =>
  expect(inspect(content)).rejects.toMatchObject(refusedAs(kind));

test('every refusal has words of its own, which say what to do', () => {
  const words = Object.values(REFUSALS);
  expect(new Set(words).size).toBe(words.length);
  for (const text of words) expect(text).toMatch(/请|逐个/);
});

describe('a signature not at the beginning', () => {
  test.each([
    ['PDF behind a line of text', Buffer.concat([Buffer.from('hello\n'), pdfFile()])],
    ['PDF behind binary bytes', Buffer.concat([Buffer.from([0, 1, 2, 3]), pdfFile()])],
    ['PNG', Buffer.concat([Buffer.from([0, 0]), pngFile()])],
    ['JPEG', Buffer.concat([Buffer.from([0, 0]), jpegFile()])],
    ['Word before 2007', Buffer.concat([Buffer.from([0]), docFile()])],
    ['an archive behind text', Buffer.concat([Buffer.from('说明\n'), docxFile()])],
    ['an archive behind much text', Buffer.concat([Buffer.alloc(20_000, 0x61), zipFile({ 'a.txt': 'a' })])],
  ])('%s', async (_what, content) => {
    await refuses(content, 'signature_not_first');
  });

  test('text may speak of PDF, only not begin like one', async () => {
    const later = Buffer.concat([Buffer.alloc(1_020, 0x61), Buffer.from('%PDF-1.4')]);
    expect(await inspect(later)).toMatchObject({ contentType: 'text/plain; charset=utf-8' });
    await refuses(Buffer.concat([Buffer.alloc(1_019, 0x61), Buffer.from('%PDF-1.4')]), 'signature_not_first');
  });
});

test.each(['heic', 'heix', 'mif1', 'avif'])('a photo of a phone in %s: how to send a JPEG', async (brand) => {
  const photo = heicFile();
  photo.write(brand, 8, 'latin1');
  photo.write(brand, 20, 'latin1');
  await expect(inspect(photo)).rejects.toMatchObject({
    code: 'unsupported_file_type',
    message: expect.stringContaining('兼容性最佳'),
  });
  await expect(inspector.refuseHead(photo)).rejects.toMatchObject({ message: expect.stringContaining('JPEG') });
});

describe('PDF', () => {
  const page = '<</Type/Catalog/Pages 2 0 R>>';

  test('a plain one stays as it is, byte by byte', async () => {
    const plain = pdfOf(
      page,
      objectStream('<</Type/Pages/Kids[]/Count 0>>', '(text)'),
      packedStream('', 'BT (x) Tj ET'),
    );
    expect((await inspect(plain)).content).toBe(plain);
    expect(await inspect(pdfFile())).toMatchObject({ contentType: 'application/pdf', name: '附件.pdf' });
  });

  test.each<[RefusalKind, string, string]>([
    ['pdf_script', 'an action', '<</OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>'],
    ['pdf_script', 'written with escapes', '<</OpenAction<</S/J#61v#61Script/JS(x)>>>>'],
    ['pdf_script', 'all escapes', '<</S/#4a#61#76#61#53#63#72#69#70#74/JS 9 0 R>>'],
    ['pdf_script', 'a list of scripts', '<</Names<</JavaScript 5 0 R>>>>'],
    ['pdf_script', 'behind a comment', '<</S%x\n/JavaScript/JS(x)>>'],
    ['pdf_script', 'an object of its own', '/JavaScript'],
    ['pdf_launch', 'a program', '<</S/Launch/F(cmd.exe)>>'],
    ['pdf_attachment', 'an embedded file', '<</Type/EmbeddedFile/Length 0>>'],
    ['pdf_attachment', 'a list of files', '<</Names<</EmbeddedFiles<</Names[]>>>>>>'],
    ['pdf_attachment', 'a paper clip', '<</Type/Annot/Subtype/FileAttachment/FS 5 0 R>>'],
    ['pdf_attachment', 'a file specification', '<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>'],
    ['pdf_dynamic_form', 'XFA', '<</AcroForm<</XFA[(template)5 0 R]>>>>'],
    ['pdf_dynamic_form', 'XFA by reference', '<</AcroForm<</XFA 5 0 R>>>>'],
    ['pdf_multimedia', 'film', '<</Type/Annot/Subtype/RichMedia>>'],
    ['pdf_multimedia', 'a rendition with a script', '<</S/Rendition/JS(x)>>'],
    ['encrypted', 'a password', '<</Encrypt 5 0 R/ID[()()]>>'],
  ])('%s: %s, in the open and in an object stream', async (kind, _what, object) => {
    await refuses(pdfOf(page, object), kind);
    await refuses(pdfOf(page, objectStream('<</Type/Font>>', object)), kind);
  });

  test('a script is found in data too, where a cross-reference could point', async () => {
    await refuses(pdfOf(page, '<</Length 60>>\nstream\n7 0 obj<</S/JavaScript/JS(x)>>endobj\nendstream'), 'pdf_script');
  });

  test.each([
    ['without a name for its kind', (data: string) => packedStream('/N 1/First 5', data)],
    [
      'behind a word “stream” in a text',
      (data: string) =>
        Buffer.concat([
          Buffer.from('<</X(>>\nstream\n)>>\nendobj\n8 0 obj\n'),
          packedStream('/Type/ObjStm/N 1/First 5', data),
        ]),
    ],
    ['behind white space', (data: string) => packedStream('/N 1/First 5', `${' '.repeat(70_000)}${data}`)],
    ['behind a comment', (data: string) => packedStream('/N 1/First 5', `% ${'x'.repeat(600)}\n${data}`)],
    [
      'with words behind “stream”',
      (data: string) =>
        Buffer.from(
          packedStream('/Type/ObjStm/N 1/First 5', data).toString('latin1').replace('stream\n', 'stream   %a\n'),
          'latin1',
        ),
    ],
  ])('objects %s', async (_what, pack) => {
    await refuses(pdfOf(page, pack('20 0 <</S/JavaScript/JS(x)>>')), 'pdf_script');
  });

  test.each([
    [
      'packed as hex',
      Buffer.from('<</Type/ObjStm/N 1/First 5/Filter/ASCIIHexDecode/Length 20>>\nstream\n32302030>\nendstream'),
    ],
    ['packed twice', packedStream('/Type/ObjStm/N 1/First 5/DecodeParms<</Predictor 12>>', '20 0 <<>>')],
    ['with something else in it', packedStream('/Type/ObjStm/N 1/First 5', 'q BT ET Q')],
  ])('objects that cannot be read here (%s)', async (_what, object) => {
    await refuses(pdfOf(page, object), 'pdf_unreadable');
  });

  test('under a password objects cannot be read: then that is the reason', async () => {
    const sealed = Buffer.from(
      '<</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length 9>>\nstream\n\u0001\u0002sealed!!\nendstream',
    );
    await refuses(pdfOf(page, sealed), 'pdf_unreadable');
    await refuses(pdfOf(page, sealed, '<</Type/XRef/Encrypt 9 0 R>>'), 'encrypted');
  });

  test('objects whose data are broken', async () => {
    const good = objectStream('<</Type/Font>>');
    const at = good.indexOf('\nendstream');
    await refuses(pdfOf(page, Buffer.concat([good.subarray(0, at - 8), good.subarray(at)])), 'damaged_pdf');
  });

  test('words in a link are only words, and so are longer names', async () => {
    const link = '<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://example.com/docs/JavaScript)>>>>';
    const names = '<</EncryptMetadata true/JavaScriptEngine 1/Launcher 2/XFAx 3/EFx 4>>';
    expect(await inspect(pdfOf(page, link, names, '(/XFA)'))).toMatchObject({ contentType: 'application/pdf' });
  });

  test('behind the last end mark only white space', async () => {
    const plain = pdfFile();
    expect(await inspect(Buffer.concat([plain, Buffer.from(' \t\r\n\f\0')]))).toMatchObject({ name: '附件.pdf' });
    await refuses(Buffer.concat([plain, Buffer.from('x')]), 'data_after_end');
    await refuses(Buffer.concat([plain, Buffer.alloc(300_000, 0x61)]), 'data_after_end');
  });

  test('an updated one ends twice', async () => {
    const updated = Buffer.concat([pdfFile(), Buffer.from('4 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')]);
    expect((await inspect(updated)).content).toBe(updated);
  });

  test('an archive behind or inside', async () => {
    const archive = zipFile({ 'a.exe': 'MZ' });
    await refuses(Buffer.concat([pdfFile(), archive]), 'hidden_archive');
    await refuses(
      pdfOf(page, Buffer.concat([Buffer.from('<</Length 9>>stream\n'), archive, Buffer.from('endstream')])),
      'hidden_archive',
    );
  });

  test('cut off', async () => {
    await refuses(pdfFile().subarray(0, 100), 'damaged_pdf');
  });

  test('a bomb costs neither memory nor time', async () => {
    const bomb = deflateSync(Buffer.concat([Buffer.from('20 0 '), Buffer.alloc(200 * 1_048_576, 0x20)]));
    const object = Buffer.concat([
      Buffer.from('<</Type/ObjStm/N 1/First 5/Filter/FlateDecode>>\nstream\n'),
      bomb,
      Buffer.from('\nendstream'),
    ]);
    const file = pdfOf(page, object, object, object, object);
    const before = process.memoryUsage().rss;
    const begun = performance.now();
    await refuses(file, 'too_complex');
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1_048_576);
  }, 30_000);

  test('ten thousand streams are looked at, one more is too many', async () => {
    const streams = (count: number) => Buffer.from('<<>>stream\n\nendstream\n'.repeat(count));
    expect(await inspect(pdfOf(page, streams(10_000)))).toMatchObject({ name: '附件.pdf' });
    await refuses(pdfOf(page, streams(10_001)), 'too_complex');
  });

  test.each([
    '/JavaScrip',
    '(http://a/Launch',
    'PK\u0003\u0004PK\u0005\u0006',
    '/#4a#61#76#61',
    '/EF ',
    'stream\n',
    'stream\n\u0078\u009c',
    '>> stream x',
  ])(
    'ten megabytes of %j are done with in time, and others have their turn meanwhile',
    async (piece) => {
      const hostile = pdfOf(page, Buffer.from(piece.repeat(Math.floor(10_000_000 / piece.length)), 'latin1'));
      let last = performance.now();
      let longest = 0;
      const beat = setInterval(() => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }, 5);
      const begun = performance.now();
      await inspect(hostile).catch((error: unknown) => expect(error).toMatchObject({ code: 'file_refused' }));
      clearInterval(beat);
      expect(performance.now() - begun).toBeLessThan(12_000);
      expect(longest).toBeLessThan(2_000);
    },
    30_000,
  );
});

describe('Word and Excel since 2007', () => {
  test('stay as they are; which one it is says the list of types', async () => {
    for (const [content, extension] of [
      [docxFile(), 'docx'],
      [xlsxFile(), 'xlsx'],
    ] as const) {
      const inspected = await inspect(content);
      expect([inspected.name, inspected.content === content]).toEqual([`附件.${extension}`, true]);
    }
    expect((await inspect(officeWith('docx', [{ name: 'word/media/a.png', data: pngFile() }]))).name).toBe('附件.docx');
  });

  test.each([
    ['a macro document by its type', docmFile()],
    ['a project of macros', officeWith('docx', [{ name: 'word/vbaProject.bin', data: 'x' }])],
    ['by another name', officeWith('docx', [{ name: 'word/VBAPROJECT1.BIN', data: 'x' }])],
    [
      'declared for another part',
      officeWith('docx', [], '<Override PartName="/word/a.dat" ContentType="application/vnd.ms-office.vbaProject"/>'),
    ],
    [
      'declared with entities',
      officeWith(
        'docx',
        [],
        '<Override PartName="/word/a.dat" ContentType="application/vnd.ms-office.&#118;ba&#x50;roject"/>',
      ),
    ],
    ['a sheet of Excel 4 macros', officeWith('xlsx', [{ name: 'xl/macrosheets/sheet1.xml', data: '<x/>' }])],
    ['a macro document inside', officeWith('docx', [{ name: 'word/embeddings/a.docm', data: docxFile() }])],
  ])('macros: %s', async (_what, content) => {
    await refuses(content, 'macros');
  });

  test.each([
    ['a program', { name: 'word/media/setup.exe', data: 'MZ' }],
    ['a script', { name: 'word/embeddings/run.JS', data: 'x' }],
    ['a control', { name: 'word/activeX/activeX1.bin', data: 'x' }],
    ['a program under another name', { name: 'word/embeddings/oleObject1.bin', data: 'MZ\u0090' }],
    [
      'a packed file',
      {
        name: 'word/embeddings/oleObject1.bin',
        data: compoundOf([{ name: '\u0001Ole10Native', content: Buffer.from('x') }]),
      },
    ],
  ])('embedded: %s', async (_what, part) => {
    await refuses(officeWith('docx', [part]), 'embedded_program');
  });

  test('the table of a chart and the data of a formula may stand inside', async () => {
    const formula = compoundOf([{ name: 'Equation Native', content: Buffer.from('x') }]);
    const parts = [
      { name: 'word/embeddings/Microsoft_Excel_Sheet1.xlsx', data: xlsxFile() },
      { name: 'word/embeddings/oleObject1.bin', data: formula },
    ];
    expect((await inspect(officeWith('docx', parts))).name).toBe('附件.docx');
  });

  test.each([
    ['attachedTemplate', 'https://example.com/a.dotm'],
    ['attachedTemplate', '\\\\server\\share\\a.dotm'],
    ['attachedTemplate', 'file://server/share/a.dotm'],
    ['attachedTemplate', '//server/share/a.dotm'],
    ['oleObject', 'mhtml:http://example.com/a!x-usc:http://example.com/a'],
    ['image', 'http://example.com/pixel.png'],
    ['image', '&#104;ttp://example.com/pixel.png'],
    ['frame', 'ms-msdt:/id PCWDiagnostic'],
  ])('fetched when opened: %s %s', async (type, target) => {
    await refuses(officeWith('docx', [relations(type, target)]), 'external_content');
  });

  test.each([
    ['hyperlink', 'https://example.com/'],
    ['attachedTemplate', 'file:///C:\\Users\\wang\\AppData\\Roaming\\Microsoft\\Templates\\Normal.dotm'],
    ['externalLinkPath', '预算表.xlsx'],
  ])('only named: %s %s', async (type, target) => {
    expect((await inspect(officeWith('docx', [relations(type, target)]))).name).toBe('附件.docx');
  });

  test('behind the end, and in the comment of the archive', async () => {
    await refuses(Buffer.concat([docxFile(), Buffer.from('x')]), 'data_after_end');
    await refuses(zipOf(officeParts('docx', []), 'a comment'), 'data_after_end');
  });

  test('between the parts, and under a name twice or outside', async () => {
    const gap = Buffer.from('hidden');
    await refuses(officeWith('docx', [{ name: 'a.xml', data: 'x', gap }]), 'foreign_data');
    await refuses(officeWith('docx', [{ name: 'WORD/document.xml', data: 'x' }]), 'foreign_data');
    await refuses(officeWith('docx', [{ name: 'word/../../a.xml', data: 'x' }]), 'foreign_data');
  });

  test('entities and other encodings in the lists', async () => {
    const list = (data: string) => zipOf([{ name: '[Content_Types].xml', data }, ...officeParts('docx', []).slice(1)]);
    const body =
      '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
    expect((await inspect(list(body))).name).toBe('附件.docx');
    await refuses(list(`<!DOCTYPE a [<!ENTITY b "vbaProject">]>${body}`), 'foreign_data');
    await refuses(list(`<?xml version="1.0" encoding="utf-7"?>${body}`), 'foreign_data');
  });

  test('with a password', async () => {
    await refuses(
      compoundOf([
        { name: 'EncryptionInfo', content: Buffer.from('x') },
        { name: 'EncryptedPackage', content: Buffer.from('x') },
      ]),
      'encrypted',
    );
    await refuses(officeWith('docx', [{ name: 'word/a.xml', data: 'x', flags: 1 }]), 'encrypted');
  });

  test('cut off', async () => {
    for (const length of [60, docxFile().length - 1]) await refuses(docxFile().subarray(0, length), 'damaged_document');
  });

  test('a bomb costs neither memory nor time', async () => {
    const xml = Buffer.alloc(300 * 1_048_576, 0x20);
    const rels = { ...relations('hyperlink', 'https://example.com/'), name: 'word/_rels/a.xml.rels' };
    const file = officeWith('docx', [{ ...rels, data: xml }]);
    const before = process.memoryUsage().rss;
    const begun = performance.now();
    await refuses(file, 'too_complex');
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1_048_576);
  }, 30_000);
});

describe('Word and Excel before 2007', () => {
  const word = { name: 'WordDocument', content: wordHead(0) };
  const book = (...records: [number, Buffer][]) => ({ name: 'Workbook', content: workbook(...records) });
  const sheet = (kind: number) => [0x85, Buffer.from([0, 0, 0, 0, 0, kind, 1, 0, 0x41])] as [number, Buffer];

  test('are told apart', async () => {
    for (const [content, name] of [
      [docFile(), '附件.doc'],
      [xlsFile(), '附件.xls'],
      [compoundOf([word]), '附件.doc'],
      [compoundOf([book(sheet(0))]), '附件.xls'],
    ] as const) {
      expect((await inspect(content)).name).toBe(name);
    }
  });

  test.each([
    ['Macros', compoundOf([word, { name: 'Macros', content: Buffer.alloc(1) }])],
    ['_VBA_PROJECT_CUR', compoundOf([book(), { name: '_VBA_PROJECT_CUR', content: Buffer.alloc(1) }])],
    ['VBA', compoundOf([{ name: 'VBA', content: Buffer.alloc(1) }, word])],
    ['a sheet of Excel 4 macros', compoundOf([book(sheet(0), sheet(1))])],
  ])('macros: %s', async (_what, content) => {
    await refuses(content, 'macros');
  });

  test('with a password', async () => {
    await refuses(compoundOf([{ name: 'WordDocument', content: wordHead(0x0100) }]), 'encrypted');
    await refuses(compoundOf([book([0x2f, Buffer.alloc(6)])]), 'encrypted');
  });

  test('with a packed file, or an archive behind it', async () => {
    await refuses(compoundOf([word, { name: '\u0001Ole10Native', content: Buffer.alloc(1) }]), 'embedded_program');
    await refuses(Buffer.concat([compoundOf([word]), zipFile({ 'a.js': 'x' })]), 'hidden_archive');
  });

  test('with sectors that lead in a circle', async () => {
    const circle = compoundOf([word]);
    circle.writeUInt32LE(1, 512 + 4);
    expect((await inspect(circle)).name).toBe('附件.doc');
    const nothing = compoundOf([{ name: 'Data', content: Buffer.alloc(1) }]);
    nothing.writeUInt32LE(1, 512 + 4);
    await expect(inspect(nothing)).rejects.toMatchObject({ code: 'unsupported_file_type' });
  });
});

test('an archive that is no document is not of the list', async () => {
  await expect(inspect(zipFile({ 'a.txt': 'a' }))).rejects.toMatchObject({
    code: 'unsupported_file_type',
    message: '不支持这种文件。请上传 PDF、Word、Excel、JPEG、PNG 或纯文本文件。',
  });
});
