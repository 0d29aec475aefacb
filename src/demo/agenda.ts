/**
 * The demo is a set of stories (one a case, an item, a report …) that all happen on one line of time. A story says at which
 * instant it goes on; the agenda resumes the earliest one with a clock that stands at that instant. What would happen after the
 * present has not happened yet: the story stays where it is, which is how open cases come about.
 */
import { type Clock, shanghaiDate } from '../clock.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { clockAt } from './moments.js';

/** Yields the instant of its next step and is given the clock of that instant. */
export type Story = AsyncGenerator<Date, void, Clock>;

export interface AgendaOptions {
  stories: readonly Story[];
  /** The present. */
  now: Date;
  /** How many steps may be under way at once. */
  concurrency: number;
  /** Called about once a month of the story, with the day reached. */
  onProgress: (day: PlainDate, steps: number) => Promise<void>;
}

/**
 * Steps that lie within this time of each other may overtake one another by a moment; steps further apart never do, so that one
 * story may build on what another did more than a week before.
 */
const WINDOW_MS = 7 * 86_400_000;

interface Waiting {
  at: Date;
  story: Story;
}

/** @returns number of steps taken. A failing step ends everything: a demo that is half right is wrong. */
export async function runAgenda({ stories, now, concurrency, onProgress }: AgendaOptions): Promise<number> {
  const waiting: Waiting[] = [];
  const wait = (story: Story, result: IteratorResult<Date, void>, notBefore?: Date): void => {
    if (result.done || result.value > now) return;
    if (notBefore && result.value < notBefore) {
      throw new Error(
        `demo: a step at ${result.value.toISOString()} lies before the one at ${notBefore.toISOString()}`,
      );
    }
    insert(waiting, { at: result.value, story });
  };
  for (const story of stories) wait(story, await story.next(clockAt(now)));

  let steps = 0;
  let month = '';
  for (let first = waiting[0]; first; first = waiting[0]) {
    const end = new Date(first.at.getTime() + WINDOW_MS);
    const day = shanghaiDate(first.at);
    if (day.slice(0, 7) !== month) {
      month = day.slice(0, 7);
      await onProgress(day, steps);
    }
    const work = async (): Promise<void> => {
      for (let next = waiting[0]; next && next.at < end; next = waiting[0]) {
        waiting.shift();
        steps += 1;
        wait(next.story, await next.story.next(clockAt(next.at)), next.at);
      }
    };
    const results = await Promise.allSettled(Array.from({ length: concurrency }, work));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }
  return steps;
}

/** Keeps the earliest first; of equal instants the one that came first. */
function insert(waiting: Waiting[], item: Waiting): void {
  let low = 0;
  let high = waiting.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((waiting[middle] as Waiting).at <= item.at) low = middle + 1;
    else high = middle;
  }
  waiting.splice(low, 0, item);
}
