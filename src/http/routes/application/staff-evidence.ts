/** The file of a case for a reviewing body or a court: as a numbered list, and bound into one PDF. */
import { Readable } from 'node:stream';
import * as z from 'zod';
import { evidenceOf } from '../../../domain/application/evidence.js';
import { canonicalJson } from '../../../domain/report/canonical-json.js';
import { AppError } from '../../../errors.js';
import { type StaffActor } from '../../../policies/actor.js';
import { can } from '../../../policies/can.js';
import { type CaseView, type PagePosition } from '../../../ports/application-reads.js';
import { type BrowsedAuditRow } from '../../../ports/audit.js';
import { type RemedyRecord } from '../../../ports/remedies.js';
import { isTrailRow, presentEvidenceBundle } from '../../presenters/application/evidence-bundle.js';
import { FileBody, fileResponse } from '../../route.js';
import { type ClerkRouter } from '../../routers.js';
import { evidenceList } from '../../schemas/case-further.js';
import { objectId } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { staffCasePresenter } from './staff-case-presenter.js';

const PDF = 'application/pdf';
const TRAIL_PAGE = 200;

const BEIJING = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const instantText = (iso: string): string => BEIJING.format(new Date(iso));

export function registerStaffEvidence(router: ClerkRouter, deps: ApplicationRoutesDeps): void {
  const { commands } = deps;
  const { load, noteRead } = staffCasePresenter(deps);
  const params = z.strictObject({ applicationId: objectId() });

  const gathered = async (record: CaseView) => {
    const files = record.fileIds.length > 0 ? await commands.files.describe(record.fileIds) : [];
    return { files, items: evidenceOf(record.events, files, (event) => commands.hash(canonicalJson(event))) };
  };

  router.route({
    method: 'get',
    path: '/applications/{applicationId}/evidence',
    operationId: 'listEvidence',
    tag: 'application',
    summary: '证据目录',
    description: '案卷中的全部记录和文件，编号并附 SHA-256，用于行政复议和行政诉讼。',
    params,
    response: { 200: evidenceList },
    errors: ['not_found', 'forbidden'],
    async handler({ actor }, { params: { applicationId } }) {
      const record = await load(actor, applicationId);
      await noteRead(actor, record, 'list_evidence');
      return { number: record.number, items: (await gathered(record)).items };
    },
  });

  router.route({
    method: 'get',
    path: '/applications/{applicationId}/evidence/pdf',
    operationId: 'downloadEvidence',
    tag: 'application',
    summary: '导出证据材料',
    description:
      '封面、证据目录（名称、日期、页数、页码、SHA-256）、全部证据和审计链摘录，合成一份连续编页的 PDF。图片、文本和 PDF 直接编入；加密、损坏的 PDF、超过 50 MB 的文件和其他格式以说明页代替。同时生成的超过两份的，请稍后再试。证件号码和联系方式保持遮盖；导出记入审计。',
    params,
    query: z.strictObject({ remedyId: objectId('用于哪件复议或诉讼，写在封面上').optional() }),
    response: { 200: fileResponse('PDF，边生成边传送', PDF) },
    errors: ['not_found', 'forbidden', 'service_unavailable'],
    async handler({ actor }, { params: { applicationId }, query: { remedyId } }) {
      const record = await load(actor, applicationId);
      if (!can(actor, 'export_evidence', record)) throw new AppError('forbidden');
      const remedy = remedyId === undefined ? null : await remedyOf(actor, record, remedyId);
      const [{ files, items }, agency, trail, chain] = await Promise.all([
        gathered(record),
        commands.agencies.byId(record.agencyId),
        trailOf(record),
        deps.auditChain.end(),
      ]);
      deps.evidenceBinder.assertRoom();
      await noteRead(actor, record, 'bind_evidence', { pieces: items.length, ...(remedyId ? { remedyId } : {}) });
      const now = commands.clock.now();
      const bundle = presentEvidenceBundle(record, {
        agencyName: agency?.name ?? '',
        remedy,
        items,
        files,
        trail,
        chain,
        author: actor.name,
        madeAt: instantText(now.toISOString()),
        instantText,
      });
      const content = deps.evidenceBinder.bind(bundle, {
        createdAt: now,
        author: agency?.name ?? actor.name,
        open: async (fileId) => (await commands.files.open(fileId))?.content ?? null,
      });
      const body = Readable.from(content, { objectMode: false, highWaterMark: 65_536 });
      return new FileBody(body, { contentType: PDF, fileName: `证据材料 ${record.number}.pdf` });
    },
  });

  async function remedyOf(actor: StaffActor, record: CaseView, remedyId: string): Promise<RemedyRecord> {
    const remedy = await deps.remedies.byId(actor.agencyId, remedyId);
    if (!remedy?.applicationIds.includes(record.id)) throw new AppError('not_found');
    return remedy;
  }

  /** Oldest first. */
  async function trailOf({ agencyId, id: subjectId }: CaseView): Promise<BrowsedAuditRow[]> {
    const rows: BrowsedAuditRow[] = [];
    let after: PagePosition | null = null;
    do {
      const page: Awaited<ReturnType<typeof deps.auditReads.list>> = await deps.auditReads.list(
        { agencyId, subjectId },
        { after, limit: TRAIL_PAGE },
      );
      rows.push(...page.items.filter(isTrailRow));
      after = page.next;
    } while (after);
    return rows.reverse();
  }
}
