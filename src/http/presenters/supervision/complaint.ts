/** A complaint for each of its two sides. Who complained is never told to the agency concerned. */
import { type PlainDate } from '../../../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../../../domain/calendar/working-calendar.js';
import {
  COMPLAINT_EVENTS,
  COMPLAINT_MATTERS,
  COMPLAINT_ORDERS,
  COMPLAINT_RESULTS,
  COMPLAINT_STATUSES,
  type ComplaintFact,
  foldComplaint,
  isComplaintStepOpen,
} from '../../../domain/supervision/complaints.js';
import { type StaffActor } from '../../../policies/actor.js';
import { can } from '../../../policies/can.js';
import { type ComplaintRecord } from '../../../ports/complaints.js';

export interface ComplaintContext {
  actor: StaffActor;
  agencyName: string;
  today: PlainDate;
  calendar: WorkingCalendar;
}

export function presentSupervisedComplaint(record: ComplaintRecord, context: ComplaintContext) {
  const { complainant, status, supervisorAgencyId } = record;
  const may = can(context.actor, 'supervise', { agencyId: supervisorAgencyId });
  return {
    ...common(record, context),
    complainant: complainant && { name: complainant.name, contact: complainant.contact?.masked ?? null },
    abilities: {
      order: may && isComplaintStepOpen('ordered', status),
      return_feedback: may && isComplaintStepOpen('feedback_returned', status),
      conclude: may && isComplaintStepOpen('concluded', status),
    },
  };
}

export function presentOwnComplaint(record: ComplaintRecord, context: ComplaintContext) {
  const may = can(context.actor, 'answer_complaint', record);
  return {
    ...common(record, context),
    abilities: { give_feedback: may && isComplaintStepOpen('feedback_given', record.status) },
  };
}

function common(record: ComplaintRecord, { agencyName, today, calendar }: ComplaintContext) {
  const { order, result } = foldComplaint(record.events);
  return {
    id: record.id,
    number: record.number,
    agencyId: record.agencyId,
    agencyName,
    matter: { code: record.matter, label: COMPLAINT_MATTERS[record.matter] },
    text: record.text,
    receivedDate: record.receivedDate,
    status: { code: record.status, label: COMPLAINT_STATUSES[record.status] },
    dueDate: record.dueDate,
    overdue: record.dueDate !== null && today > record.dueDate,
    workingDaysLeft: record.dueDate === null ? null : calendar.workingDaysBetween(today, record.dueDate).workingDays,
    order: order && { ...order, kind: { code: order.kind, label: COMPLAINT_ORDERS[order.kind] } },
    result: result && { ...result, kind: { code: result.kind, label: COMPLAINT_RESULTS[result.kind] } },
    events: record.events.map((event) => ({
      kind: event.kind,
      date: event.date,
      title: COMPLAINT_EVENTS[event.kind],
      detail: detailOf(event),
      at: event.at,
    })),
    version: record.version,
  };
}

function detailOf(event: ComplaintFact): string | null {
  switch (event.kind) {
    case 'received':
      return null;
    case 'ordered':
      return `${COMPLAINT_ORDERS[event.order]}：${event.text}（${event.dueDate} 前反馈）`;
    case 'feedback_returned':
      return `${event.text}（${event.dueDate} 前再次反馈）`;
    case 'feedback_given':
      return event.text;
    case 'concluded':
      return `${COMPLAINT_RESULTS[event.result]}：${event.text}`;
  }
}
