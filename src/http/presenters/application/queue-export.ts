/** A row of the exported queue. Who applies and how he is reached stays here: an export leaves the building. */
import { answerDate, isOverdue } from '../../../domain/application/case-facts.js';
import { CHANNELS } from '../../../domain/application/channels.js';
import { decisionTitle } from '../../../domain/application/decisions.js';
import { STATUSES } from '../../../domain/application/statuses.js';
import { type PlainDate } from '../../../domain/calendar/plain-date.js';
import { type ApplicationSummary } from '../../../ports/application-reads.js';

interface Column {
  header: string;
  /** In characters. */
  width: number;
  value(item: ApplicationSummary, today: PlainDate): string | null;
}

export const QUEUE_EXPORT_COLUMNS: readonly Column[] = [
  { header: '申请编号', width: 20, value: ({ number }) => number },
  { header: '申请内容', width: 50, value: ({ content }) => content.subject },
  { header: '渠道', width: 12, value: ({ channel }) => CHANNELS[channel].label },
  { header: '状态', width: 16, value: ({ facts }) => STATUSES[facts.status].label },
  { header: '提交日期', width: 12, value: ({ facts }) => facts.submittedDate },
  { header: '收到日期', width: 12, value: ({ facts }) => facts.receiptDate },
  { header: '答复期限', width: 12, value: ({ facts }) => answerDate(facts) },
  { header: '是否逾期', width: 10, value: ({ facts }, today) => (isOverdue(facts, today) ? '逾期' : '否') },
  { header: '答复日期', width: 12, value: ({ facts }) => facts.handledDate },
  {
    header: '处理决定',
    width: 24,
    value: ({ facts }) => (facts.resultCode ? decisionTitle(facts.resultCode) : null),
  },
  { header: '经办人', width: 12, value: ({ assignee }) => assignee?.name ?? null },
];

export function queueExportRow(item: ApplicationSummary, today: PlainDate): (string | null)[] {
  return QUEUE_EXPORT_COLUMNS.map(({ value }) => value(item, today));
}
