import { readFileSync } from 'node:fs';

/** Why mongod did not start, for a person: the last complaints in its log, in words. */
export function explainFailure(dataDir: string, logFile: string, error: unknown): string {
  const text = readTail(logFile);
  const complaints = text.split('\n').flatMap(readComplaint);
  const all = complaints.join('\n');
  const elsewhere = '请修正后重试，或用环境变量 DATA_DIR 指定另一个文件夹。';
  if (/No space left on device|ENOSPC|errno":28|error":28\b/i.test(text)) {
    return `磁盘空间不足，数据库不能启动（数据文件夹 ${dataDir}）。请清理磁盘后重试，或用环境变量 DATA_DIR 指定另一个文件夹。`;
  }
  if (/DBPathInUse|Unable to lock the lock file|another mongod instance is already running/i.test(all)) {
    return `数据文件夹 ${dataDir} 正被另一个 mongod 使用，而它不是本项目启动的。请先停止它，或用环境变量 DATA_DIR 指定另一个文件夹。`;
  }
  if (/Address already in use/i.test(all)) return '数据库的端口刚被其他程序占用，请重试。';
  if (
    /featureCompatibilityVersion|UPGRADE PROBLEM|Wrong mongod version|requires the latest minor|unsupported.*(WiredTiger )?version/i.test(
      all,
    )
  ) {
    return `数据文件夹 ${dataDir} 是由更新版本的 MongoDB 写的，现在的 mongod 打不开。请安装那个版本，${elsewhere}`;
  }
  if (/Permission denied|Read-only file system|EACCES|EROFS|Operation not permitted/i.test(all)) {
    return `数据文件夹 ${dataDir} 没有写入权限，数据库不能启动。${elsewhere}`;
  }
  const reason = complaints.at(-1) ?? (error instanceof Error ? error.message : String(error));
  return `数据库没有启动：${reason}\n完整的日志在 ${logFile}。${elsewhere}`;
}

/** mongod logs JSON lines; before logging is set up, and from the loader, plain text. */
function readComplaint(line: string): string[] {
  try {
    const { s, msg, attr } = JSON.parse(line) as { s: string; msg: string; attr?: unknown };
    return s === 'E' || s === 'F' ? [`${msg} ${attr ? JSON.stringify(attr).slice(0, 400) : ''}`] : [];
  } catch {
    return line.trim() ? [line.trim()] : [];
  }
}

function readTail(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(-200_000);
  } catch {
    return '';
  }
}
