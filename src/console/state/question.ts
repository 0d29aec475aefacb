/** One question at a time to the user, with what follows from yes. Drawn by `question-dialog.vue` in the layout. */
import { shallowRef } from 'vue';

export interface Question {
  title: string;
  /** What happens when confirmed, one sentence each. */
  consequences: readonly string[];
  confirm: string;
  cancel?: string;
  /** Something is lost or cannot be taken back. */
  danger?: boolean;
}

interface Asked extends Question {
  answer: (yes: boolean) => void;
}

export const question = shallowRef<Asked | null>(null);

export function ask(asked: Question): Promise<boolean> {
  question.value?.answer(false);
  return new Promise((resolve) => {
    question.value = {
      ...asked,
      answer: (yes) => {
        question.value = null;
        resolve(yes);
      },
    };
  });
}
