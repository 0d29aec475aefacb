import { describe, expect, test } from '@jest/globals';
import {
  changed,
  fileProblem,
  filedName,
  isOnItsWay,
  nextWaiting,
  pictureName,
  sizeInWords,
  type UploadItem,
  withChosen,
  withFiles,
  without,
} from '../../miniprogram/utils/upload-list.js';

let number = 0;
const makeKey = (): string => `key-${(number += 1)}`;
const file = (name: string, size = 1_000) => ({ path: `tmp/${name}`, name, size });
const added = (...names: string[]): UploadItem[] =>
  withChosen(
    [],
    names.map((name) => file(name)),
    'other',
    makeKey,
  ).items;
const card = (id: string, name: string) => ({ id, name, size: 2_048, contentType: 'image/png' });

test.each([
  [512, '512 字节'],
  [2_048, '2 KB'],
  [10 * 1_048_576, '10.0 MB'],
  [1_572_864, '1.5 MB'],
])('%d bytes: %s', (bytes, words) => expect(sizeInWords(bytes)).toBe(words));

describe('a file that was chosen', () => {
  test.each([
    ['a.pdf', 10 * 1_048_576, ''],
    ['没有后缀', 10, ''],
    ['a.PDF', 10 * 1_048_576 + 1, '文件有 10.0 MB，最多 10 MB，请压缩或者拆分后再选'],
    ['a.exe', 10, '请上传 PDF、Word、Excel、JPEG、PNG 或者纯文本文件'],
    ['IMG.HEIC', 10, '请改传 JPEG 照片：手机“设置—相机—格式”选“兼容性最佳”后重拍'],
    ['a.pdf', 0, '这是空文件，请重新选择'],
  ])('%s of %d: %s', (name, size, problem) => expect(fileProblem(file(name, size))).toBe(problem));

  test('says by its name what it is for', () => {
    expect(pictureName('identity', 'wxfile://tmp_a.JPG', 1)).toBe('身份证明1.jpg');
    expect(pictureName('other', 'blob:x', 3)).toBe('照片3.jpg');
    expect(filedName('mandate', 'scan.pdf')).toBe('委托书-scan.pdf');
    expect(filedName('mandate', '委托书.pdf')).toBe('委托书.pdf');
    expect(filedName('other', 'a.pdf')).toBe('a.pdf');
  });
});

test('ten at most; what is of no use does not take a place', () => {
  const ten = added(...Array.from({ length: 9 }, (_, index) => `${index}.pdf`), 'x.exe');
  const more = withChosen(ten, [file('a.pdf'), file('b.pdf')], 'other', makeKey);
  expect([more.items.length, more.tooMany]).toEqual([11, 1]);
});

test('one goes at a time; what failed waits to be asked again', () => {
  const [first, second] = added('1.pdf', '2.pdf');
  if (!first || !second) throw new Error('two were added');
  expect(nextWaiting([first, second])?.key).toBe(first.key);
  const sending = changed([first, second], first.key, { state: 'sending' });
  expect([nextWaiting(sending), isOnItsWay(sending)]).toEqual([null, true]);
  const failed = changed(sending, first.key, { state: 'failed' });
  expect(nextWaiting(failed)?.key).toBe(second.key);
  expect(isOnItsWay(without(failed, second.key))).toBe(false);
});

test('files of the server and what is on its way make one list, each once', () => {
  const [waiting, sent] = added('等.pdf', '好.pdf');
  if (!waiting || !sent) throw new Error('two were added');
  const items = [waiting, { ...sent, state: 'done' as const, fileId: 'f1' }];
  const files = [card('f1', '好.pdf'), card('f2', '委托书-扫描.png'), card('f3', 'IMG_1.png')];
  const list = withFiles(items, files, { identityPhoto: 'f3' });
  expect(list.map(({ key, use, state, name }) => [key, use, state, name])).toEqual([
    [sent.key, 'other', 'done', '好.pdf'],
    ['f2', 'mandate', 'done', '委托书-扫描.png'],
    ['f3', 'identity', 'done', 'IMG_1.png'],
    [waiting.key, 'other', 'waiting', '等.pdf'],
  ]);
  expect(withFiles(list, [], {}).map(({ key }) => key)).toEqual([waiting.key]);
});
