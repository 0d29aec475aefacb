/** `canvas`: the inner element is what `SelectorQuery.node` gives, with WeChat's methods on it. */
import { type BuiltIn, make, setControl } from './define.js';

export const CANVAS: BuiltIn = {
  name: 'canvas',
  properties: { type: '2d', canvasId: '', disableScroll: false },
  created(node) {
    const canvas = make('canvas');
    Object.assign(canvas, {
      createImage: () => make('img'),
      createImageData: (width: number, height: number) => new ImageData(width, height),
      createPath2D: (path?: Path2D) => new Path2D(path),
      requestAnimationFrame: (run: FrameRequestCallback) => window.requestAnimationFrame(run),
      cancelAnimationFrame: (id: number) => window.cancelAnimationFrame(id),
    });
    setControl(node, canvas);
  },
  attached({ $$: element, data }) {
    element.querySelector('canvas')?.toggleAttribute('data-still', Boolean(data['disableScroll']));
  },
};
