import { AppError } from '../../errors.js';

/** What the user saw has been changed by somebody else meanwhile. */
export function staleVersion(currentVersion: number): AppError {
  return new AppError(
    'version_conflict',
    { currentVersion },
    { message: '这条记录刚被其他人修改过，请查看最新内容后再操作。' },
  );
}
