/** Fills the ports that commands need, over one database. Used by the server, by the command-line programs and by tests. */
import { type Connection } from 'mongoose';
import { type Clock } from './clock.js';
import { type LetterDeps } from './commands/application/letter-deps.js';
import { type OpinionDeps } from './commands/application/opinion-link.js';
import { type FieldKey } from './config.js';
import { fieldCipher } from './integrations/crypto/field-cipher.js';
import { totpDeviceCodes } from './integrations/crypto/device-codes.js';
import { keyedMac } from './integrations/crypto/keyed-mac.js';
import { argonPasswordHasher } from './integrations/crypto/password-hasher.js';
import { type ClamdOptions, clamdScanner } from './integrations/clamd/clamd-scanner.js';
import { letterRenderer } from './integrations/letters/letter-renderer.js';
import { fileInspector } from './integrations/files/file-inspector.js';
import { newToken } from './http/middleware/tokens.js';
import { sha256 } from './http/sha256.js';
import { agencyDirectory } from './persistence/account/agency-store.js';
import { mongoAuditChain } from './persistence/account/audit-chain-store.js';
import { staffReads } from './persistence/account/staff-store.js';
import { mongoCalendarProvider } from './persistence/calendar-provider.js';
import { gridFsFileStore } from './persistence/files/gridfs-file-store.js';
import { newCode, newDigits } from './integrations/crypto/new-code.js';
import { newId } from './persistence/new-id.js';
import { mongoNumberSource } from './persistence/numbers.js';
import { inProcessTurns } from './persistence/turns.js';
import { mongoUnitOfWork } from './persistence/unit-of-work.js';
import { type StaffDeps } from './ports/account-deps.js';
import { type AuditChainReads, type AuditSealing } from './ports/audit.js';
import { type CommandDeps } from './ports/deps.js';
import { type LetterRenderer } from './ports/letter-renderer.js';

export interface ComposeOptions {
  connection: Connection;
  clock: Clock;
  fieldKeys: readonly FieldKey[];
  lookupKey: Buffer;
  /** Absent or null: uploads are not scanned. */
  clamd?: ClamdOptions | null;
  /** Absent: letters are drawn where the command runs. */
  renderer?: LetterRenderer;
}

export function composeCommands({ connection, clock, fieldKeys, lookupKey, clamd, renderer }: ComposeOptions) {
  return {
    unitOfWork: mongoUnitOfWork(connection),
    clock,
    calendars: mongoCalendarProvider(connection),
    numbers: mongoNumberSource(connection),
    agencies: agencyDirectory(connection),
    staff: staffReads(connection),
    cipher: fieldCipher({ keys: fieldKeys, lookupKey }),
    auditChain: mongoAuditChain(connection, keyedMac(fieldKeys, 'audit-chain-head')),
    passwords: argonPasswordHasher(),
    files: gridFsFileStore({
      connection,
      clock,
      inspector: fileInspector(),
      scanner: clamd ? clamdScanner(clamd) : null,
    }),
    renderer: renderer ?? letterRenderer(),
    turns: inProcessTurns(),
    newId,
    newCode,
    newDigits,
    deviceCodes: totpDeviceCodes(),
    newToken,
    hash: sha256,
  } satisfies CommandDeps &
    LetterDeps &
    StaffDeps &
    Omit<OpinionDeps, 'sms'> & { auditChain: AuditSealing & AuditChainReads };
}

export type ComposedCommands = ReturnType<typeof composeCommands>;
