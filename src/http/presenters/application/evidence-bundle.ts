/** The file of a case as it is bound for a reviewing body or a court. Identity numbers and contact data stay masked. */
import { auditActionLabel } from '../../../domain/account/audit-actions.js';
import { type CaseEvent } from '../../../domain/application/case-events.js';
import { type EvidenceItem } from '../../../domain/application/evidence.js';
import { REMEDY_GROUP_LABELS } from '../../../domain/report/generations.js';
import { type CaseView } from '../../../ports/application-reads.js';
import { type BrowsedAuditRow, type ChainHead } from '../../../ports/audit.js';
import { type BoundPiece, type EvidenceBundle } from '../../../ports/evidence-binder.js';
import { type StoredFile } from '../../../ports/files.js';
import { type RemedyRecord } from '../../../ports/remedies.js';
import { presentApplicant } from './case.js';
import { eventDetail } from './event-detail.js';

export interface BundleContext {
  agencyName: string;
  /** What it is bound for; null: for the office's own use. */
  remedy: RemedyRecord | null;
  items: readonly EvidenceItem[];
  files: readonly StoredFile[];
  /** Oldest first. */
  trail: readonly BrowsedAuditRow[];
  chain: { head: ChainHead | null; signature: 'valid' | 'invalid' | 'unknown_key' | null };
  author: string;
  /** Beijing time, for people. */
  madeAt: string;
  instantText: (iso: string) => string;
}

/** Shown to whoever reads the trail: what somebody did, not who has looked. */
const READS: ReadonlySet<string> = new Set([
  'view_case',
  'download_case_file',
  'list_evidence',
  'bind_evidence',
  'export_queue',
  'preview_letter',
]);
export const isTrailRow = ({ action }: { action: string }): boolean => !READS.has(action);

export function presentEvidenceBundle(record: CaseView, context: BundleContext): EvidenceBundle {
  const { remedy, items, files, trail } = context;
  const byId = new Map(files.map((file) => [file.id, file]));
  const events = eventsInOrder(record.events, items);
  return {
    title: `${remedy ? groupOf(remedy) : '行政复议、行政诉讼'}证据材料`,
    cover: [
      ['案件', record.number],
      ['申请公开', record.content.subject],
      ['申请人', record.applicant.name],
      ['行政机关', context.agencyName],
      ...(remedy
        ? ([['复议机关、法院', [remedy.body, remedy.number].filter(Boolean).join('　') || '—']] as const)
        : []),
      ['证据', `共 ${items.length} 件`],
      ['制作', `${context.madeAt}　${context.author}`],
    ],
    remarks: [
      '本材料由政府信息公开办理系统从案卷直接生成，依次为封面、证据目录、各件证据和审计链摘录，全册连续编页。',
      '证件号码和联系方式已遮盖。工作备注、分派、法律审查和审批意见等内部记录不是证据，没有编入。',
      '目录中的 SHA-256 是原文件或者原记录的散列值；不能编入的文件以说明页代替，原文件另附。',
    ],
    pieces: items.map((item, index) => {
      const file = item.fileId === null ? null : (byId.get(item.fileId) ?? null);
      const event = events[index];
      return {
        ...item,
        file: file && { id: file.id, name: file.name, contentType: file.contentType, size: file.size },
        facts: item.fileId === null && event ? factsOf(event, record, context) : [],
      } satisfies BoundPiece;
    }),
    trail: {
      remarks: [
        `关于 ${record.number} 的全部变更，按先后排列。查阅记录不列入，可以在审计记录中核对。`,
        ...headRemarks(context),
      ],
      rows: trail.map(({ at, actor, action, seal }) => ({
        at: context.instantText(at),
        who: actor.name,
        what: auditActionLabel(action),
        seal,
      })),
    },
  };
}

function groupOf({ group }: RemedyRecord): string {
  const { heading, label } = REMEDY_GROUP_LABELS[group];
  return heading ?? label;
}

/** The event of each record, undefined for files. */
function eventsInOrder(events: readonly CaseEvent[], items: readonly EvidenceItem[]): (CaseEvent | undefined)[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return items.map(({ eventId }) => (eventId === null ? undefined : byId.get(eventId)));
}

function factsOf(event: CaseEvent, record: CaseView, { instantText }: BundleContext): [string, string][] {
  const detail = eventDetail(withoutComment(event), 'staff', record.events);
  const facts: [string, string | null | undefined][] = [
    ...(event.kind === 'submitted' ? applicationFacts(record) : []),
    ['内容', detail],
    ['答复内容', event.kind === 'decision_proposed' ? event.text : null],
    ['登记', `${instantText(event.at)}　${event.by.name}`],
    ['补录的理由', event.lateEntryReason],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}

/** What approver and proposer say to each other stays in the office. */
function withoutComment(event: CaseEvent): CaseEvent {
  return 'comment' in event ? { ...event, comment: '' } : event;
}

function applicationFacts({ applicant, facts, content }: CaseView): [string, string | null | undefined][] {
  const { kind, name, identity, contact, agent, joint } = presentApplicant(applicant, facts.column);
  return [
    ['申请人', [name, kind.label].join('，')],
    ['身份证明', identity && `${identity.document.label} ${identity.masked}`],
    ['联系方式', contact && Object.values(contact).filter(Boolean).join('，')],
    ['代理人', agent && `${agent.name}（${agent.capacity.label}）`],
    ['共同申请人', joint.map((person) => person.name).join('、')],
    ['所需信息', content.subject],
    ['文号', content.documentNumber],
    ['描述', content.description],
    ['用途', content.purpose],
  ];
}

const SIGNATURES = { valid: '签名有效', invalid: '签名无效', unknown_key: '签名所用的密钥不明' } as const;

function headRemarks({ chain: { head, signature } }: BundleContext): string[] {
  if (!head) return [];
  const words = signature ? SIGNATURES[signature] : '没有签名';
  return [`制作时全库审计链的末端：第 ${head.seq} 号，散列值 ${head.hash}，${words}。`];
}
