import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { AppError } from '../../../src/errors.js';
import { sendRaw, startTestServer, type TestServer } from '../../support/http.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    routes: ({ publicRouter }) => {
      publicRouter.route({
        method: 'post',
        path: '/uploads',
        operationId: 'upload',
        tag: 'application',
        summary: '上传',
        query: z.strictObject({ fail: z.boolean().default(false) }),
        multipart: { maxFileBytes: 100_000, description: '附件' },
        body: z.strictObject({ purpose: z.enum(['identity', 'letter']), page: z.int().min(1).optional() }),
        response: {
          201: z.object({
            fileName: z.string(),
            claimedType: z.string(),
            size: z.int(),
            sha256: z.string(),
            head: z.string(),
            content: z.string(),
            purpose: z.string(),
            page: z.int().nullable(),
          }),
        },
        errors: ['unsupported_file_type'],
        handler: async (_context, { file, body, query }) => {
          if (query.fail) throw new AppError('unsupported_file_type');
          const content = await text(file.read());
          const { fileName, claimedType, size, sha256 } = file;
          return {
            fileName,
            claimedType,
            size,
            sha256,
            head: file.head.toString(),
            content: content.slice(0, 10),
            purpose: body.purpose,
            page: body.page ?? null,
          };
        },
      });
    },
  });
});
afterAll(async () => {
  await server.stop();
});

const upload = (fill: (form: FormData) => void, query = '') => {
  const form = new FormData();
  fill(form);
  return server.client().send('POST', `/api/public/uploads${query}`, { body: form });
};
const file = (content: string | Uint8Array<ArrayBuffer>, name = 'a.txt') =>
  new File([content], name, { type: 'text/plain' });
const spooled = () => readdir(server.uploadDirectory);

describe('one file per request', () => {
  test('the handler gets it whole, with fields before or after it, and nothing stays on disk', async () => {
    for (const fieldsFirst of [true, false]) {
      const response = await upload((form) => {
        if (!fieldsFirst) form.set('file', file('abc', '身份证 正面.txt'));
        form.set('purpose', 'identity');
        form.set('page', '2');
        if (fieldsFirst) form.set('file', file('abc', '身份证 正面.txt'));
      });
      expect(response.status).toBe(201);
      expect(response.json<object>()).toEqual({
        fileName: '身份证 正面.txt',
        claimedType: 'text/plain',
        size: 3,
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        head: 'abc',
        content: 'abc',
        purpose: 'identity',
        page: 2,
      });
    }
    expect(await spooled()).toEqual([]);
  });

  test('exactly the limit is accepted, one byte more is 413', async () => {
    const send = (bytes: number) =>
      upload((form) => {
        form.set('purpose', 'letter');
        form.set('file', file(new Uint8Array(bytes).fill(97)));
      });
    const fits = await send(100_000);
    expect([fits.status, fits.json<{ size: number; head: string }>().size]).toEqual([201, 100_000]);
    expect(fits.json<{ head: string }>().head).toHaveLength(4100);
    const tooLarge = await send(100_001);
    expect([tooLarge.status, tooLarge.json().error.code]).toEqual([413, 'file_too_large']);
    expect((await send(3_000_000)).status).toBe(413);
    expect(await spooled()).toEqual([]);
  });

  test('faults of the fields are told like those of a JSON body', async () => {
    const response = await upload((form) => {
      form.set('purpose', 'x');
      form.set('page', '0');
      form.set('other', '1');
      form.set('file', file('abc'));
    });
    expect(response.status).toBe(400);
    expect(response.json().error.fields).toEqual([
      { path: 'purpose', message: '不在可选范围内' },
      { path: 'page', message: '不能小于 1' },
      { path: 'other', message: '没有这一项，请删除' },
    ]);
    expect(await spooled()).toEqual([]);
  });

  test('without a file: 400; with two: 422; without multipart: 415', async () => {
    const none = await upload((form) => form.set('purpose', 'letter'));
    expect([none.status, none.json().error.fields]).toEqual([400, [{ path: 'file', message: '请选择要上传的文件' }]]);
    const two = await upload((form) => {
      form.set('purpose', 'letter');
      form.append('file', file('a'));
      form.append('file', file('b'));
    });
    expect([two.status, two.json().error.code]).toEqual([422, 'too_many_files']);
    expect((await server.client().post('/api/public/uploads', { purpose: 'letter' })).status).toBe(415);
    expect(await spooled()).toEqual([]);
  });

  test('a handler that refuses leaves nothing on disk', async () => {
    const response = await upload((form) => {
      form.set('purpose', 'letter');
      form.set('file', file('abc'));
    }, '?fail=true');
    expect([response.status, response.json().error.code]).toEqual([415, 'unsupported_file_type']);
    expect(await spooled()).toEqual([]);
  });

  test('a name is only a name: folders and control characters are dropped', async () => {
    const response = await upload((form) => {
      form.set('purpose', 'letter');
      form.set('file', file('abc', '../../etc/pass\u0007wd'));
    });
    expect(response.json<{ fileName: string }>().fileName).toBe('passwd');
  });

  test('a form cut short is 400, a form never finished leaves nothing', async () => {
    const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc';
    const head = (length: number) =>
      `POST /api/public/uploads HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${length}\r\n\r\n`;
    const cut = await sendRaw(server.port, head(part.length) + part);
    expect(cut).toMatch(/^HTTP\/1\.1 400 /);
    await sendRaw(server.port, head(part.length + 500) + part, 150);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await spooled()).toEqual([]);
    expect(server.log.errors()).toEqual([]);
  });
});
