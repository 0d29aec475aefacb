/** The configuration under which is measured: production's, on a free port, with keys that protect nothing but made-up people. */
import { fieldCipher } from '../../src/integrations/crypto/field-cipher.js';
import { type FieldCipher } from '../../src/ports/cipher.js';
import { readConfig } from '../../src/config.js';

export function benchEnvironment(dataDir: string, mongoUri: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    MONGODB_URI: mongoUri,
    LOG_LEVEL: 'silent',
    ROLES: 'web',
    PUBLIC_ORIGIN: 'https://bench.invalid',
    FIELD_KEYS: `bench:${Buffer.alloc(32, 1).toString('base64')}`,
    LOOKUP_KEY: Buffer.alloc(32, 2).toString('base64'),
    WECHAT_APP_ID: 'wx0123456789abcdef',
    WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef',
    SIMULATOR: 'off',
    DEMO: 'off',
  };
}

/** Opens what the measured server sealed, and the other way round. */
export function benchCipher(): FieldCipher {
  const { fieldKeys, lookupKey } = readConfig(benchEnvironment('.', 'mongodb://127.0.0.1/bench'));
  return fieldCipher({ keys: fieldKeys, lookupKey });
}
