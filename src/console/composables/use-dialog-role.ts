/** The library's dialogs and drawers do not say what they are; this does, to screen readers and to the shortcuts. */
import { onMounted, type Ref } from 'vue';

/** @param inside an element of the content */
export function useDialogRole(inside: Ref<HTMLElement | null>, title: () => string): void {
  onMounted(() => {
    const frame = inside.value?.closest('.t-dialog, .t-drawer__content-wrapper');
    frame?.setAttribute('role', 'dialog');
    frame?.setAttribute('aria-modal', 'true');
    frame?.setAttribute('aria-label', title());
  });
}
