import { type CommandDeps } from '../../../ports/deps.js';
import { type RemedyReads, type ReportReads } from '../../../ports/report-reads.js';

export interface ReportRoutesDeps {
  commands: CommandDeps;
  reports: ReportReads;
  remedies: RemedyReads;
}
