import { isDeviceCode, normaliseSecondCode } from '../../domain/account/second-factor.js';
import { type FieldCipher } from '../../ports/cipher.js';
import { type DeviceCodes, type SecondFactor } from '../../ports/second-factor.js';

export interface CodeDeps {
  cipher: FieldCipher;
  deviceCodes: DeviceCodes;
}

/**
 * @returns what the factor is after this code was taken, so that it is never taken again; null when it is not to be taken: wrong,
 *   or used before.
 */
export function useSecondCode(
  { cipher, deviceCodes }: CodeDeps,
  factor: SecondFactor,
  person: { staffId: string; now: Date },
  typed: string,
): { factor: SecondFactor; by: 'device' | 'recovery_code' } | null {
  const code = normaliseSecondCode(typed);
  if (isDeviceCode(code)) {
    const step = deviceCodes.stepOf(cipher.decrypt(factor.sealed), code, person.now);
    if (step === null || (factor.lastStep !== null && step <= factor.lastStep)) return null;
    return { factor: { ...factor, lastStep: step }, by: 'device' };
  }
  const hash = recoveryHash(cipher, person.staffId, code);
  if (!factor.recoveryCodes.includes(hash)) return null;
  const left = factor.recoveryCodes.filter((other) => other !== hash);
  return { factor: { ...factor, recoveryCodes: left }, by: 'recovery_code' };
}

/** With the key of the lookups: the table alone does not let anybody try out codes. */
export function recoveryHash(cipher: FieldCipher, staffId: string, code: string): string {
  return cipher.lookup(`recovery-code ${staffId} ${normaliseSecondCode(code)}`);
}
