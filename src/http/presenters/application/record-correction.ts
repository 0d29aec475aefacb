/** An application to correct one's own record for its applicant and for the office. */
import {
  foldRecordCorrection,
  isCorrectionStepOpen,
  RECORD_CORRECTION_EVENTS,
  RECORD_CORRECTION_OUTCOMES,
  RECORD_CORRECTION_STATUSES,
  type RecordCorrectionEvent,
} from '../../../domain/application/record-corrections.js';
import { type StaffActor } from '../../../policies/actor.js';
import { can } from '../../../policies/can.js';
import { type StoredFile } from '../../../ports/files.js';
import { type RecordCorrectionRecord } from '../../../ports/record-corrections.js';
import { presentApplicant } from './case.js';

interface Context {
  agencyName: string;
  files: readonly StoredFile[];
}

export function presentCitizenCorrection(record: RecordCorrectionRecord, context: Context) {
  return {
    ...common(record, context, 'applicant'),
    status: { code: record.status, label: RECORD_CORRECTION_STATUSES[record.status].applicantLabel },
    abilities: { withdraw: isCorrectionStepOpen('withdrawn', record.status) },
  };
}

export function presentStaffCorrection(record: RecordCorrectionRecord, context: Context & { actor: StaffActor }) {
  const { actor } = context;
  const may = can(actor, 'handle_record_correction', record);
  const { verifiedBy } = foldRecordCorrection(record.events);
  return {
    ...common(record, context, 'staff'),
    applicant: presentApplicant(record.applicant, record.applicant.kind),
    abilities: {
      verify: may && isCorrectionStepOpen('verified', record.status),
      decide: may && isCorrectionStepOpen('decided', record.status) && verifiedBy !== actor.staffId,
    },
  };
}

function common(record: RecordCorrectionRecord, { agencyName, files }: Context, audience: 'applicant' | 'staff') {
  const { decision } = foldRecordCorrection(record.events);
  return {
    id: record.id,
    number: record.number,
    agencyId: record.agencyId,
    agencyName,
    content: record.content,
    status: { code: record.status, label: RECORD_CORRECTION_STATUSES[record.status].label },
    decision: decision && {
      ...decision,
      outcome: { code: decision.outcome, label: RECORD_CORRECTION_OUTCOMES[decision.outcome] },
    },
    events: record.events.map((event) => ({
      kind: event.kind,
      date: event.date,
      title: RECORD_CORRECTION_EVENTS[event.kind],
      detail: detailOf(event, audience),
      at: event.at,
    })),
    files: files.map(({ id, name, size, contentType }) => ({ id, name, size, contentType })),
    version: record.version,
    createdAt: record.createdAt,
  };
}

/** What the office compared stays in the office. */
function detailOf(event: RecordCorrectionEvent, audience: 'applicant' | 'staff'): string | null {
  if (event.kind === 'verified') return audience === 'staff' ? event.text : null;
  return event.kind === 'decided' ? RECORD_CORRECTION_OUTCOMES[event.outcome] : null;
}
