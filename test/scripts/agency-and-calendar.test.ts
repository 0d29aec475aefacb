/** `agency:create` and `calendar:import` as an operator runs them, on a database that begins empty. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { argonPasswordHasher } from '../../src/integrations/crypto/password-hasher.js';
import { useTestDatabase } from '../support/database.js';
import { type Ended, inTemporaryFolder, runProgram } from '../support/processes.js';

jest.setTimeout(120_000);

const database = useTestDatabase();

function run(name: string, args: string[], dataDir: string): Promise<Ended> {
  return runProgram(['scripts/run.mjs', name, ...args], { MONGODB_URI: database.uri, DATA_DIR: dataDir });
}

describe('agency:create', () => {
  test('on an empty database: migrates it, creates, and prints the agency as JSON', async () => {
    await inTemporaryFolder(async (folder) => {
      const first = await run(
        'agency-create',
        ['--code', 'PDQ', '--name', '平定区人民政府', '--kind', 'government'],
        folder,
      );
      expect(first.code).toBe(0);
      const government = JSON.parse(first.stdout);
      expect(government).toMatchObject({
        code: 'PDQ',
        name: '平定区人民政府',
        kind: 'government',
        parentId: null,
        version: 1,
      });

      const second = await run('agency-create', ['--code', 'RSJ', '--name', '人社局', '--parent', 'PDQ'], folder);
      expect(JSON.parse(second.stdout)).toMatchObject({ code: 'RSJ', kind: 'department', parentId: government.id });

      const repeated = await run('agency-create', ['--code', 'RSJ', '--name', '另一个名称'], folder);
      expect(repeated).toMatchObject({ code: 1, stdout: '' });
      expect(repeated.stderr).toContain('代码为“RSJ”的机关已经存在，没有改动任何数据。');
      const connection = await database.connection();
      expect(
        await connection.collection('agencies').find().sort({ code: 1 }).project({ _id: 0, name: 1 }).toArray(),
      ).toEqual([{ name: '平定区人民政府' }, { name: '人社局' }]);
      expect(await connection.collection('migrations').countDocuments()).toBeGreaterThan(0);
    });
  });

  test.each([
    ['an unknown parent', ['--code', 'GAJ', '--name', '公安局', '--parent', 'XXX'], '没有代码为“XXX”的上级机关'],
    ['a code in lower case', ['--code', 'gaj', '--name', '公安局'], '代码应为 2 至 16 个大写字母或数字'],
    ['an unknown kind', ['--code', 'GAJ', '--name', '公安局', '--kind', 'ministry'], '没有“ministry”这种机关'],
    ['no name', ['--code', 'GAJ'], '用法：npm run -s agency:create'],
    ['an unknown option', ['--code', 'GAJ', '--name', '公安局', '--sise', '3'], '用法：npm run -s agency:create'],
  ])('%s: status 1, nothing on stdout, one clear text', async (_title, args, text) => {
    await inTemporaryFolder(async (folder) => {
      const ended = await run('agency-create', args, folder);
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toContain(text);
      expect(ended.stderr).not.toMatch(/\n\s+at /);
    });
  });
});

describe('staff:create', () => {
  const FIRST = [
    '--agency',
    'PDQ',
    '--account',
    'Admin.PDQ',
    '--name',
    '周管理',
    '--roles',
    'administrator,office_head',
  ];

  test('makes an account that can sign in and must choose its own password; a second call changes nothing', async () => {
    await inTemporaryFolder(async (folder) => {
      const made = await run('staff-create', FIRST, folder);
      expect(made.code).toBe(0);
      const { initialPassword, ...account } = JSON.parse(made.stdout);
      expect(account).toEqual({
        agency: 'PDQ',
        account: 'admin.pdq',
        name: '周管理',
        roles: ['administrator', 'office_head'],
      });
      expect(initialPassword).toMatch(/^[a-zA-Z2-9]{16}$/);
      const staff = (await database.connection()).collection('staff');
      const stored = await staff.findOne({ account: 'admin.pdq' });
      expect(stored).toMatchObject({ mustChangePassword: true, disabled: false });
      expect(await argonPasswordHasher().verify(stored?.passwordHash, initialPassword)).toBe(true);

      const repeated = await run('staff-create', FIRST, folder);
      expect(repeated).toMatchObject({ code: 1, stdout: '' });
      expect(repeated.stderr).toContain('账号“Admin.PDQ”已经存在，没有改动任何数据。');
      expect(await staff.countDocuments()).toBe(1);
    });
  });

  test.each([
    ['an unknown agency', ['--agency', 'XXX', ...FIRST.slice(2)], '没有代码为“XXX”的机关'],
    ['an unknown role', [...FIRST.slice(0, -1), 'king'], '没有“king”这个岗位'],
    [
      'an account that cannot be typed',
      ['--account', '管理员', ...FIRST.slice(0, 2), ...FIRST.slice(4)],
      '账号应为 3 至 32 个',
    ],
    ['no name', FIRST.slice(0, 4), '用法：npm run -s staff:create'],
  ])('%s: status 1, nothing on stdout, one clear text', async (_title, args, text) => {
    await inTemporaryFolder(async (folder) => {
      const ended = await run('staff-create', args, folder);
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toContain(text);
      expect(ended.stderr).not.toMatch(/\n\s+at /);
    });
  });
});

describe('calendar:import', () => {
  const calendar = {
    year: 2027,
    notice: '国办发明电〔2026〕9号',
    noticeDate: '2026-11-10',
    daysOff: ['01-01', '05-01', '10-01', '10-02', '10-03'].map((day) => ({ date: `2027-${day}`, name: '节日' })),
    workingDays: [],
  };

  test('prints what it did, and the same again the second time', async () => {
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, '2027.json');
      writeFileSync(file, `\uFEFF${JSON.stringify(calendar)}`);
      const first = await run('calendar-import', [file], folder);
      expect(first).toMatchObject({ code: 0 });
      expect(JSON.parse(first.stdout)).toEqual({
        year: 2027,
        notice: '国办发明电〔2026〕9号',
        noticeDate: '2026-11-10',
        agency: null,
        repeated: false,
        warnings: [],
        examined: 0,
        moved: [],
        problems: [],
      });
      const second = await run('calendar-import', [file], folder);
      expect(JSON.parse(second.stdout)).toMatchObject({ repeated: true });
    });
  });

  test('faults are told by field, status 1, and nothing is stored', async () => {
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'wrong.json');
      writeFileSync(file, JSON.stringify({ ...calendar, year: 2028, workingDays: [{ date: '2028-01-04' }] }));
      const ended = await run('calendar-import', [file], folder);
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toContain('noticeDate：');
      expect(ended.stderr).toContain('daysOff.0.date：');
      expect(await (await database.connection()).collection('calendarLayers').countDocuments({ year: 2028 })).toBe(0);
    });
  });

  test.each([
    ['a file that is not there', ['/nowhere/2027.json'], '路径不存在'],
    ['an agency that is not there', ['package-lock.json', '--agency', 'NOBODY'], '没有代码为“NOBODY”的机关'],
  ])('%s', async (_title, args, text) => {
    await inTemporaryFolder(async (folder) => {
      const ended = await run('calendar-import', args, folder);
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toContain(text);
    });
  });
});
