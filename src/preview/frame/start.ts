/** The first script of the page: a phone on a wide window, the program itself on a phone (and inside that phone). */
import { showFrame } from './show-frame.js';

const WIDE = 700;

const own = document.currentScript as HTMLScriptElement | null;
const isFramed = new URLSearchParams(window.location.search).has('frame');
const isTop = window.parent === window;

if (isTop && !isFramed && window.innerWidth >= WIDE) showFrame(own?.dataset['frameCss'] ?? '');
else load(own?.dataset['app'] ?? '');

function load(url: string): void {
  const script = document.createElement('script');
  script.src = url;
  script.addEventListener('error', () => {
    document.body.textContent = '页面没有加载完整，请检查网络后刷新。';
  });
  document.body.append(script);
}
