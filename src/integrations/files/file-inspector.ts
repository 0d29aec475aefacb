/** Everything that is known about uploaded files, in the order in which it is asked: what is it, is it whole, what may stay. */
import { type FileInspector } from '../../ports/file-inspector.js';
import { FILE_TYPES, type FileType, safeFileName } from './file-types.js';
import { containsArchive } from './hidden-archive.js';
import { checkJpeg } from './jpeg.js';
import { checkPdf } from './pdf.js';
import { assertSize, type CheckedPicture } from './picture.js';
import { checkPng } from './png.js';
import { refusal } from './refusals.js';
import { HEAD_BYTES, refuseHead, sniffFile } from './sniff.js';
import { assertShowable, turnUpright } from './upright.js';

export function fileInspector(): FileInspector {
  return {
    headBytes: HEAD_BYTES,
    refuseHead,
    async inspect(name, received, maxBytes) {
      const type = await sniffFile(received);
      const content = await checkedContent(type, received, maxBytes);
      return { name: safeFileName(name, type), contentType: FILE_TYPES[type].contentType, content };
    },
  };
}

/** @throws AppError `file_refused` */
async function checkedContent(type: FileType, received: Buffer, maxBytes: number): Promise<Buffer> {
  switch (type) {
    case 'jpeg':
    case 'png':
      return await cleanPicture(type, received, maxBytes);
    case 'pdf':
      await checkPdf(received);
      return received;
    // Looked into already, to see what they are.
    case 'doc':
    case 'docx':
    case 'xls':
    case 'xlsx':
    case 'text_utf8':
    case 'text_gbk':
      return received;
  }
}

async function cleanPicture(format: 'jpeg' | 'png', received: Buffer, maxBytes: number): Promise<Buffer> {
  if (containsArchive(received)) throw refusal('hidden_archive');
  const picture: CheckedPicture = format === 'jpeg' ? checkJpeg(received) : checkPng(received);
  assertSize(picture);
  await assertShowable(picture.clean);
  return picture.orientation === 1 ? picture.clean : await turnUpright(received, { format, maxBytes });
}
