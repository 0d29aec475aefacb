import { generateSecret, generateURI, verifySync } from 'otplib/functional';
import { type DeviceCodes } from '../../ports/second-factor.js';
import { qrModules } from '../letters/qr.js';

const STEP_SECONDS = 30;

export function totpDeviceCodes(): DeviceCodes {
  return {
    newSecret: () => generateSecret(),
    uri: ({ secret, account, issuer }) => generateURI({ issuer, label: account, secret }),
    picture: (uri) => qrModules(uri),
    stepOf(secret, code, now) {
      const epoch = Math.floor(now.getTime() / 1_000);
      const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
      return result.valid ? Math.floor(epoch / STEP_SECONDS) + result.delta : null;
    },
  };
}
