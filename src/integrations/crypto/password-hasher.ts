/** Argon2id with the parameters OWASP gives for servers: 19 MiB, two passes, one lane; about 30 ms on a thread of its own. */
import { randomBytes } from 'node:crypto';
import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { type PasswordHasher } from '../../ports/password-hasher.js';

/** The package declares it as a const enum, which a compiler that works file by file cannot read. */
const ARGON2ID = 2 as Algorithm;
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function argonPasswordHasher(): PasswordHasher {
  let decoy: Promise<string> | null = null;
  return {
    hash: (password) => hash(password, PARAMETERS),
    async verify(passwordHash, password) {
      // Compared with the hash of a password nobody knows, for the same time.
      decoy ??= hash(randomBytes(32), PARAMETERS);
      const nobody = await decoy;
      const matches = await verify(passwordHash ?? nobody, password);
      return passwordHash !== null && matches;
    },
  };
}
