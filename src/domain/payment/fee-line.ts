/** One request in, its processing fee out: the contract of the `fee` command, line by line. */
import { isAppError } from '../../errors.js';
import { computeFee, TARIFF_2021, type FeeBasis } from './tariff.js';

export type FeeOutput =
  /** `id` as given, of whatever type; null when missing. */
  { id: unknown; feeFen: number } | { id: unknown; feeFen: null; error: { code: 'invalid_input' } };

/** Fee by the tariff of 国办函〔2020〕109号. Never throws: what cannot be read or charged gives `invalid_input`. */
export function feeLine(line: string): FeeOutput {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    return failure(null);
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return failure(null);
  const record = input as Record<string, unknown>;
  const id = record['id'] ?? null;
  const basis = readBasis(record);
  if (!basis) return failure(id);
  try {
    return { id, feeFen: computeFee(basis, TARIFF_2021) };
  } catch (error) {
    if (isAppError(error, 'invalid_input')) return failure(id);
    throw error;
  }
}

/** Only the figure of the chosen method is looked at; numbers in quotation marks are no numbers. */
function readBasis({ method, ordinalInMonth, pages }: Record<string, unknown>): FeeBasis | null {
  if (method === 'per_item' && typeof ordinalInMonth === 'number') return { method, ordinalInMonth };
  if (method === 'per_page' && typeof pages === 'number') return { method, pages };
  return null;
}

function failure(id: unknown): FeeOutput {
  return { id, feeFen: null, error: { code: 'invalid_input' } };
}
