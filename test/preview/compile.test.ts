import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { compileTemplates, rewriteScript } from '../../src/preview/build/compile-templates.js';
import { convertUnits, isScoped, StyleCompiler } from '../../src/preview/build/compile-styles.js';
import { findIconNames, iconRules } from '../../src/preview/build/icons.js';
import { rewriteSelector } from '../../src/preview/build/rewrite-selector.js';
import { SourceTree } from '../../src/preview/build/source-tree.js';
import { type FoundComponent, walkApp } from '../../src/preview/build/walk-app.js';
import { PROJECT } from '../support/processes.js';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function tree(files: Record<string, string>): SourceTree {
  const folder = mkdtempSync(join(tmpdir(), 'mini-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return new SourceTree(folder, PROJECT);
}

const page = (path: string, json = '{}'): Record<string, string> => ({
  [`${path}.json`]: json,
  [`${path}.wxml`]: '<view />',
  [`${path}.ts`]: 'Page({});',
});

describe('the walk from app.json', () => {
  test('finds pages, sub-packages, components of ours and of packages, each once', () => {
    const found = walkApp(
      tree({
        'app.json': JSON.stringify({
          pages: ['pages/a/a'],
          subPackages: [{ root: 'pack/', pages: ['b/b'] }],
          usingComponents: { card: '/parts/card/index' },
        }),
        ...page(
          'pages/a/a',
          '{"usingComponents":{"t-button":"tdesign-miniprogram/button/button","near":"../../parts/near"}}',
        ),
        ...page('pack/b/b', '{"usingComponents":{"card":"../../parts/near/index"}}'),
        ...page('parts/card/index', '{"component":true}'),
        ...page('parts/near/index', '{"component":true}'),
      }),
    );
    expect(found.routes).toEqual(['pages/a/a', 'pack/b/b']);
    expect(found.components.map(({ path }) => path).sort()).toEqual([
      'miniprogram_npm/tdesign-miniprogram/button/button',
      'miniprogram_npm/tdesign-miniprogram/icon/icon',
      'miniprogram_npm/tdesign-miniprogram/loading/loading',
      'pack/b/b',
      'pages/a/a',
      'parts/card/index',
      'parts/near/index',
    ]);
    const own = found.components.find(({ path }) => path === 'pack/b/b');
    expect(own?.json.usingComponents).toEqual({ card: '/parts/near/index' });
  });

  test('names everything that is missing at once', () => {
    const broken = tree({
      'app.json': '{"pages":["pages/a/a","pages/b/b"]}',
      ...page('pages/a/a', '{"usingComponents":{"x":"./x"}}'),
    });
    expect(() => walkApp(broken)).toThrow(
      '小程序不能编译，有 2 处错误：\n  pages/a/a.json：找不到组件 ./x\n  app.json：没有 pages/b/b.json',
    );
  });
});

describe('templates', () => {
  test('an unclosed tag of ours stops the build with its place', () => {
    const source = tree({ 'a.wxml': '<view>\n  <text>\n</view>' });
    expect(() => compileTemplates(source, ['a'])).toThrow('a.wxml:2:4  标签没有关闭（missing end tag）');
  });

  test('a script that is not there stops the build', () => {
    const source = tree({ 'a.wxml': '<wxs src="./b.wxs" module="b" /><view />' });
    expect(() => compileTemplates(source, ['a'])).toThrow('a.wxml：找不到 b.wxs');
  });

  test('WXS: modules lose their suffix, a constructor is a name', () => {
    const { text, required } = rewriteScript(`var a = require('./a.wxs'); var k = list[0].constructor === 'Array';`);
    expect(text).toBe(`var a = require('./a'); var k = __wxsCtor(list[0]) === 'Array';`);
    expect(required).toEqual(['./a']);
  });
});

describe('selectors', () => {
  const shared = { scope: null, route: null };
  test.each([
    ['view.a > text', 'wx-view.a > wx-text'],
    ['page', '.mp-page'],
    ['scroll-view t-button', 'wx-scroll-view t-button'],
    ['#top', '[id$="--top"]'],
    ['.a::before', '.a::before'],
    ['view:nth-child(2n + 1)', 'wx-view:nth-child(2n + 1)'],
    ['.a:not(view):hover', '.a:not(wx-view):hover'],
    ['[data-a="view .x"]', '[data-a="view .x"]'],
    ['*', '*'],
    [':host', '.mp-page'],
  ])('shared: %s', (selector, expected) => expect(rewriteSelector(selector, shared)).toBe(expected));

  test.each([
    ['.a.b .c', '.s1--a.s1--b .s1--c'],
    [':host', '[wx-host="s1"]'],
    [':host(.on) view', '[wx-host="s1"].s1--on wx-view'],
    ['.a:not(.b)', '.s1--a:not(.s1--b)'],
  ])('scoped: %s', (selector, expected) =>
    expect(rewriteSelector(selector, { scope: 's1', route: null })).toBe(expected),
  );

  test.each([
    ['.row', ':where(.mp-page[data-route="p/a"]) .row'],
    ['page', '.mp-page:where([data-route="p/a"])'],
    ['page .row', '.mp-page:where([data-route="p/a"]) .row'],
  ])('of one page: %s', (selector, expected) =>
    expect(rewriteSelector(selector, { scope: null, route: 'p/a' })).toBe(expected),
  );
});

describe('sheets', () => {
  test.each([
    ['20rpx -1.5rpx', 'calc(var(--rpx) * 20) calc(var(--rpx) * -1.5)'],
    ['calc(100vh - 20rpx)', 'calc(calc(var(--vh) * 100) - calc(var(--rpx) * 20))'],
    ['2px', '2px'],
  ])('unit: %s', (value, expected) => expect(convertUnits(value)).toBe(expected));

  test.each([
    [{}, false],
    [{ component: true }, true],
    [{ component: true, styleIsolation: 'shared' }, false],
    [{ styleIsolation: 'apply-shared' }, true],
    [{ styleIsolation: 'page-shared' }, false],
  ])('scope of %j', (json, expected) => expect(isScoped({ json })).toBe(expected));

  test('imports stand in place, once; keyframes keep their words', () => {
    const source = tree({
      'a.wxss':
        '@import "./b.wxss"; @import "b"; .a { width: 10rpx } @keyframes k { from { top: 1rpx } 50% { top: 0 } }',
      'b.wxss': 'view { top: 0 }',
    });
    const component: FoundComponent = { path: 'a', isPage: false, json: { component: true } };
    const { scope, css } = new StyleCompiler(source, new Set()).compileComponent(component);
    expect(scope).toBe('s0');
    expect(css.replace(/\s+/g, ' ')).toBe(
      'wx-view { top: 0 } .s0--a { width: calc(var(--rpx) * 10) } @keyframes k { from { top: calc(var(--rpx) * 1) } 50% { top: 0 } }',
    );
  });

  test('an import that is not there, and a sheet that does not parse, are named', () => {
    const compile = (text: string) => new StyleCompiler(tree({ 'app.wxss': text }), new Set()).compileApp();
    expect(() => compile('@import "./none.wxss";')).toThrow('app.wxss：找不到 none.wxss');
    expect(() => compile('.a {\n  top: 0')).toThrow('app.wxss:1:1  Unclosed block');
  });
});

test('icons: only names that occur, each as a mask', () => {
  const names = findIconNames([
    '<t-icon name="add" />',
    `icon: done ? 'check-circle' : "nothing-known"`,
    'text about home',
  ]);
  expect([...names].sort()).toEqual(['add', 'check-circle']);
  const css = iconRules(names);
  expect(css).toContain('.t-icon-add:before{background:currentColor;');
  expect(css).not.toContain('t-icon-home');
  expect(css).not.toContain("currentColor'");
});
