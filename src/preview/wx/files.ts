/** Files chosen by the user, and the little of a file system that attachments need. */
import { type Api, asApi, Failure, type Options, quiet } from './answer.js';
import { dropFile, fileAt, keepFile } from './temporary-files.js';

const IMAGES = 'image/*';
const VIDEOS = 'video/*';

export function filesApi(): Api {
  return {
    chooseMessageFile: asApi('chooseMessageFile', async (options) => {
      const extensions = (options['extension'] ?? []) as string[];
      const kinds: Readonly<Record<string, string>> = { image: IMAGES, video: VIDEOS };
      const named = extensions.map((one) => `.${one.replace(/^\./, '')}`).join(',');
      const files = await chooseFiles({
        accept: named || (kinds[String(options['type'])] ?? ''),
        count: countOf(options),
      });
      const tempFiles = files.map((file) => {
        const { name, size, lastModified } = file;
        return { path: keepFile(file), name, size, type: kindOf(file), time: Math.floor(lastModified / 1000) };
      });
      return { tempFiles };
    }),
    chooseMedia: asApi('chooseMedia', async (options) => {
      const kinds = (options['mediaType'] ?? ['image', 'video']) as string[];
      const accept = [kinds.includes('video') || kinds.includes('mix') ? VIDEOS : '', IMAGES].filter(Boolean).join(',');
      const files = await chooseFiles({ accept, count: countOf(options), camera: isCamera(options) });
      const tempFiles = await Promise.all(
        files.map(async (file) => ({
          ...{ tempFilePath: keepFile(file), size: file.size, fileType: kindOf(file), ...(await dimensions(file)) },
          ...{ duration: 0, thumbTempFilePath: '', name: file.name },
        })),
      );
      return { tempFiles, type: tempFiles[0]?.fileType ?? 'image' };
    }),
    chooseImage: asApi('chooseImage', async (options) => {
      const files = await chooseFiles({ accept: IMAGES, count: countOf(options), camera: isCamera(options) });
      const tempFiles = files.map((file) => ({ path: keepFile(file), size: file.size }));
      return { tempFiles, tempFilePaths: tempFiles.map(({ path }) => path) };
    }),
    getImageInfo: asApi('getImageInfo', async ({ src }) => {
      const file = fileAt(String(src));
      if (!file) throw new Failure('file not found');
      return { ...(await dimensions(file)), path: src, orientation: 'up', type: file.type.replace('image/', '') };
    }),
    compressImage: asApi('compressImage', ({ src }) => ({ tempFilePath: src })),
    getFileInfo: asApi('getFileInfo', ({ filePath }) => ({ size: needed(filePath).size })),
    saveFile: asApi('saveFile', ({ tempFilePath }) => ({ savedFilePath: keepFile(needed(tempFilePath)) })),
    getFileSystemManager: fileSystem,
    ...quiet('removeSavedFile'),
  };
}

interface Choice {
  accept: string;
  count: number;
  camera?: boolean;
}

/** The browser's own dialog; closing it is WeChat's `fail cancel`. */
function chooseFiles({ accept, count, camera = false }: Choice): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = count > 1;
    if (camera) input.setAttribute('capture', 'environment');
    input.hidden = true;
    input.addEventListener('change', () => {
      input.remove();
      const files = [...(input.files ?? [])].slice(0, count);
      if (files.length > 0) resolve(files);
      else reject(new Failure('cancel'));
    });
    input.addEventListener('cancel', () => {
      input.remove();
      reject(new Failure('cancel'));
    });
    document.body.append(input);
    input.click();
  });
}

function countOf(options: Options): number {
  return Math.max(1, Number(options['count'] ?? 9));
}

function isCamera(options: Options): boolean {
  const sources = options['sourceType'] as string[] | undefined;
  return sources?.length === 1 && sources[0] === 'camera';
}

function kindOf({ type }: File): string {
  if (type.startsWith('image/')) return 'image';
  return type.startsWith('video/') ? 'video' : 'file';
}

async function dimensions(file: File): Promise<{ width: number; height: number }> {
  if (!file.type.startsWith('image/') || typeof createImageBitmap === 'undefined') return { width: 0, height: 0 };
  try {
    const { width, height } = await createImageBitmap(file);
    return { width, height };
  } catch {
    return { width: 0, height: 0 };
  }
}

function needed(path: unknown): File {
  const file = fileAt(String(path));
  if (!file) throw new Failure(`no such file or directory, open ${String(path)}`);
  return file;
}

function fileSystem(): Api {
  return {
    readFile: asApi('readFile', async ({ filePath, encoding }) => {
      const file = needed(filePath);
      if (encoding === 'base64') return { data: await base64(file) };
      return { data: encoding ? await file.text() : await file.arrayBuffer() };
    }),
    saveFile: asApi('saveFile', ({ tempFilePath }) => ({ savedFilePath: keepFile(needed(tempFilePath)) })),
    getFileInfo: asApi('getFileInfo', ({ filePath }) => ({ size: needed(filePath).size })),
    access: asApi('access', ({ path }) => void needed(path)),
    unlink: asApi('unlink', ({ filePath }) => {
      if (!dropFile(String(filePath))) throw new Failure(`no such file or directory, unlink ${String(filePath)}`);
    }),
  };
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(new Failure('read error'));
    reader.readAsDataURL(file);
  });
}
