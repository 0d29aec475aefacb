/** `wx.createAnimation`, `this.animate`: both end as CSS on the element. */
import { type Caller, type TreeNode } from './engine.js';
import { convertUnits } from './units.js';

interface StepOptions {
  duration?: number;
  timingFunction?: string;
  delay?: number;
  transformOrigin?: string;
}

interface Action {
  animates: { type: string; args: unknown[] }[];
  option: Required<StepOptions>;
}

export interface ExportedAnimation {
  actions: Action[];
}

const DEFAULTS: Required<StepOptions> = {
  duration: 400,
  timingFunction: 'linear',
  delay: 0,
  transformOrigin: '50% 50% 0',
};

const TRANSFORMS = [
  ...['rotate', 'rotateX', 'rotateY', 'rotateZ', 'rotate3d', 'skew', 'skewX', 'skewY'],
  ...['scale', 'scaleX', 'scaleY', 'scaleZ', 'scale3d', 'matrix', 'matrix3d'],
  ...['translate', 'translateX', 'translateY', 'translateZ', 'translate3d'],
];
const STYLES: Readonly<Record<string, string>> = {
  opacity: 'opacity',
  backgroundColor: 'background-color',
  width: 'width',
  height: 'height',
  top: 'top',
  left: 'left',
  right: 'right',
  bottom: 'bottom',
};

/** @returns WeChat's chain: `animation.translateX(10).step().export()` */
export function createAnimation(options: StepOptions = {}): Record<string, (...args: unknown[]) => unknown> {
  const defaults = { ...DEFAULTS, ...options };
  let actions: Action[] = [];
  let animates: Action['animates'] = [];
  const chain: Record<string, (...args: unknown[]) => unknown> = {
    step(own) {
      actions.push({ animates, option: { ...defaults, ...((own as StepOptions | undefined) ?? {}) } });
      animates = [];
      return chain;
    },
    export(): ExportedAnimation {
      const exported = { actions };
      actions = [];
      return exported;
    },
  };
  for (const type of [...TRANSFORMS, ...Object.keys(STYLES)]) {
    chain[type] = (...args) => {
      animates.push({ type, args });
      return chain;
    };
  }
  return chain;
}

/** Plays an exported animation one step after the other. */
export function playAnimation(element: HTMLElement, animation: unknown): void {
  const actions = (animation as ExportedAnimation | null)?.actions ?? [];
  let startAt = 0;
  for (const { animates, option } of actions) {
    const play = (): void => {
      element.style.transition = `all ${option.duration}ms ${option.timingFunction} ${option.delay}ms`;
      element.style.transformOrigin = option.transformOrigin;
      const transforms: string[] = [];
      for (const { type, args } of animates) {
        const property = STYLES[type];
        if (property) element.style.setProperty(property, lengthOf(type, args[0]));
        else transforms.push(`${type}(${args.map((value) => unitOf(type, value)).join(',')})`);
      }
      if (transforms.length > 0) element.style.transform = transforms.join(' ');
    };
    // Also the first waits for a frame, or there is nothing to come from.
    if (startAt === 0) requestAnimationFrame(() => requestAnimationFrame(play));
    else window.setTimeout(play, startAt);
    startAt += option.duration + option.delay;
  }
}

function lengthOf(type: string, value: unknown): string {
  if (type === 'opacity' || type === 'backgroundColor') return String(value);
  return typeof value === 'number' ? `${value}px` : convertUnits(value);
}

function unitOf(type: string, value: unknown): string {
  if (typeof value !== 'number') return convertUnits(value);
  if (type.startsWith('translate')) return `${value}px`;
  return /^(rotate|skew)/.test(type) && type !== 'rotate3d' ? `${value}deg` : String(value);
}

/** `this.animate(selector, keyframes, duration, callback)` and `this.clearAnimation(selector, …, callback)`. */
export function installAnimations(prototype: object): void {
  const elementsOf = (caller: Caller, selector: string): HTMLElement[] =>
    (caller._$.getShadowRoot()?.querySelectorAll(selector) ?? []).flatMap(({ $$ }: TreeNode) => $$ ?? []);
  Object.assign(prototype, {
    animate(this: Caller, selector: string, keyframes: Keyframe[], duration: number, callback?: () => void) {
      const frames = keyframes.map(keyframeOf);
      const elements = elementsOf(this, selector);
      const running = elements.map((element) => element.animate?.(frames, { duration, fill: 'forwards' })?.finished);
      void Promise.all(running).then(() => callback?.());
    },
    clearAnimation(this: Caller, selector: string, ...rest: unknown[]) {
      for (const element of elementsOf(this, selector)) {
        for (const animation of element.getAnimations?.() ?? []) animation.cancel();
      }
      const callback = rest.at(-1);
      if (typeof callback === 'function') callback();
    },
  });
}

function keyframeOf(frame: Record<string, unknown>): Keyframe {
  const result: Record<string, string | number> = {};
  const transforms: string[] = [];
  for (const [name, value] of Object.entries(frame)) {
    if (TRANSFORMS.includes(name)) {
      const args = Array.isArray(value) ? value : [value];
      transforms.push(`${name}(${args.map((one) => unitOf(name, one)).join(',')})`);
    } else if (name === 'ease') result['easing'] = String(value);
    else result[name] = typeof value === 'number' ? value : convertUnits(value);
  }
  if (transforms.length > 0) result['transform'] = transforms.join(' ');
  return result;
}
