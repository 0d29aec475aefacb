import { type Connection } from 'mongoose';
import { type NumberSource } from '../ports/deps.js';
import { collectionOf, type Stored } from './collections.js';

interface CounterDocument extends Stored {
  value: number;
}

/**
 * Numbers drawn by `$inc` outside any transaction: a counter inside one would make all submissions wait for each other
 * (84 a second instead of 1,800). What is drawn and not used leaves a gap.
 */
export function mongoNumberSource(connection: Connection): NumberSource {
  const counters = collectionOf<CounterDocument>(connection, 'counters');
  const draw = async (series: string, count: number): Promise<number> => {
    const drawn = await counters.findOneAndUpdate(
      { _id: series },
      { $inc: { value: count } },
      { upsert: true, returnDocument: 'after', writeConcern: { w: 'majority' } },
    );
    if (!drawn) throw new Error(`counter ${series} was not returned`);
    return drawn.value - count + 1;
  };
  const block = async (series: string, count: number): Promise<number> => {
    try {
      return await draw(series, count);
    } catch (error) {
      // The first numbers of a series were drawn at once and both made the counter; now it is there.
      if ((error as { code?: unknown }).code !== 11000) throw error;
      return draw(series, count);
    }
  };
  return { next: (series) => block(series, 1), block };
}
