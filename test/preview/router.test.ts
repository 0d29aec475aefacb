import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
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

const start = async (options: { hash?: string; state?: unknown } = {}): Promise<void> => {
  app = new RunningPreview(built.script, options);
  await app.settle();
};
const go = async (way: string, options: object = {}): Promise<string> => {
  const outcome = (app.window.wx[way]?.(options) as Promise<{ errMsg: string }>).then(
    ({ errMsg }) => errMsg,
    ({ errMsg }: { errMsg: string }) => errMsg,
  );
  await app.settle();
  return outcome;
};

describe('the stack of pages', () => {
  test('opens the home page and tells it and the app what WeChat tells', async () => {
    await start();
    expect(app.routes()).toEqual(['pages/home/home']);
    expect(app.top.data['calls']).toEqual(['load', 'show', 'ready']);
    expect(app.window.getApp()).toMatchObject({ launched: 1, launchPath: 'pages/home/home' });
    expect(app.document.title).toBe('首页 - 样例');
    expect(app.document.querySelector('.mp-tab[aria-current]')?.textContent).toBe('首页');
  });

  test('navigateTo and navigateBack: the page below is hidden and comes back as it was', async () => {
    await start();
    expect(await go('navigateTo', { url: '../form/form?id=7&words=%E4%BD%A0%26' })).toBe('navigateTo:ok');
    expect(app.routes()).toEqual(['pages/home/home', 'pages/form/form']);
    expect(app.top.options).toEqual({ id: '7', words: '你&' });
    expect(app.document.querySelectorAll('.mp-page:not([hidden])')).toHaveLength(1);
    expect(app.document.querySelector<HTMLElement>('.mp-tabs')?.hidden).toBe(true);
    expect(await go('navigateBack')).toBe('navigateBack:ok');
    expect(app.routes()).toEqual(['pages/home/home']);
    expect(app.top.data['calls']).toEqual(['load', 'show', 'ready', 'hide', 'show']);
  });

  test('redirectTo takes the place, reLaunch the whole stack', async () => {
    await start();
    await go('navigateTo', { url: '/pages/form/form' });
    await go('redirectTo', { url: '/parts/pack/inner/inner?from=form' });
    expect(app.routes()).toEqual(['pages/home/home', 'parts/pack/inner/inner']);
    await go('reLaunch', { url: '/pages/form/form' });
    expect(app.routes()).toEqual(['pages/form/form']);
    expect(app.document.querySelectorAll('.mp-page')).toHaveLength(1);
  });

  test('switchTab keeps tab pages and lets the others go', async () => {
    await start();
    await go('navigateTo', { url: '/pages/form/form' });
    await go('switchTab', { url: '/pages/list/list' });
    await go('switchTab', { url: '/pages/home/home' });
    expect(app.routes()).toEqual(['pages/home/home']);
    expect(app.top.data['calls']).toEqual(['load', 'show', 'ready', 'hide', 'show']);
    await go('switchTab', { url: '/pages/list/list' });
    expect(app.top.data['shown']).toBe(2);
  });

  test.each([
    ['navigateTo', '/pages/list/list', 'navigateTo:fail can not navigateTo a tabbar page'],
    ['redirectTo', '/pages/list/list', 'redirectTo:fail can not redirectTo a tabbar page'],
    ['navigateTo', '/pages/none/none', 'navigateTo:fail page "pages/none/none" is not found'],
    ['switchTab', '/pages/form/form', 'switchTab:fail can not switch to no-tabBar page'],
    ['navigateBack', '', 'navigateBack:fail cannot navigate back at first page.'],
  ])('%s %s is refused', async (way, url, message) => {
    await start();
    expect(await go(way, { url })).toBe(message);
    expect(app.routes()).toEqual(['pages/home/home']);
  });

  test('ten pages are open at most', async () => {
    await start();
    for (let page = 2; page <= 10; page += 1) await go('navigateTo', { url: '/pages/form/form' });
    expect(app.routes()).toHaveLength(10);
    expect(await go('navigateTo', { url: '/pages/form/form' })).toBe('navigateTo:fail webview count limit exceed');
  });

  test('callbacks are called, and then nothing is thrown', async () => {
    await start();
    const heard: string[] = [];
    const tell = (name: string) => (result: { errMsg: string }) => heard.push(`${name} ${result.errMsg}`);
    await go('navigateTo', { url: '/none', success: tell('success'), fail: tell('fail'), complete: tell('complete') });
    expect(heard).toEqual([
      'fail navigateTo:fail page "none" is not found',
      'complete navigateTo:fail page "none" is not found',
    ]);
  });

  test('the opener and the opened page talk through their channel', async () => {
    await start();
    const heard: unknown[] = [];
    const events = { chosen: (value: unknown) => heard.push(value) };
    await go('navigateTo', { url: '/pages/form/form', events });
    const page = app.top as unknown as { getOpenerEventChannel(): { emit(name: string, value: unknown): void } };
    page.getOpenerEventChannel().emit('chosen', 5);
    expect(heard).toEqual([5]);
  });
});

