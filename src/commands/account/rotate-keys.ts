/**
 * Encrypts everything anew that was not encrypted with the current key (the first of the ring). A sweep over state: whatever is
 * still under another key is what is left to do, so it may be killed and started again, also while servers are running.
 *
 * The keyed hashes for equality (`lookup`) hang on LOOKUP_KEY, which is not changed here: with half of them under a new key
 * duplicates would be overlooked and fees counted wrongly, so both keys would have to be asked for as long as it lasts.
 */
import { type KeyedCipher } from '../../ports/cipher.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import { type AuditSealing } from '../../ports/audit.js';
import { type SealedField, type SealedFields } from '../../ports/sealed-fields.js';
import { type SystemActor } from '../../policies/actor.js';
import { auditRow } from './audit-row.js';

export interface RotateKeysDeps extends AccountDeps {
  cipher: KeyedCipher;
  sealedFields: SealedFields;
  auditChain: AuditSealing;
}

export interface KeyRotation {
  currentKey: string;
  /** All encrypted fields that were seen, and under which key each stood. */
  fields: number;
  byKey: Record<string, number>;
  rotated: number;
  /** Changed by somebody else at the same moment, and not seen under the current key since. */
  left: number;
  unreadableCount: number;
  /** The first hundred. */
  unreadable: Pick<SealedField, 'collection' | 'id' | 'path'>[];
  /** Whether the head of the audit chain bore the signature of another key. */
  headResigned: boolean;
}

const SHOWN = 100;
/** What is written during a pass by a server that has the new ring is under the new key; three are more than are needed. */
const MAX_PASSES = 3;

/**
 * The head of the audit chain comes first: when its key is no longer in the ring, nothing has been changed yet.
 * @param onProgress after each batch: fields seen and rotated in this pass
 * @throws AppError `internal` when the head cannot be signed anew
 */
export async function rotateKeys(
  deps: RotateKeysDeps,
  actor: SystemActor,
  options: { dryRun: boolean; onProgress?: (seen: number, rotated: number) => void },
): Promise<KeyRotation> {
  const headResigned = options.dryRun ? false : await deps.auditChain.resignHead();
  let result = await pass(deps, options);
  let { rotated } = result;
  for (let count = 1; result.left > 0 && !options.dryRun && count < MAX_PASSES; count += 1) {
    result = { ...(await pass(deps, options)), byKey: result.byKey };
    rotated += result.rotated;
  }
  if (options.dryRun) return result;
  if (rotated > 0 || headResigned) {
    const { currentKey, unreadableCount } = result;
    await deps.unitOfWork.run((tx) =>
      tx.audit.append([
        auditRow(deps, actor, {
          agencyId: null,
          action: 'rotate_keys',
          subject: { type: 'key', id: currentKey },
          detail: { rotated, unreadable: unreadableCount, headResigned },
        }),
      ]),
    );
  }
  return { ...result, rotated, headResigned };
}

async function pass(
  { cipher, sealedFields }: RotateKeysDeps,
  { dryRun, onProgress }: Parameters<typeof rotateKeys>[2],
): Promise<KeyRotation> {
  const result: KeyRotation = {
    currentKey: cipher.currentKey,
    fields: 0,
    byKey: {},
    rotated: 0,
    left: 0,
    unreadableCount: 0,
    unreadable: [],
    headResigned: false,
  };
  for await (const batch of sealedFields.batches()) {
    const changes: { field: SealedField; sealed: string }[] = [];
    for (const field of batch) {
      const key = cipher.keyOf(field.sealed) ?? '';
      result.fields += 1;
      result.byKey[key] = (result.byKey[key] ?? 0) + 1;
      if (key === cipher.currentKey) continue;
      const sealed = resealed(cipher, field.sealed);
      if (sealed !== null) changes.push({ field, sealed });
      else {
        result.unreadableCount += 1;
        const { collection, id, path } = field;
        if (result.unreadable.length < SHOWN) result.unreadable.push({ collection, id, path });
      }
    }
    const replaced = dryRun || changes.length === 0 ? 0 : await sealedFields.replace(changes);
    result.rotated += replaced;
    result.left += changes.length - replaced;
    if (batch.length > 0) onProgress?.(result.fields, result.rotated);
  }
  return result;
}

/** @returns null when nobody can read it: told by its place, and the rest goes on */
function resealed(cipher: KeyedCipher, sealed: string): string | null {
  try {
    return cipher.encrypt(cipher.decrypt(sealed));
  } catch {
    return null;
  }
}
