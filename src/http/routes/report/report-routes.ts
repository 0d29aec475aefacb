import { type Routers } from '../../routers.js';
import { type ReportRoutesDeps } from './deps.js';
import { registerLedgerImportRoutes } from './ledger-imports.js';
import { registerRemedyRoutes } from './staff-remedies.js';
import { registerTableExport } from './table-export.js';
import { registerTableRoutes } from './staff-tables.js';
import { registerTallyCorrectionRoutes } from './tally-corrections.js';
import { registerTrendRoute } from './trends.js';

/** All routes of the area that staff use; published reports are read with the area 主动公开. */
export function registerReportRoutes({ clerkRouter }: Pick<Routers, 'clerkRouter'>, deps: ReportRoutesDeps): void {
  registerTableRoutes(clerkRouter, deps);
  registerTableExport(clerkRouter, deps);
  registerTallyCorrectionRoutes(clerkRouter, deps);
  registerTrendRoute(clerkRouter, deps);
  registerLedgerImportRoutes(clerkRouter, deps);
  registerRemedyRoutes(clerkRouter, deps);
}