describe('the address', () => {
  test('follows the page, and the browser’s own way back works', async () => {
    await start();
    expect(app.window.location.hash).toBe('#/pages/home/home');
    await go('navigateTo', { url: '/pages/form/form?id=1' });
    expect(app.window.location.hash).toBe('#/pages/form/form?id=1');
    app.window.history.back();
    await app.settle();
    expect(app.routes()).toEqual(['pages/home/home']);
    app.window.history.forward();
    await app.settle();
    expect(app.routes()).toEqual(['pages/home/home', 'pages/form/form']);
    expect(app.top.options).toEqual({ id: '1' });
  });

  test('the way back of the page itself goes back in the browser as well, also when it goes on at once', async () => {
    await start();
    await go('navigateTo', { url: '/pages/form/form' });
    void go('navigateBack');
    await go('navigateTo', { url: '/parts/pack/inner/inner' });
    await app.settle();
    expect(app.window.location.hash).toBe('#/parts/pack/inner/inner');
    expect(app.routes()).toEqual(['pages/home/home', 'parts/pack/inner/inner']);
    app.window.history.back();
    await app.settle();
    expect(app.routes()).toEqual(['pages/home/home']);
  });

  test('leads straight to a page; from there home is one button away', async () => {
    await start({ hash: '#/pages/form/form?id=9' });
    expect(app.routes()).toEqual(['pages/form/form']);
    expect(app.top.options).toEqual({ id: '9' });
    await app.tap(app.document.querySelector('[aria-label="回到首页"]') as Element);
    expect(app.routes()).toEqual(['pages/home/home']);
  });

  test('of a page that does not exist leads home', async () => {
    await start({ hash: '#/pages/none/none' });
    expect(app.routes()).toEqual(['pages/home/home']);
    expect(app.window.location.hash).toBe('#/pages/home/home');
  });

  test('after a reload the whole stack is there again', async () => {
    const stack = [
      { id: 4, url: 'pages/home/home' },
      { id: 6, url: 'pages/form/form?id=2' },
    ];
    await start({ hash: '#/pages/form/form?id=2', state: { preview: true, index: 1, stack } });
    expect(app.routes()).toEqual(['pages/home/home', 'pages/form/form']);
    await go('navigateBack');
    expect(app.routes()).toEqual(['pages/home/home']);
  });

  test('typed by hand leads there', async () => {
    await start();
    app.window.location.hash = '#/pages/list/list';
    await app.settle();
    expect(app.routes()).toEqual(['pages/list/list']);
  });
});

describe('around the page', () => {
  test('pull-down refresh has a button for the keyboard', async () => {
    await start();
    await app.tap(app.document.querySelector('[aria-label="刷新"]') as Element);
    expect(app.top.data['calls']).toContain('refresh');
  });

  test('a page that asks to be warned is left only after a yes', async () => {
    await start();
    await go('navigateTo', { url: '/pages/form/form' });
    await go('enableAlertBeforeUnload', { message: '还没有提交' });
    await app.tap(app.document.querySelector('[aria-label="返回"]') as Element);
    expect(app.routes()).toHaveLength(2);
    await app.tap(app.text('取消'));
    expect(app.routes()).toHaveLength(2);
    await app.tap(app.document.querySelector('[aria-label="返回"]') as Element);
    await app.tap(app.text('确定'));
    expect(app.routes()).toEqual(['pages/home/home']);
  });

  test('page-meta sets the sizes of its page only', async () => {
    await start();
    await go('navigateTo', { url: '/parts/pack/inner/inner?from=home' });
    expect((app.page as HTMLElement).style.fontSize).toBe('20px');
    expect(app.document.documentElement.style.fontSize).toBe('18px');
    await go('navigateBack');
    expect(app.document.documentElement.style.fontSize).toBe('');
  });
});
