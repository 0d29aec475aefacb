/** Whether bytes are plain text in UTF-8 or GBK. */
import { TextDecoder } from 'node:util';

/** Tab, line feed, form feed and carriage return are text; other control characters are not. */
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;
/** Decoded piece by piece, so that a large file is not held twice. */
const PIECE_BYTES = 65_536;

/** UTF-8 goes before GBK. Null when it is neither. */
export function textEncoding(bytes: Buffer): 'utf8' | 'gbk' | null {
  if (isText(bytes, new TextDecoder('utf-8', { fatal: true }))) return 'utf8';
  return isText(bytes, new TextDecoder('gbk', { fatal: true })) ? 'gbk' : null;
}

function isText(bytes: Buffer, decoder: TextDecoder): boolean {
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      if (CONTROL.test(decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true }))) return false;
    }
    return !CONTROL.test(decoder.decode());
  } catch {
    return false;
  }
}
