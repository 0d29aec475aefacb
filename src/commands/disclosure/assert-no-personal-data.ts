import { AppError } from '../../errors.js';
import { findPersonalData, PERSONAL_DATA_KINDS } from '../../domain/disclosure/personal-data.js';

/** The places a person has to look at; more would not fit a screen. */
const MAX_TOLD = 20;

/**
 * 第十五条: what looks like personal data stops a publication unless somebody says why it may stand.
 * @param texts field path → text
 * @returns how many were found, for the audit row.
 * @throws AppError `personal_data_found` with `findings` (field, kind, masked text).
 */
export function assertNoPersonalData(texts: Readonly<Record<string, string>>, reason: string | undefined): number {
  const findings = Object.entries(texts).flatMap(([field, text]) =>
    findPersonalData(text).map(({ kind, masked }) => ({ field, kind, label: PERSONAL_DATA_KINDS[kind], masked })),
  );
  if (findings.length === 0 || reason !== undefined) return findings.length;
  throw new AppError('personal_data_found', {
    count: findings.length,
    kinds: [...new Set(findings.map(({ label }) => label))].join('、'),
    findings: findings.slice(0, MAX_TOLD),
  });
}
