import { AppError } from '../../errors.js';
import { findPersonalData, PERSONAL_DATA_KINDS, type PersonalDataKind } from '../../domain/disclosure/personal-data.js';
import { type PublicationRecord } from '../../ports/disclosure.js';
import { type StoredFile } from '../../ports/files.js';

/** The places a person has to look at; more would not fit a screen. */
export const MAX_TOLD = 20;

export interface FoundPersonalData {
  field: string;
  kind: PersonalDataKind;
  label: string;
  masked: string;
}

/** @param texts field path → text */
export function personalDataIn(texts: Readonly<Record<string, string>>): FoundPersonalData[] {
  return Object.entries(texts).flatMap(([field, text]) =>
    findPersonalData(text).map(({ kind, masked }) => ({ field, kind, label: PERSONAL_DATA_KINDS[kind], masked })),
  );
}

/** Everything of an item that the public would read. */
export function publicTextsOf(
  record: Pick<PublicationRecord, 'title' | 'body' | 'documentNumber' | 'source'>,
  files: readonly Pick<StoredFile, 'name'>[],
): Record<string, string> {
  return {
    title: record.title,
    body: record.body,
    documentNumber: record.documentNumber ?? '',
    source: record.source,
    ...Object.fromEntries(files.map((file, index) => [`files.${index}.name`, file.name])),
  };
}

/**
 * 第十五条: what looks like personal data stops a publication unless somebody says why it may stand.
 * @param texts field path → text
 * @returns how many were found, for the audit row.
 * @throws AppError `personal_data_found` with `findings` (field, kind, masked text).
 */
export function assertNoPersonalData(texts: Readonly<Record<string, string>>, reason: string | undefined): number {
  const findings = personalDataIn(texts);
  if (findings.length === 0 || reason !== undefined) return findings.length;
  throw new AppError('personal_data_found', {
    count: findings.length,
    kinds: [...new Set(findings.map(({ label }) => label))].join('、'),
    findings: findings.slice(0, MAX_TOLD),
  });
}
