/** Which of the accepted types some bytes are, by what stands at their very beginning. What the client claims is never asked. */
import { fileTypeFromBuffer } from 'file-type';
import { AppError } from '../../errors.js';
import { compoundFile } from './compound-file.js';
import { type FileType } from './file-types.js';
import { endsAsArchive } from './hidden-archive.js';
import { officeDocumentType } from './office-document.js';
import { refusal } from './refusals.js';
import { textEncoding } from './text-encoding.js';

/** As many bytes as every signature needs. */
export const HEAD_BYTES = 4100;

const BY_CONTENT_TYPE: Readonly<Record<string, FileType>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
};
const COMPOUND_FILE = 'application/x-cfb';
const PHONE_PICTURE = /^image\/(hei[cf](-sequence)?|avif)$/;
const HOW_TO_SEND_JPEG =
  '受理机关可能打不开 HEIC 格式的照片，请改传 JPEG。iPhone：设置 → 相机 → 格式 → 选“兼容性最佳”（最兼容），再重新拍摄；安卓手机：相机设置里关闭“高效格式（HEIF）”。';

/** Signatures that make a program open the file as something else, though other bytes stand before them. */
const SIGNATURES = [
  '%PDF-',
  '\u0089PNG\r\n\u001a\n',
  '\u00ff\u00d8\u00ff',
  '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
  'PK\u0003\u0004',
];
/** Readers of PDF look this far for the beginning. */
const LENIENT_BYTES = 1024;

/** @throws AppError `unsupported_file_type` when the head alone excludes it, whatever follows. */
export async function refuseHead(head: Buffer): Promise<void> {
  if (isZip(head)) return;
  const contentType = (await fileTypeFromBuffer(head))?.mime;
  if (contentType === undefined || contentType === COMPOUND_FILE || BY_CONTENT_TYPE[contentType]) return;
  throw unsupported(contentType);
}

/** @throws AppError `unsupported_file_type`, `file_refused` */
export async function sniffFile(bytes: Buffer): Promise<FileType> {
  const head = bytes.subarray(0, HEAD_BYTES);
  const contentType = isZip(head) ? undefined : (await fileTypeFromBuffer(head))?.mime;
  const type = isZip(head) ? await officeDocumentType(bytes) : await typeOf(bytes, contentType);
  if (type === null) throw hasSignatureLater(head) ? refusal('signature_not_first') : unsupported(contentType);
  return type;
}

async function typeOf(bytes: Buffer, contentType: string | undefined): Promise<FileType | null> {
  if (contentType === COMPOUND_FILE) return compoundDocument(bytes);
  if (contentType !== undefined) return BY_CONTENT_TYPE[contentType] ?? null;
  if (endsAsArchive(bytes)) throw refusal('signature_not_first');
  const encoding = textEncoding(bytes);
  if (encoding === null) return null;
  if (bytes.toString('latin1', 0, LENIENT_BYTES).includes('%PDF-')) throw refusal('signature_not_first');
  return encoding === 'utf8' ? 'text_utf8' : 'text_gbk';
}

function compoundDocument(bytes: Buffer): FileType | null {
  const document = compoundFile(bytes);
  if (document?.isEncrypted) throw refusal('encrypted');
  if (!document?.type) return null;
  if (document.hasMacros) throw refusal('macros');
  if (document.hasPackedFile) throw refusal('embedded_program');
  if (endsAsArchive(bytes)) throw refusal('hidden_archive');
  return document.type;
}

function unsupported(contentType: string | undefined): AppError {
  const isPhonePicture = contentType !== undefined && PHONE_PICTURE.test(contentType);
  return new AppError('unsupported_file_type', {}, isPhonePicture ? { message: HOW_TO_SEND_JPEG } : {});
}

function hasSignatureLater(head: Buffer): boolean {
  const text = head.toString('latin1', 1);
  return SIGNATURES.some((signature) => text.includes(signature));
}

function isZip(head: Buffer): boolean {
  return head.length >= 4 && head.readUInt32LE(0) === 0x04034b50;
}
