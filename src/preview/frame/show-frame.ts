/** A phone in the middle of a wide window; beside it what it is, and as whom one tries it. */
import { about, choosePersona, chosenPersona, type Persona } from './about.js';

export function showFrame(styleUrl: string): void {
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = styleUrl;
  document.head.append(style);
  document.body.className = 'desk';

  const phone = document.createElement('iframe');
  phone.className = 'desk-phone';
  phone.title = '小程序';
  phone.src = `/?frame=1${window.location.hash}`;
  const aside = document.createElement('aside');
  aside.className = 'desk-aside';
  aside.append(heading());
  document.body.append(aside, phone);
  followAddress(phone);
  void about().then(({ simulator, personas }) => aside.append(...(simulator ? notice(personas, phone) : webNotice())));
}

/** The address of the window is that of the page in the phone: it can be copied, kept and reloaded. */
function followAddress(phone: HTMLIFrameElement): void {
  const take = (): void => {
    const inner = phone.contentWindow;
    if (!inner) return;
    if (inner.location.hash !== window.location.hash) window.history.replaceState(null, '', inner.location.hash || '#');
    if (inner.document.title) document.title = inner.document.title;
  };
  phone.addEventListener('load', () => {
    const inner = phone.contentWindow;
    if (!inner) return;
    inner.addEventListener('popstate', take);
    inner.addEventListener('preview:moved', take);
    take();
  });
  window.addEventListener('hashchange', () => {
    const inner = phone.contentWindow;
    if (inner && inner.location.hash !== window.location.hash) inner.location.hash = window.location.hash;
  });
}

function heading(): HTMLElement {
  const title = document.createElement('h1');
  title.textContent = '政府信息公开';
  return title;
}

function notice(personas: readonly Persona[], phone: HTMLIFrameElement): HTMLElement[] {
  const text = paragraph(
    '这是小程序在浏览器里的样子，微信由本机模拟：登录、短信都不会发到真实的平台，请不要填写真实的个人信息。',
  );
  text.className = 'desk-notice';
  if (personas.length === 0) return [text];
  const label = document.createElement('label');
  label.textContent = '以谁的身份试用';
  const select = document.createElement('select');
  const current = chosenPersona();
  const isKnown = personas.some(({ persona }) => persona === current);
  select.append(new Option('我自己（没有办过事的人）', isKnown ? '' : current));
  for (const { persona, name } of personas) select.append(new Option(name, persona));
  select.value = isKnown ? current : (select.options[0]?.value ?? '');
  select.addEventListener('change', () => {
    choosePersona(select.value);
    phone.contentWindow?.location.replace('/?frame=1');
  });
  label.append(select);
  return [text, label];
}

function webNotice(): HTMLElement[] {
  return [paragraph('这是小程序的网页版，可以查阅公开的信息；提出申请请在微信中打开小程序。')];
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}
