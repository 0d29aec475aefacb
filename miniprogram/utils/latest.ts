/** Asks when the hand rests, and shows only the answer to the last question, whichever comes first. */
export interface Latest {
  ask(question: string): void;
  cease(): void;
}

/** @param put what was found; nothing where asking failed, because nobody waits for it */
export function latest<T>(
  pauseMs: number,
  fetch: (question: string) => Promise<T[]>,
  put: (found: T[]) => void,
  isWorthAsking: (question: string) => boolean = (question) => question.length >= 2,
): Latest {
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cease = (): void => {
    turn += 1;
    if (timer !== undefined) clearTimeout(timer);
  };
  return {
    cease,
    ask(question) {
      cease();
      const own = turn;
      const asked = question.trim();
      if (!isWorthAsking(asked)) return put([]);
      timer = setTimeout(() => {
        fetch(asked).then(
          (found) => (own === turn ? put(found) : undefined),
          () => (own === turn ? put([]) : undefined),
        );
      }, pauseMs);
    },
  };
}
