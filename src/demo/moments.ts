/** Commands at an instant of the story: with a clock that stands there, and with identifiers that look as if made then. */
import { randomBytes } from 'node:crypto';
import { type Clock, shanghaiDate } from '../clock.js';
import { type CommandDeps } from '../ports/deps.js';

export function clockAt(instant: Date): Clock {
  const today = shanghaiDate(instant);
  return { now: () => new Date(instant), today: () => today };
}

/**
 * Lists are in order of identifier, which begins with the second it was made in. Steps of one week may be taken in another
 * order than they are told; with the story's own second in front every list is in the story's order all the same.
 */
export function momentsOf<D extends CommandDeps>(commands: D): (clock: Clock) => D {
  const run = randomBytes(5).toString('hex');
  let count = 0;
  return (clock) => {
    const second = Math.floor(clock.now().getTime() / 1000)
      .toString(16)
      .padStart(8, '0');
    const newId = (): string => {
      count += 1;
      return `${second}${run}${count.toString(16).padStart(6, '0')}`;
    };
    return { ...commands, clock, newId };
  };
}
