/** What the value of one environment variable may look like, and what it means. */
import { z } from 'zod';

export type Role = 'web' | 'jobs';

export type ClamdAddress = { host: string; port: number } | { path: string };

export interface FieldKey {
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

export const wholeNumber = (name: string, fallback: number, least: number, most: number) =>
  z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `${name}应为 ${least} 至 ${most} 之间的整数`,
    })
    .transform(Number);

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `应为 ${values.join('、')} 之一` });

export const onOrOff = z
  .enum(['on', 'off'], { error: '应为 on 或 off' })
  .transform((value) => value === 'on')
  .optional();

export const address = (protocols: readonly string[]) =>
  z.string().refine((text) => isOrigin(text, protocols), {
    error: `应为 ${protocols.join(' 或 ')}//主机名[:端口] 形式的地址，后面没有路径`,
  });

const HOW_TO_MAKE_A_KEY = '可用 node -e "console.log(crypto.randomBytes(32).toString(\'base64\'))" 生成';

export const fieldKeys = z.string({ error: `必须填写。${HOW_TO_MAKE_A_KEY}` }).transform((text, context) => {
  const keys: FieldKey[] = [];
  for (const part of text.split(',')) {
    const [, id = '', encoded = ''] = /^\s*([A-Za-z0-9_-]{1,32}):(\S+)\s*$/.exec(part) ?? [];
    const key = decodeKey(encoded);
    if (!id) context.addIssue({ code: 'custom', message: '每一项应为“编号:密钥”，各项之间用逗号分隔' });
    else if (!key)
      context.addIssue({ code: 'custom', message: `密钥 ${id} 应为 32 字节的 base64。${HOW_TO_MAKE_A_KEY}` });
    else if (keys.some((known) => known.id === id))
      context.addIssue({ code: 'custom', message: `密钥编号 ${id} 重复` });
    else keys.push({ id, key });
  }
  return keys;
});

export const lookupKey = z.string({ error: `必须填写。${HOW_TO_MAKE_A_KEY}` }).transform((text, context) => {
  const key = decodeKey(text);
  if (key) return key;
  context.addIssue({ code: 'custom', message: `应为 32 字节的 base64。${HOW_TO_MAKE_A_KEY}` });
  return z.NEVER;
});

export const roles = z
  .string()
  .default('web,jobs')
  .transform((text, context) => {
    const names = [...new Set(text.split(',').map((name) => name.trim()))];
    const known = names.filter((name): name is Role => name === 'web' || name === 'jobs');
    if (known.length !== names.length) {
      context.addIssue({ code: 'custom', message: '应为 web、jobs，或用逗号连接的两者' });
    }
    return known;
  });

export const clamdAddress = z.string().transform((text, context): ClamdAddress => {
  const path = /^unix:(\/\S+)$/.exec(text)?.[1];
  if (path) return { path };
  const [, host = '', port = ''] = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})$/.exec(text) ?? [];
  const number = Number(port);
  if (number >= 1 && number <= 65_535) return { host: host.replace(/[[\]]/g, ''), port: number };
  context.addIssue({ code: 'custom', message: '应为 主机名:端口，或 unix:/套接字文件的路径' });
  return z.NEVER;
});

export const webAddress = z.string().refine(isWebAddress, { error: '应为 http:// 或 https:// 开头的完整地址' });

export const bearerToken = z.string().regex(/^[\x21-\x7e]{8,500}$/, { error: '应为 8 至 500 个字符，不含空格' });

/** 32 bytes in base64 (also the URL-safe alphabet), or null. */
function decodeKey(text: string): Buffer | null {
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return null;
  const key = Buffer.from(text, 'base64');
  return key.length === 32 ? key : null;
}

function isOrigin(text: string, protocols: readonly string[]): boolean {
  try {
    const url = new URL(text);
    return protocols.includes(url.protocol) && url.origin === text && url.hostname !== '';
  } catch {
    return false;
  }
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, hash } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && hash === '';
}
