/** On a phone there is no desk beside the page: a strip above it says that WeChat is played, and as whom one tries it. */
import { showActionSheet } from '../host/modal.js';
import { about, choosePersona, chosenPersona } from './about.js';

/** @param app the element that holds bars and pages */
export async function addSimulatorStrip(app: Element): Promise<void> {
  if (window.parent !== window || new URLSearchParams(window.location.search).has('frame')) return;
  const { simulator, personas } = await about();
  if (!simulator) return;
  const strip = document.createElement('div');
  strip.className = 'mp-strip';
  strip.setAttribute('role', 'note');
  const current = personas.find(({ persona }) => persona === chosenPersona())?.name;
  const text = document.createElement('span');
  text.textContent = `演示：微信由本机模拟${current ? `，身份：${current}` : ''}`;
  strip.append(text);
  if (personas.length > 0) strip.append(changeButton(personas));
  app.prepend(strip);
}

function changeButton(personas: readonly { persona: string; name: string }[]): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '换人';
  button.setAttribute('aria-label', '换人，换一个试用的身份');
  button.addEventListener('click', () => {
    const names = ['我自己（没有办过事的人）', ...personas.map(({ name }) => name)];
    void showActionSheet(names, '以谁的身份试用').then((index) => {
      if (index === null) return;
      choosePersona(personas[index - 1]?.persona ?? '');
      window.location.replace('/');
    });
  });
  return button;
}
