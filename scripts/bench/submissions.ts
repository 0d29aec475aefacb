/** Drafts that wait to be submitted, and the way back: what a run submitted is taken out again, so that the data stays as generated. */
import { type Connection } from 'mongoose';
import { type ApplicationForm } from '../../src/domain/application/application-form.js';
import { type ApplicationDocument } from '../../src/persistence/application/application-store.js';
import { type DraftDocument } from '../../src/persistence/application/drafts-store.js';
import { collectionOf } from '../../src/persistence/collections.js';
import { type FieldCipher } from '../../src/ports/cipher.js';
import { requestBytes } from './load.js';
import { agencyId, idOf, tokenOf } from './plan.js';
import { randomFrom } from './random.js';
import { openCitizenSessions } from './sessions.js';
import { Writer } from './writer.js';
import { subjectOf } from './texts.js';

const SUBMITTERS = 400;

/** @returns one request a draft, each with a key of its own */
export async function prepareSubmissions(
  connection: Connection,
  cipher: FieldCipher,
  count: number,
): Promise<Buffer[]> {
  const submitters = Array.from({ length: SUBMITTERS }, (_, index) => index);
  await openCitizenSessions(connection, 'submitter', submitters);
  const random = randomFrom(29);
  const write = new Writer(connection);
  const run = Date.now().toString(36);
  const requests: Buffer[] = [];
  for (let index = 0; index < count; index += 1) {
    const submitter = index % SUBMITTERS;
    const id = idOf('draft', index);
    const fields: ApplicationForm = {
      applicantKind: 'natural_person',
      applicantName: '张申请',
      identityDocument: 'passport',
      identityNumber: `E${String(10_000_000 + submitter)}`,
      phone: `138${String(10_000_000 + submitter)}`,
      subject: `${subjectOf(random, 2025)}之${index}`,
      description: '请提供正式印发的文件全文及附件。',
      replyMedium: 'electronic',
      replyMethod: 'online',
    };
    const draft: DraftDocument = {
      _id: id,
      citizenId: idOf('submitter', submitter),
      sealedFields: cipher.encrypt(JSON.stringify(fields)),
      agencyId: agencyId(0),
      subject: fields.subject ?? '',
      files: [],
      applicationId: null,
      version: 1,
      createdAt: new Date(),
      updatedAt: new Date(),
    };
    await write.add('drafts', draft);
    requests.push(
      requestBytes({
        method: 'POST',
        path: '/api/me/applications',
        token: tokenOf('submitter', submitter),
        headers: { 'Idempotency-Key': `bench-${run}-${index}-0000` },
        body: { draftId: id },
      }),
    );
  }
  await write.flush();
  return requests;
}

export async function removeSubmissions(connection: Connection): Promise<number> {
  const citizenIds = Array.from({ length: SUBMITTERS }, (_, index) => idOf('submitter', index));
  const { deletedCount } = await collectionOf<ApplicationDocument>(connection, 'applications').deleteMany({
    citizenId: { $in: citizenIds },
  });
  // Nothing else writes here: generated cases come without what commands leave beside them.
  for (const name of ['drafts', 'outbox', 'auditRows', 'idempotencyKeys', 'rateLimits'] as const) {
    await collectionOf(connection, name).deleteMany({});
  }
  return deletedCount;
}
