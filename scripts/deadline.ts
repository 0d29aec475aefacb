/** `npm run -s deadline`: histories on stdin, their statutory dates on stdout, one JSON text a line. */
import { deadlineLine } from '../src/domain/application/deadline-line.js';
import { buildWorkingCalendar } from '../src/domain/calendar/working-calendar.js';
import { answerStandardInput } from '../src/ndjson.js';

const calendar = buildWorkingCalendar();
await answerStandardInput((line) => deadlineLine(line, calendar));
