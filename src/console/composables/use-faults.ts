/** The faults of a form, by the path of the field as the server names it. */
import { inject, type InjectionKey, provide, reactive, ref, type Ref } from 'vue';
import { ApiFailure, wordsOf } from '../api/api-failure';
import { faultFor, type FaultMap, faultMap } from '../utils/fault-map';

export interface Faults {
  at: (path: string) => string | undefined;
  /** What is wrong with the whole, or with something that has no field here. */
  general: Ref<string>;
  /** Takes what was thrown. */
  take: (error: unknown) => void;
  clear: () => void;
  /** The user has changed the field: what was said of it no longer holds. */
  forget: (path: string) => void;
}

const KEY: InjectionKey<Faults> = Symbol('faults');

/** To be called by the component that holds the form; its fields find their faults themselves. */
export function provideFaults(): Faults {
  const map = reactive<FaultMap>({});
  const general = ref('');
  const clear = (): void => {
    for (const path of Object.keys(map)) delete map[path];
    general.value = '';
  };
  const faults: Faults = {
    at: (path) => faultFor(map, path),
    general,
    take: (error) => {
      clear();
      if (error instanceof ApiFailure) Object.assign(map, faultMap(error.fields));
      general.value = wordsOf(error);
    },
    clear,
    forget: (path) => {
      for (const name of Object.keys(map)) if (name === path || name.startsWith(`${path}.`)) delete map[name];
    },
  };
  provide(KEY, faults);
  return faults;
}

/** Null outside of a form that provides them. */
export function useFaults(): Faults | null {
  return inject(KEY, null);
}
