import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { calendarFile } from '../../src/preview/wx/calendar-file.js';
import { buildFixture, type BuiltPreview, FIXTURES, RunningPreview } from '../support/preview.js';

type Answer = Record<string, unknown> & { errMsg: string };

let built: BuiltPreview;
let server: Server;
let origin: string;
let app: RunningPreview;
/** What the server says about itself. */
let simulator = true;
const uploads: string[] = [];

beforeAll(async () => {
  built = await buildFixture(join(FIXTURES, 'app'));
  server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://server');
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const json = (status: number, value: unknown): unknown =>
        response.writeHead(status, { 'Content-Type': 'application/json', 'X-Kind': 'test' }).end(JSON.stringify(value));
      if (pathname === '/api/public/about') return json(200, { simulator, personas: [] });
      if (pathname === '/api/never') return;
      if (pathname === '/api/upload') uploads.push(body);
      return json(pathname === '/api/conflict' ? 409 : 200, { method: request.method, search, body });
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  built.remove();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});
beforeEach(async () => {
  simulator = true;
  app = new RunningPreview(built.script, { origin });
  await app.settle();
});
afterEach(() => {
  expect(app.errors).toEqual([]);
  app.close();
});

const call = (name: string, options: object = {}): Promise<Answer> =>
  (app.window.wx[name]?.(options) as Promise<Answer>).catch((error: Answer) => ({ ...error, errMsg: error.errMsg }));

describe('request', () => {
  test('data of a GET is its query; any status is a success', async () => {
    const found = await call('request', { url: '/api/x?a=1', data: { b: '是', c: undefined } });
    expect(found).toMatchObject({ errMsg: 'request:ok', statusCode: 200, data: { search: '?a=1&b=%E6%98%AF' } });
    expect((found['header'] as Record<string, string>)['x-kind']).toBe('test');
    expect(await call('request', { url: '/api/conflict' })).toMatchObject({ statusCode: 409 });
  });

  test('a body is JSON', async () => {
    const sent = await call('request', { url: '/api/x', method: 'POST', data: { a: 1 } });
    expect(sent['data']).toMatchObject({ method: 'POST', body: '{"a":1}' });
  });

  test('ends by time, by abort, and before it begins when it goes elsewhere', async () => {
    expect((await call('request', { url: '/api/never', timeout: 50 })).errMsg).toBe('request:fail timeout');
    const task = app.window.wx['request']?.({ url: '/api/never', fail: () => {} }) as Promise<Answer> & {
      abort(): void;
    };
    await app.settle();
    task.abort();
    expect((await task).errMsg).toBe('request:fail abort');
    const elsewhere = await call('request', { url: 'https://example.com/' });
    expect(elsewhere.errMsg).toBe('request:fail url not in domain list');
  });
});

describe('files', () => {
  async function choose(api: string, options: object, file: File): Promise<Answer> {
    const chosen = call(api, options);
    await app.settle();
    const input = app.document.querySelector<HTMLInputElement>('body > input[type=file]') as HTMLInputElement;
    Object.defineProperty(input, 'files', { value: [file] });
    input.dispatchEvent(new app.window.Event('change'));
    return chosen;
  }

  test('one is chosen, read, sent with its name, and gone when removed', async () => {
    const file = new app.window.File(['内容'], '申请.txt', { type: 'text/plain' });
    const { tempFiles } = await choose('chooseMessageFile', { count: 1, type: 'file', extension: ['txt'] }, file);
    const [{ path, ...known }] = tempFiles as [{ path: string; time: number }];
    expect(known).toMatchObject({ name: '申请.txt', size: 6, type: 'file' });
    const progress: number[] = [];
    const task = app.window.wx['uploadFile']?.({
      ...{ url: '/api/upload', filePath: path, name: 'file', formData: { note: '说明' } },
    }) as Promise<Answer> & { onProgressUpdate(run: (step: { progress: number }) => void): void };
    task.onProgressUpdate(({ progress: part }) => progress.push(part));
    expect(await task).toMatchObject({ errMsg: 'uploadFile:ok', statusCode: 200 });
    expect(uploads[0]).toContain('内容');
    expect(uploads[0]).toContain('name="note"');
    expect(progress.at(-1)).toBe(100);
    const manager = app.window.wx['getFileSystemManager']?.() as Record<string, (options: object) => Promise<Answer>>;
    expect(await manager['getFileInfo']?.({ filePath: path })).toMatchObject({ size: 6 });
    await manager['unlink']?.({ filePath: path });
    expect((await call('uploadFile', { url: '/api/upload', filePath: path, name: 'file' })).errMsg).toBe(
      'uploadFile:fail file not found',
    );
  });

  test('the dialog closed is a cancel', async () => {
    const chosen = call('chooseMedia', { mediaType: ['image'] });
    await app.settle();
    const input = app.document.querySelector<HTMLInputElement>('body > input[type=file]');
    expect(input?.accept).toBe('image/*');
    input?.dispatchEvent(new app.window.Event('cancel'));
    expect((await chosen).errMsg).toBe('chooseMedia:fail cancel');
  });

  test('what has been downloaded has its name', async () => {
    const { tempFilePath, statusCode } = await call('downloadFile', { url: '/api/letter.pdf' });
    expect([statusCode, typeof tempFilePath]).toEqual([200, 'string']);
  });
});

