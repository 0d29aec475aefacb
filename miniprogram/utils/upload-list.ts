/** The attachments of a draft as the page shows them: those on the server, those on their way, those that went wrong. */
import { type DraftFields, type FileCard } from '../api/generated';

/** As the server's limits say; it decides by content. */
export const MOST_FILES = 10;
export const MOST_BYTES = 10 * 1_048_576;
const ENDINGS = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'jpg', 'jpeg', 'png', 'txt'];
const APPLE_PICTURES = ['heic', 'heif'];

/** What a file is for. The mandate is known by its name again on another device, the identity document by the draft. */
export type FileUse = 'identity' | 'mandate' | 'other';
const MANDATE = '委托书';
const IDENTITY = '身份证明';

export interface UploadItem {
  key: string;
  use: FileUse;
  name: string;
  size: number;
  sizeWords: string;
  /** `refused`: it is of no use to try again. */
  state: 'waiting' | 'sending' | 'done' | 'failed' | 'refused';
  percent: number;
  problem: string;
  /** On the phone. */
  path: string;
  fileId: string | null;
}

export interface ChosenFile {
  path: string;
  name: string;
  size: number;
}

export function sizeInWords(bytes: number): string {
  if (bytes < 1_024) return `${bytes} 字节`;
  if (bytes < 1_048_576) return `${Math.round(bytes / 1_024)} KB`;
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** @returns what is wrong with a file that was chosen, '' when it may be sent */
export function fileProblem({ name, size }: ChosenFile): string {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  if (size === 0) return '这是空文件，请重新选择';
  if (size > MOST_BYTES) return `文件有 ${sizeInWords(size)}，最多 10 MB，请压缩或者拆分后再选`;
  if (ending && APPLE_PICTURES.includes(ending)) return '请改传 JPEG 照片：手机“设置—相机—格式”选“兼容性最佳”后重拍';
  if (ending && !ENDINGS.includes(ending)) return '请上传 PDF、Word、Excel、JPEG、PNG 或者纯文本文件';
  return '';
}

/** A picture from the camera has no name of its own. */
export function pictureName(use: FileUse, path: string, number: number): string {
  const ending = /\.([a-z0-9]{2,5})$/i.exec(path)?.[1]?.toLowerCase() ?? 'jpg';
  return `${{ identity: IDENTITY, mandate: MANDATE, other: '照片' }[use]}${number}.${ending}`;
}

/** The name under which it is filed says what it is for. */
export function filedName(use: FileUse, name: string): string {
  const mark = use === 'identity' ? IDENTITY : use === 'mandate' ? MANDATE : '';
  return mark === '' || name.includes(mark) ? name : `${mark}-${name}`;
}

function useOf(file: FileCard, { identityPhoto }: DraftFields): FileUse {
  if (file.id === identityPhoto || file.name.startsWith(IDENTITY)) return 'identity';
  return file.name.startsWith(MANDATE) ? 'mandate' : 'other';
}

/** Files of the server first, in their order; then what is not there yet. */
export function withFiles(items: readonly UploadItem[], files: readonly FileCard[], fields: DraftFields): UploadItem[] {
  const known = new Map(items.flatMap((item) => (item.fileId ? [[item.fileId, item] as const] : [])));
  const there = files.map((file): UploadItem => ({
    key: known.get(file.id)?.key ?? file.id,
    use: useOf(file, fields),
    name: file.name,
    size: file.size,
    sizeWords: sizeInWords(file.size),
    state: 'done',
    percent: 100,
    problem: '',
    path: '',
    fileId: file.id,
  }));
  return [...there, ...items.filter(({ state }) => state !== 'done')];
}

/** Adds what was chosen; what may not be sent says why, what is too much is told. */
export function withChosen(
  items: readonly UploadItem[],
  chosen: readonly ChosenFile[],
  use: FileUse,
  makeKey: () => string,
): { items: UploadItem[]; tooMany: number } {
  const room = MOST_FILES - items.filter(({ state }) => state !== 'refused').length;
  const taken = chosen.slice(0, Math.max(0, room));
  const added = taken.map((file): UploadItem => {
    const problem = fileProblem(file);
    return {
      key: makeKey(),
      use,
      name: filedName(use, file.name),
      size: file.size,
      sizeWords: sizeInWords(file.size),
      state: problem ? 'refused' : 'waiting',
      percent: 0,
      problem,
      path: file.path,
      fileId: null,
    };
  });
  return { items: [...items, ...added], tooMany: chosen.length - taken.length };
}

export function changed(items: readonly UploadItem[], key: string, change: Partial<UploadItem>): UploadItem[] {
  return items.map((item) => (item.key === key ? { ...item, ...change } : item));
}

export function without(items: readonly UploadItem[], key: string): UploadItem[] {
  return items.filter((item) => item.key !== key);
}

/** One goes at a time: on a slow line ten at once all time out. */
export function nextWaiting(items: readonly UploadItem[]): UploadItem | null {
  if (items.some(({ state }) => state === 'sending')) return null;
  return items.find(({ state }) => state === 'waiting') ?? null;
}

export function isOnItsWay(items: readonly UploadItem[]): boolean {
  return items.some(({ state }) => state === 'waiting' || state === 'sending');
}
