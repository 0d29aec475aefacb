/** Whether tables may be frozen as they stand: the official identities block, every other rule passes with a reason (A.10, 26). */
import { AppError } from '../../errors.js';
import { officialViolations, type Violation } from './rules.js';

/** @throws AppError `official_identity_broken`, `explanation_required` */
export function assertMayFreeze(violations: readonly Violation[], explanation: string | null): void {
  const [broken] = officialViolations(violations);
  if (broken) throw new AppError('official_identity_broken', { message: broken.message });
  if (violations.length === 0 || explanation) return;
  const count = violations.length;
  throw new AppError(
    'explanation_required',
    { count },
    {
      fields: [{ path: 'explanation', message: '请填写书面说明' }],
      message: `统计表有 ${count} 处勾稽关系需要说明，请核对；数据无误的，请填写书面说明后再定稿。`,
    },
  );
}
