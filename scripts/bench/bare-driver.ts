/**
 * What personal reads are compared with: `node:http` and the MongoDB driver, written down as one would for a single
 * purpose. Session by the SHA-256 of the token, then the same documents by the same index, then `JSON.stringify` of the
 * fields that the page needs. No routing, no checks of what comes in or goes out, no words for people.
 */
import { createHash } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import mongoose from 'mongoose';
import { listenBare, serveParent } from './child.js';

const { MongoClient } = mongoose.mongo;

export interface BareDriverSetup {
  mongoUri: string;
}

interface Session {
  _id: string;
  tokenHash: string;
  citizenId: string;
  expiresAt: Date;
}
type Row = Record<string, unknown> & { _id: string; citizenId?: string };

const LIST_PAGE = 20;
const LIST_FIELDS = {
  ...{ agencyId: 1, number: 1, externalNumber: 1, channel: 1, content: 1, facts: 1, assignee: 1 },
  ...{ version: 1, createdAt: 1, 'applicant.kind': 1, 'applicant.name': 1 },
} as const;
const CASE_FIELDS = {
  ...{ agencyId: 1, number: 1, externalNumber: 1, citizenId: 1, channel: 1, applicant: 1, content: 1, facts: 1 },
  ...{ replyPreference: 1, fileIds: 1, assignee: 1, events: 1, version: 1, createdAt: 1 },
} as const;

serveParent<BareDriverSetup>(async ({ mongoUri }) => {
  const client = new MongoClient(mongoUri, { maxPoolSize: 50 });
  const database = (await client.connect()).db();
  const sessions = database.collection<Session>('citizenSessions');
  const applications = database.collection<Row>('applications');

  const citizenOf = async (request: IncomingMessage): Promise<string | null> => {
    const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
    const tokenHash = createHash('sha256').update(token).digest('hex');
    const found = await sessions.findOne({ tokenHash }, { projection: { citizenId: 1, expiresAt: 1 } });
    return found && found.expiresAt > new Date() ? found.citizenId : null;
  };

  const read = async (request: IncomingMessage): Promise<unknown> => {
    const citizenId = await citizenOf(request);
    if (citizenId === null) return null;
    const id = /\/applications\/([0-9a-f]{24})$/.exec(request.url ?? '')?.[1];
    if (id !== undefined) return applications.findOne({ _id: id, citizenId }, { projection: CASE_FIELDS });
    const rows = await applications
      .find({ citizenId }, { projection: LIST_FIELDS })
      .sort({ _id: -1 })
      .limit(LIST_PAGE + 1)
      .toArray();
    return { items: rows.slice(0, LIST_PAGE), more: rows.length > LIST_PAGE };
  };

  const bare = await listenBare((request, response) => {
    void read(request).then(
      (found) => {
        const bytes = Buffer.from(JSON.stringify(found));
        response.writeHead(found ? 200 : 404, { 'Content-Type': 'application/json', 'Content-Length': bytes.length });
        response.end(bytes);
      },
      () => response.writeHead(500, { 'Content-Length': 0 }).end(),
    );
  });
  return { origin: bare.origin, stop: () => client.close() };
});
