/** Consultations of third parties (第三十二条) and of other agencies (第三十四条): each has its own id and its own pause. */
import { AppError } from '../../errors.js';
import {
  type ConsultationAnswer,
  type ConsultationEndReason,
  type ConsultedParty,
} from '../../domain/application/case-events.js';
import {
  type CaseState,
  type Consultation,
  isOpenConsultation,
  objections,
} from '../../domain/application/case-state.js';
import { CONSULTATION_WORKING_DAYS } from '../../domain/application/clock-fold.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';
import { notBefore } from './event-day.js';

type Input = Omit<CaseChange, 'action'> & { date?: PlainDate | undefined };

export function startConsultation(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { with: ConsultedParty; recipient: string; text: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'start_consultation' }, ({ today }) => ({
    facts: [
      {
        kind: 'consultation_started',
        date: input.date ?? today,
        consultationId: deps.newId(),
        with: input.with,
        recipient: input.recipient,
        text: input.text,
      },
    ],
  }));
}

export function deliverConsultation(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { consultationId: string; proof?: string | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'deliver_consultation' }, ({ state, today }) => {
    const consultation = openConsultation(state, input.consultationId);
    if (consultation.deliveredDate) {
      throw new AppError('action_not_allowed', { action: '登记征求意见书送达', reason: '已登记送达' });
    }
    return {
      facts: [
        {
          kind: 'consultation_delivered',
          date: notBefore(input.date ?? today, consultation.startedDate, '发出日期'),
          consultationId: consultation.id,
          with: consultation.with,
          ...(input.proof ? { proof: input.proof } : {}),
        },
      ],
    };
  });
}

export function answerConsultation(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { consultationId: string; answer: ConsultationAnswer; text?: string | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'answer_consultation' }, ({ state, today }) => {
    const consultation = openConsultation(state, input.consultationId);
    return {
      facts: [
        {
          kind: 'consultation_answered',
          date: notBefore(input.date ?? today, consultation.deliveredDate ?? consultation.startedDate, '送达日期'),
          consultationId: consultation.id,
          with: consultation.with,
          answer: input.answer,
          ...(input.text ? { text: input.text } : {}),
        },
      ],
    };
  });
}

export function endConsultation(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { consultationId: string; reason: ConsultationEndReason; text?: string | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'end_consultation' }, ({ state, calendar, today }) => {
    const consultation = openConsultation(state, input.consultationId);
    const date = notBefore(input.date ?? today, consultation.startedDate, '发出日期');
    if (input.reason === 'no_reply') assertTimeIsUp(consultation, date, calendar);
    return {
      facts: [
        {
          kind: 'consultation_ended',
          date,
          consultationId: consultation.id,
          with: consultation.with,
          reason: input.reason,
          ...(input.text ? { text: input.text } : {}),
        },
      ],
    };
  });
}

/** @throws AppError `not_found` (no such objection), `event_date_invalid` (before the decision) */
export function recordReleaseNotice(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { consultationId: string; proof: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'record_release_notice' }, ({ state, today }) => {
    const objection = objections(state).find(({ id }) => id === input.consultationId);
    if (!objection) throw new AppError('not_found');
    const date = notBefore(input.date ?? today, state.decision?.decidedDate ?? objection.startedDate, '决定日期');
    return {
      facts: [{ kind: 'release_notice_served', date, consultationId: objection.id, proof: input.proof }],
    };
  });
}

function openConsultation(state: CaseState, id: string): Consultation {
  const consultation = state.consultations.find((item) => item.id === id);
  if (!consultation) throw new AppError('not_found');
  if (!isOpenConsultation(consultation)) {
    throw new AppError('action_not_allowed', { action: '办理征求意见', reason: '这次征求意见已经结束' });
  }
  return consultation;
}

/** Silence is established on the day after the fifteenth working day after the delivery (第三十二条、第三十四条). */
function assertTimeIsUp({ deliveredDate }: Consultation, date: PlainDate, calendar: WorkingCalendar): void {
  const limit = deliveredDate && calendar.nthWorkingDayAfter(deliveredDate, CONSULTATION_WORKING_DAYS).date;
  if (limit && date > limit) return;
  const reason = limit ? `答复期限 ${limit} 尚未届满` : '征求意见书尚未登记送达，答复期限没有起算';
  throw new AppError('action_not_allowed', { action: '以期满未答复结束征求意见', reason });
}
