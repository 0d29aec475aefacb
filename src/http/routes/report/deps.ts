import { type ApplicationReads } from '../../../ports/application-reads.js';
import { type CommandDeps } from '../../../ports/deps.js';
import { type RemedyReads, type ReportReads } from '../../../ports/report-reads.js';

import { type FormWriter } from '../../../ports/workbooks.js';

export interface ReportRoutesDeps {
  commands: CommandDeps;
  reports: ReportReads;
  remedies: RemedyReads;
  applications: Pick<ApplicationReads, 'byIdForAgency'>;
  forms: FormWriter;
}