describe('storage', () => {
  test('gives back what was kept, dates as well; nothing is an empty text', async () => {
    const { wx } = app.window;
    wx['setStorageSync']?.('draft', { a: [1, null] });
    wx['setStorageSync']?.('when', new app.window.Date(5));
    expect(wx['getStorageSync']?.('draft')).toEqual({ a: [1, null] });
    expect(Number(wx['getStorageSync']?.('when'))).toBe(5);
    expect(wx['getStorageSync']?.('none')).toBe('');
    expect((await call('getStorage', { key: 'none' })).errMsg).toBe('getStorage:fail data not found');
    expect(wx['getStorageInfoSync']?.()).toMatchObject({ keys: ['draft', 'when'], limitSize: 10240 });
    wx['clearStorageSync']?.();
    expect(wx['getStorageSync']?.('draft')).toBe('');
  });
});

describe('dialogs', () => {
  test('a modal takes the focus, keeps it, and gives it back', async () => {
    const before = app.text('甲');
    before.focus();
    const answered = call('showModal', { title: '删除', content: '删除草稿？' });
    await app.settle();
    const dialog = app.document.querySelector('[role="dialog"]');
    expect(dialog?.getAttribute('aria-label')).toBe('删除');
    expect(app.document.activeElement?.textContent).toBe('确定');
    await app.press(app.text('确定'), 'Tab');
    expect(app.document.activeElement?.textContent).toBe('取消');
    await app.press(app.text('取消'), 'Escape');
    expect(await answered).toMatchObject({ confirm: false, cancel: true });
    expect(app.document.activeElement).toBe(before);
  });

  test('an action sheet answers with the line, or fails', async () => {
    const chosen = call('showActionSheet', { itemList: ['拍照', '相册'] });
    await app.settle();
    await app.tap(app.text('相册'));
    expect(await chosen).toMatchObject({ tapIndex: 1 });
    const left = call('showActionSheet', { itemList: ['拍照'] });
    await app.settle();
    await app.tap(app.text('取消'));
    expect((await left).errMsg).toBe('showActionSheet:fail cancel');
  });

  test('a toast is told to readers, and does not end with the loading of others', async () => {
    await call('showToast', { title: '已保存', duration: 5000 });
    expect(app.document.querySelector('.mp-toast [role="status"]')?.textContent).toBe('已保存');
    await call('hideLoading');
    expect(app.document.querySelector('.mp-toast')).not.toBeNull();
    await call('hideToast');
    expect(app.document.querySelector('.mp-toast')).toBeNull();
  });
});

describe('log-in', () => {
  test('with the simulator a code for the chosen person, each time another', async () => {
    app.window.localStorage.setItem('preview-persona', 'persona-demo-zhou');
    const codes = [await call('login'), await call('login')].map(({ code }) => String(code));
    expect(codes[0]).toMatch(/^persona-demo-zhou\.\d+$/);
    expect(codes[0]).not.toBe(codes[1]);
  });

  test('without it says where to go', async () => {
    simulator = false;
    expect((await call('login')).errMsg).toBe('login:fail 这里是浏览器，不能用微信登录；请在微信中打开小程序');
  });
});

describe('what is not there', () => {
  test('is named when it is called, and can be asked for', () => {
    expect(() => app.window.eval('wx.startBeaconDiscovery()')).toThrow('wx.startBeaconDiscovery is not a function');
    expect(app.window.wx['canIUse']?.('startBeaconDiscovery')).toBe(false);
    expect(app.window.wx['canIUse']?.('getUpdateManager')).toBe(true);
  });
});

test('an entry for the calendar', () => {
  const entry = { title: '答复期限；申请，一', startTime: 1772582400, allDay: true, description: '第一行\n第二行, 末' };
  expect(calendarFile(entry)).toMatch(
    /BEGIN:VEVENT\r\n.*\r\nDTSTAMP:20260304T000000Z\r\nDTSTART;VALUE=DATE:20260304\r\nDTEND;VALUE=DATE:20260305\r\nSUMMARY:答复期限；申请，一\r\nDESCRIPTION:第一行\\n第二行\\, 末\r\n/,
  );
});
