/** `npm run -s fee`: requests on stdin, their processing fees on stdout, one JSON text a line. */
import { feeLine } from '../src/domain/payment/fee-line.js';
import { answerStandardInput } from '../src/ndjson.js';

await answerStandardInput(feeLine);
