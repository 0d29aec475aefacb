/** People who are logged in: through the session store, as a login would write them. */
import { type Connection } from 'mongoose';
import { CITIZEN_SESSION, expiryOf, STAFF_SESSION } from '../../src/domain/account/session-limits.js';
import { sha256 } from '../../src/http/sha256.js';
import { mongoUnitOfWork } from '../../src/persistence/unit-of-work.js';
import { clerkOf } from './people.js';
import { agencyId, idOf, tokenOf } from './plan.js';

const IN_ONE_TRANSACTION = 200;

export async function openCitizenSessions(
  connection: Connection,
  kind: 'citizen' | 'submitter',
  people: readonly number[],
): Promise<void> {
  const now = new Date();
  for (let from = 0; from < people.length; from += IN_ONE_TRANSACTION) {
    await mongoUnitOfWork(connection).run(async (tx) => {
      for (const number of people.slice(from, from + IN_ONE_TRANSACTION)) {
        await tx.citizenSessions.insert({
          id: idOf(kind, number),
          citizenId: idOf(kind, number),
          tokenHash: sha256(tokenOf(kind, number)),
          client: 'bench',
          createdAt: now,
          lastSeenAt: now,
          expiresAt: expiryOf(CITIZEN_SESSION, now),
        });
      }
    });
  }
}

/** A clerk of the large office. @returns the token */
export async function openStaffSession(connection: Connection): Promise<string> {
  const now = new Date();
  const { id, name } = clerkOf(0);
  const token = tokenOf('staff', 0);
  await mongoUnitOfWork(connection).run((tx) =>
    tx.staffSessions.insert({
      id,
      staffId: id,
      agencyId: agencyId(0),
      roles: ['clerk', 'reviewer', 'office_head'],
      name,
      mustChangePassword: false,
      hasSecondFactor: false,
      by: 'password',
      csrfToken: 'bench',
      tokenHash: sha256(token),
      client: 'bench',
      address: '127.0.0.1',
      createdAt: now,
      lastSeenAt: now,
      expiresAt: expiryOf(STAFF_SESSION, now),
    }),
  );
  return token;
}
