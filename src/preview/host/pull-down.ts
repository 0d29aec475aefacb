/** Pull-down refresh: by finger, by the button in the navigation bar, or by `wx.startPullDownRefresh`. */
import { type OpenPage } from './page.js';

const TRIGGER_PX = 60;
const MOST_PX = 90;

export class PullDown {
  readonly #indicator = document.createElement('div');
  #current: () => OpenPage | null = () => null;
  #running: OpenPage | null = null;

  constructor(private readonly host: HTMLElement) {
    this.#indicator.className = 'mp-pull';
    this.#indicator.setAttribute('role', 'status');
    this.host.append(this.#indicator);
  }

  connect(current: () => OpenPage | null): void {
    this.#current = current;
    let startY: number | null = null;
    let pulled = 0;
    this.host.addEventListener(
      'touchstart',
      (event) => {
        const page = this.#current();
        const isAtTop = page?.config.enablePullDownRefresh === true && page.element.scrollTop <= 0;
        startY = isAtTop && !this.#running ? (event.touches[0]?.clientY ?? null) : null;
        pulled = 0;
      },
      { passive: true },
    );
    this.host.addEventListener(
      'touchmove',
      (event) => {
        if (startY === null) return;
        pulled = Math.min(MOST_PX, ((event.touches[0]?.clientY ?? startY) - startY) / 2);
        if (pulled > 0) this.#lower(pulled, pulled >= TRIGGER_PX ? '松开刷新' : '下拉刷新');
      },
      { passive: true },
    );
    this.host.addEventListener('touchend', () => {
      if (startY === null) return;
      startY = null;
      if (pulled >= TRIGGER_PX) this.start(this.#current());
      else this.stop();
    });
  }

  start(page: OpenPage | null): void {
    if (!page || this.#running) return;
    this.#running = page;
    this.#lower(TRIGGER_PX, '正在刷新');
    page.call('onPullDownRefresh');
  }

  stop(): void {
    this.#running = null;
    this.#lower(0, '');
  }

  #lower(pixels: number, text: string): void {
    this.host.style.setProperty('--mp-pull', `${pixels}px`);
    this.#indicator.textContent = text;
  }
}
