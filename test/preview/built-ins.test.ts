import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildFixture, type BuiltPreview, FIXTURES, RunningPreview } from '../support/preview.js';

let built: BuiltPreview;
let app: RunningPreview;
beforeAll(async () => {
  built = await buildFixture(join(FIXTURES, 'app'));
});
afterAll(() => built.remove());
afterEach(() => {
  expect(app.errors).toEqual([]);
  app.close();
});

const open = async (hash: string): Promise<void> => {
  app = new RunningPreview(built.script, { hash });
  await app.settle();
};

describe('a component of the mini-program', () => {
  beforeEach(() => open('#/pages/home/home'));

  test('counts, tells its page, and is ready; its styles are its own', async () => {
    await app.tap(app.text('加一'));
    expect(app.text('最近：1')).toBeTruthy();
    expect(app.find('counter, wx-counter').getAttribute('wx-host')).toMatch(/^s\d+$/);
    expect(app.find('.s0--box')).toBeTruthy();
    const { window } = app;
    const counter = window.eval('getCurrentPages()[0].selectComponent("#counter").data.ready');
    expect(counter).toBe(true);
  });

  test('WXS runs: modules, regular expressions, names of constructors', () => {
    expect(app.text('abc! Array')).toBeTruthy();
  });

  test('what can be tapped can be reached and pressed with the keyboard', async () => {
    const item = app.text('甲');
    expect([item.getAttribute('role'), item.tabIndex]).toEqual(['button', 0]);
    await app.press(item, 'Enter');
    expect(app.routes()).toEqual(['pages/home/home', 'pages/form/form']);
    expect(app.top.options).toEqual({ id: '1' });
  });

  test('a navigator is a link', async () => {
    const link = app.text('分包');
    expect(link.getAttribute('role')).toBe('link');
    await app.press(link, ' ');
    expect(app.text('来自 home：你好')).toBeTruthy();
  });
});

describe('a form', () => {
  beforeEach(() => open('#/pages/form/form'));
  const field = (placeholder: string): HTMLInputElement =>
    app.find(`[placeholder="${placeholder}"]`) as HTMLInputElement;

  test('sends what every field holds', async () => {
    await app.type(field('姓名'), '张三');
    await app.type(field('内容'), '路灯合同');
    app.text('同意').click();
    app.text('邮件').click();
    await app.choose(app.find('wx-picker select') as HTMLSelectElement, '1');
    await app.tap(app.text('提交'));
    expect(app.top.data['sent']).toEqual({
      ...{ who: '张三', number: '', what: '路灯合同', agreed: ['yes'], way: 'mail', quick: true, kind: 1, much: 30 },
    });
    expect(app.top.data).toMatchObject({ who: '张三', way: 'mail', kind: 1 });
  });

  test('what a handler returns takes the place of what was typed', async () => {
    await app.type(field('身份证号'), '11010519491231002x');
    expect(field('身份证号').value).toBe('11010519491231002X');
  });

  test('limits and keyboards', () => {
    expect([field('姓名').maxLength, field('身份证号').maxLength, field('身份证号').inputMode]).toEqual([
      140,
      18,
      'text',
    ]);
  });

  test('a label belongs to the reader’s control, a picker says what it shows', () => {
    expect(field('姓名').getAttribute('aria-label')).toBe('姓名');
    expect(app.find('wx-picker select').getAttribute('aria-label')).toBe('选择种类');
  });

  test('a date', async () => {
    await app.choose(app.find('wx-picker input') as HTMLInputElement, '2026-03-04');
    expect(app.text('2026-03-04')).toBeTruthy();
  });

  test('of two dots one is filled', async () => {
    app.text('信函').click();
    app.text('邮件').click();
    await app.settle();
    const radios = [...app.page.querySelectorAll<HTMLInputElement>('wx-radio input')];
    expect(radios.map(({ checked }) => checked)).toEqual([false, true]);
  });

  test('reset empties it; a disabled button does nothing', async () => {
    await app.type(field('姓名'), '张三');
    await app.tap(app.text('重填'));
    expect(field('姓名').value).toBe('');
    const button = app.text('不能按');
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await app.tap(button);
    await app.press(button, 'Enter');
    expect(app.top.data['sent']).toBeNull();
  });
});

describe('what is only shown', () => {
  beforeEach(() => open('#/pages/built/built'));

  test('rich text is built from an allow-list', () => {
    const [first, second] = [...app.page.querySelectorAll('wx-rich-text')].map(({ innerHTML }) => innerHTML);
    expect(first).toBe('<div><p style="color:red">好<img alt=""><a>链接</a></p></div>');
    expect(second).toBe('<div><div class="x">a&lt;b&nbsp;c</div></div>');
  });

  test('progress, image, canvas, link to another site', () => {
    expect(app.find('wx-progress').getAttribute('aria-valuenow')).toBe('40');
    expect(app.find('wx-image img').getAttribute('src')).toMatch(/^\/assets\/assets-dot\.[0-9a-f]{8}\.svg$/);
    expect(app.find('wx-image img').getAttribute('alt')).toBe('一个点');
    expect(app.find('wx-canvas canvas')).toBeTruthy();
    const link = app.find('wx-web-view a') as HTMLAnchorElement;
    expect([link.href, link.rel]).toEqual(['https://example.gov.cn/', 'noopener noreferrer']);
    expect((app.find('[placeholder="密码"]') as HTMLInputElement).type).toBe('password');
  });

  test('a swiper shows its dots and goes where one is pressed', async () => {
    expect(app.page.querySelectorAll('.mp-dot')).toHaveLength(2);
    app.find('.mp-dot:nth-child(2)').click();
    await app.settle();
    expect(app.top.data['at']).toBe(1);
  });

  test('several columns are chosen in a dialog', async () => {
    await app.tap(app.find('wx-picker button'));
    const [first, second] = [...app.document.querySelectorAll<HTMLSelectElement>('[role="dialog"] select')];
    await app.choose(first as HTMLSelectElement, '1');
    await app.choose(
      [...app.document.querySelectorAll<HTMLSelectElement>('[role="dialog"] select')][1] ??
        (second as HTMLSelectElement),
      '2',
    );
    await app.tap(app.text('确定'));
    expect(app.top.data['chosen']).toEqual([1, 2]);
  });

  test('a long press is no tap', async () => {
    const { MouseEvent } = app.window;
    const target = app.find('.press');
    target.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    expect(target.classList.contains('down')).toBe(true);
    await new Promise((done) => setTimeout(done, 400));
    target.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    expect(app.top.data).toMatchObject({ pressed: 1, tapped: 0 });
    await app.tap(target);
    expect(app.top.data).toMatchObject({ pressed: 1, tapped: 1 });
  });

  test('queries measure, and give the canvas itself', async () => {
    const { wx } = app.window;
    type Query = {
      select(selector: string): { fields(fields: object): Query };
      exec(run: (found: unknown[]) => void): void;
    };
    const query = wx['createSelectorQuery']?.() as Query;
    const found = await new Promise<unknown[]>((done) =>
      query.select('#chart').fields({ node: true, size: true }).select('.none').fields({ size: true }).exec(done),
    );
    expect((found[0] as { node: Element }).node.tagName).toBe('CANVAS');
    expect(found[1]).toBeNull();
  });
});
