/**
 * A provider of electronic seals: `POST /seal/documents` takes a PDF with a bearer token and gives it back with a mark at its end.
 *
 * Faults by a word in the letter: `seal-fault-500` is answered 500, `seal-fault-408` never, `seal-fault-unsealed` with the letter
 * as it came, `seal-fault-page` with a web page.
 */
import { type SimulatedEndpoint, type SimulatedResponse } from './simulator.js';

export function sealEndpoint(): SimulatedEndpoint {
  return ({ headers, body }) => {
    if (!/^Bearer \S+$/.test(headers.authorization ?? '')) return fault(401, 'a bearer token is needed');
    const letter = body.toString('latin1');
    if (!letter.startsWith('%PDF-')) return fault(400, 'a PDF is needed');
    if (letter.includes('seal-fault-408')) return null;
    if (letter.includes('seal-fault-500')) return fault(500, 'fault');
    if (letter.includes('seal-fault-unsealed')) return pdf(body);
    if (letter.includes('seal-fault-page'))
      return { status: 200, contentType: 'text/html', body: '<!doctype html><p>log in first' };
    // Readers look for the table of objects where the last of these lines says.
    const table = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(letter)?.[1] ?? '0';
    return pdf(Buffer.concat([body, Buffer.from(`\n% sealed by the simulator\nstartxref\n${table}\n%%EOF\n`)]));
  };
}

function pdf(body: Buffer): SimulatedResponse {
  return { status: 200, contentType: 'application/pdf', body };
}

function fault(status: number, error: string): SimulatedResponse {
  return { status, contentType: 'application/json', body: JSON.stringify({ error }) };
}
