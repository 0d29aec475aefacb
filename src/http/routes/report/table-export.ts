import { Readable } from 'node:stream';
import * as z from 'zod';
import { type Grid, gridsOf } from '../../../domain/report/tables-grid.js';
import { yearTables } from '../../../domain/report/year-tables.js';
import { AppError } from '../../../errors.js';
import { assertMay } from '../../assert-may.js';
import { type Cell, CSV_TYPE, csvOf, XLSX_TYPE } from '../../csv.js';
import { FileBody, fileResponse } from '../../route.js';
import { type ClerkRouter } from '../../routers.js';
import { year } from '../../schemas/common.js';
import { exportFormat } from '../../schemas/queue.js';
import { type ReportRoutesDeps } from './deps.js';

export function registerTableExport(
  router: ClerkRouter,
  { reports, forms }: Pick<ReportRoutesDeps, 'reports' | 'forms'>,
): void {
  router.route({
    method: 'get',
    path: '/reports/{year}/tables/export',
    operationId: 'exportTables',
    tag: 'report',
    summary: '下载某年度的统计表',
    description: '表二、表三，版式与年度报告的表格相同；实时的，或者定稿的某一版。',
    params: z.strictObject({ year: year() }),
    query: z.strictObject({
      format: exportFormat,
      version: z.int().min(1).optional().meta({ description: '定稿的第几版；不填为实时' }),
    }),
    response: { 200: fileResponse('表二和表三', 'text/csv', XLSX_TYPE) },
    errors: ['generation_not_available', 'not_found'],
    async handler({ actor }, { params, query: { format, version } }) {
      assertMay(actor, 'view_tables');
      const { agencyId } = actor;
      const frozen = version === undefined ? null : await reports.version(agencyId, params.year, version);
      if (version !== undefined && !frozen) throw new AppError('not_found');
      const grids = gridsOf(frozen?.tables ?? yearTables(await reports.book(agencyId, params.year)));
      const fileName = `${params.year}年度统计表${version === undefined ? '' : `（第${version}版）`}.${format}`;
      return format === 'xlsx'
        ? new FileBody(await forms.write(grids), { contentType: XLSX_TYPE, fileName })
        : new FileBody(Readable.from(csvOf(linesOf(grids)), { objectMode: false }), {
            contentType: CSV_TYPE,
            fileName,
          });
    },
  });
}

/** One table under the other, an empty line between them. */
function linesOf(grids: readonly Grid[]): Cell[][] {
  return grids.flatMap(({ title, rows }, index): Cell[][] => [...(index > 0 ? [[null]] : []), [title], ...rows]);
}
