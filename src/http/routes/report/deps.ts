import { type CommandDeps } from '../../../ports/deps.js';
import { type RemedyReads, type ReportReads } from '../../../ports/report-reads.js';

import { type FormWriter } from '../../../ports/workbooks.js';

export interface ReportRoutesDeps {
  commands: CommandDeps;
  reports: ReportReads;
  remedies: RemedyReads;
  forms: FormWriter;
}
