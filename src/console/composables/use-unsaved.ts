/** Asks before half-written text is left behind, by a link of the page, by the browser's buttons or by closing the tab. */
import { onBeforeUnmount, onMounted } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';
import { ask } from '../state/question';

/** @param isDirty whether anything would be lost now */
export function useUnsaved(isDirty: () => boolean): void {
  const warn = (event: BeforeUnloadEvent): void => {
    if (isDirty()) event.preventDefault();
  };
  onMounted(() => addEventListener('beforeunload', warn));
  onBeforeUnmount(() => removeEventListener('beforeunload', warn));
  onBeforeRouteLeave(async () => !isDirty() || (await askToLeave()));
}

export function askToLeave(): Promise<boolean> {
  return ask({
    title: '离开这一页？',
    consequences: ['您填写的内容还没有提交，离开后不会保留。'],
    confirm: '离开',
    cancel: '留在这一页',
    danger: true,
  });
}
