/** Pictures and documents above the page. */
import { assetUrl } from '../host/built-ins/image.js';
import { button, openLayer, part } from '../host/modal.js';
import { type Api, asApi, Failure } from './answer.js';
import { fileAt } from './temporary-files.js';

/** What a browser shows itself; the rest it can only save. */
const SHOWN = /^(?:application\/pdf|image\/|text\/plain)/;

export function viewersApi(): Api {
  return {
    previewImage: asApi('previewImage', ({ urls, current }) => {
      const list = (urls as string[]).map(assetUrl);
      const start =
        typeof current === 'number' ? current : Math.max(0, (urls as string[]).indexOf(String(current ?? '')));
      void showImages(list, start);
    }),
    previewMedia: asApi('previewMedia', ({ sources, current }) => {
      void showImages(
        (sources as { url: string }[]).map(({ url }) => assetUrl(url)),
        Number(current ?? 0),
      );
    }),
    openDocument: asApi('openDocument', ({ filePath, fileType }) => {
      const file = fileAt(String(filePath));
      if (!file) throw new Failure('file doesn\u2019t exist');
      void showDocument(file, String(filePath), String(fileType ?? ''));
    }),
    saveImageToPhotosAlbum: asApi('saveImageToPhotosAlbum', ({ filePath }) => {
      save(String(filePath), fileAt(String(filePath))?.name ?? 'image.png');
    }),
    saveFileToDisk: asApi('saveFileToDisk', ({ filePath }) => {
      save(String(filePath), fileAt(String(filePath))?.name ?? 'file');
    }),
  };
}

async function showImages(urls: readonly string[], start: number): Promise<void> {
  const panel = document.createElement('div');
  const image = document.createElement('img');
  image.className = 'mp-viewer-image';
  const [back, next, close] = [button('上一张'), button('下一张'), button('关闭')];
  const count = part('span', '');
  let at = Math.min(Math.max(0, start), urls.length - 1);
  const show = (): void => {
    image.src = urls[at] ?? '';
    image.alt = `第 ${at + 1} 张，共 ${urls.length} 张`;
    count.textContent = `${at + 1} / ${urls.length}`;
    back.disabled = at === 0;
    next.disabled = at === urls.length - 1;
  };
  const go = (step: number) => (): void => {
    at += step;
    show();
  };
  back.addEventListener('click', go(-1));
  next.addEventListener('click', go(1));
  const bar = part('div', 'mp-viewer-bar');
  bar.append(...(urls.length > 1 ? [back, count, next] : []), close);
  panel.append(image, bar);
  show();
  await openLayer<void>({
    ...{ panel, className: 'mp-viewer', label: '查看图片', first: close, ifClosed: undefined, closeOnBackdrop: false },
    begin: (answer) => close.addEventListener('click', () => answer()),
  });
}

/** A document of our own type is shown; one that the browser cannot show is saved. */
async function showDocument(file: File, url: string, fileType: string): Promise<void> {
  const isPdf = fileType === 'pdf' || file.type === 'application/pdf';
  if (!SHOWN.test(file.type) && !isPdf) return save(url, file.name);
  const panel = document.createElement('div');
  const close = button('关闭');
  const keep = document.createElement('a');
  Object.assign(keep, { href: url, download: file.name, textContent: '保存' });
  const bar = part('div', 'mp-viewer-bar');
  bar.append(keep, part('span', '', file.name), close);
  panel.append(bar, content(file, url));
  await openLayer<void>({
    ...{ panel, className: 'mp-viewer mp-document', label: file.name, first: close, ifClosed: undefined },
    closeOnBackdrop: false,
    begin: (answer) => close.addEventListener('click', () => answer()),
  });
}

function content(file: File, url: string): HTMLElement {
  if (file.type.startsWith('image/')) {
    const image = document.createElement('img');
    image.className = 'mp-viewer-image';
    Object.assign(image, { src: url, alt: file.name });
    return image;
  }
  if (file.type.startsWith('text/plain')) {
    const text = part('pre', 'mp-viewer-text');
    void file.text().then((read) => (text.textContent = read));
    return text;
  }
  const frame = document.createElement('iframe');
  Object.assign(frame, { src: url, title: file.name });
  return frame;
}

export function save(url: string, name: string): void {
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: name });
  link.click();
}
