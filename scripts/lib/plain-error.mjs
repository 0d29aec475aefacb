/** A fault that the person at the terminal can mend: only its text is shown, without a stack. */
export class PlainError extends Error {
  name = 'PlainError';
}

/** One line of progress. Always stderr: stdout belongs to the command alone. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * What went wrong, for a person: known faults as one text, anything else with its stack, because it is a bug.
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (error instanceof Error) {
    if (error.name !== 'PlainError' && error.name !== 'AppError') return error.stack ?? error.message;
    const fields = /** @type {{ fields?: { path: string, message: string }[] }} */ (error).fields ?? [];
    return [error.message, ...fields.map((fault) => `  ${fault.path}：${fault.message}`)].join('\n');
  }
  return String(error);
}

/**
 * The folder in the way, in words: used wherever a file or folder of ours cannot be written.
 * @param {unknown} error an error of node:fs
 * @returns {string}
 */
export function fileFault(error) {
  switch (/** @type {NodeJS.ErrnoException} */ (error)?.code) {
    case 'EACCES':
    case 'EPERM':
      return '没有访问权限';
    case 'EROFS':
      return '所在的文件系统是只读的';
    case 'ENOSPC':
    case 'EDQUOT':
      return '磁盘空间不足';
    case 'ENOTDIR':
    case 'EEXIST':
      return '路径上有一个同名的文件，不是文件夹';
    case 'ELOOP':
      return '路径上的符号链接互相指向';
    case 'ENOENT':
      return '路径不存在';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
