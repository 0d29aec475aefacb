/** What a form is asked for when it was refused: a reason for a late entry, one for a change of a frozen year, a second look. */
import { computed, reactive, shallowRef } from 'vue';
import { ApiFailure } from '../api/api-failure';

export interface FurtherReasons {
  asksLate: boolean;
  lateEntryReason: string;
  asksCorrection: boolean;
  correctionReason: string;
}

/** @param late whether what is entered may have happened earlier */
export function useRefusal(late: () => boolean) {
  const reasons = reactive<FurtherReasons>({
    asksLate: false,
    lateEntryReason: '',
    asksCorrection: false,
    correctionReason: '',
  });
  /** Somebody else was faster. */
  const conflict = shallowRef<ApiFailure | null>(null);
  /** To be sent with the rest of the form. */
  const further = computed(() => ({
    ...(reasons.asksLate && reasons.lateEntryReason ? { lateEntryReason: reasons.lateEntryReason } : {}),
    ...(reasons.asksCorrection && reasons.correctionReason ? { correction: { reason: reasons.correctionReason } } : {}),
  }));

  function take(error: unknown): void {
    if (!(error instanceof ApiFailure)) return;
    if (error.code === 'version_conflict') conflict.value = error;
    if (error.code === 'year_frozen') reasons.asksCorrection = true;
    const lateIsAsked = error.fields.some(({ path }) => path === 'lateEntryReason');
    if (late() && (error.code === 'event_date_invalid' || lateIsAsked)) reasons.asksLate = true;
  }

  return { reasons, further, conflict, take };
}
