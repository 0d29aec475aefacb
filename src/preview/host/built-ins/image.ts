/** `image`. */
import { type BuiltIn, controlOf, make, setControl } from './define.js';

/** Files of the mini-program → URL; filled by `boot` through `wx`. */
export const assetUrls: { current: Readonly<Record<string, string>> } = { current: {} };

export const IMAGE: BuiltIn = {
  name: 'image',
  properties: { src: '', mode: 'scaleToFill', lazyLoad: false, webp: false, showMenuByLongpress: false, fadeIn: false },
  created(node) {
    const image = make('img');
    image.alt = '';
    setControl(node, image);
    image.addEventListener('load', (event) => {
      event.stopPropagation();
      node.$$.style.setProperty('--mp-ratio', `${image.naturalWidth} / ${image.naturalHeight || 1}`);
      node.triggerEvent('load', { width: image.naturalWidth, height: image.naturalHeight });
    });
    image.addEventListener('error', (event) => {
      event.stopPropagation();
      node.triggerEvent('error', { errMsg: `load image fail: ${String(node.data['src'])}` });
    });
  },
  changed: {
    src(node, value) {
      const image = controlOf<HTMLImageElement>(node);
      if (value) image.src = assetUrl(String(value));
      else image.removeAttribute('src');
    },
    mode: (node, value) => node.$$.setAttribute('mode', String(value)),
    lazyLoad(node, value) {
      controlOf<HTMLImageElement>(node).loading = value ? 'lazy' : 'eager';
    },
    ariaLabel(node, value) {
      controlOf<HTMLImageElement>(node).alt = String(value ?? '');
    },
  },
};

export const COVER_IMAGE: BuiltIn = { ...IMAGE, name: 'cover-image' };

/** @returns the URL of a file of the mini-program; what is already one stays */
export function assetUrl(source: string): string {
  return assetUrls.current[source.startsWith('/') ? source : `/${source.replace(/^(\.\.?\/)+/, '')}`] ?? source;
}
