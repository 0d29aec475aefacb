/** What public reads are compared with: `node:http` that answers the same bytes from memory, and does nothing else. */
import { listenBare, serveParent } from './child.js';

export interface BareMemorySetup {
  body: string;
}

serveParent<BareMemorySetup>(async ({ body }) => {
  const bytes = Buffer.from(body);
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': bytes.length };
  return listenBare((_request, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  });
});
