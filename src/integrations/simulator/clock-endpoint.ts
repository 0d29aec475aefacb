/**
 * Control of the server's clock, for end-to-end tests, storms and demonstrations: `POST /control/clock` with
 * `{"moveTo": instant}` (runs on from there), `{"freeze": instant}` or `{"reset": true}`; answers the time it is now.
 * It lives in the simulator because the simulator does not exist in production.
 */
import { type MovableClock } from '../../clock.js';
import { type SimulatedEndpoint, type SimulatedResponse } from './simulator.js';

/** @param afterMove what hangs on the clock and runs on real time by itself: the jobs make up for what is due then */
export function clockEndpoint(clock: MovableClock, afterMove: () => Promise<void>): SimulatedEndpoint {
  return async ({ body }) => {
    const order = parse(body);
    if (order === null) return answer(400, { error: 'one of moveTo, freeze (an instant) or reset is needed' });
    if ('reset' in order) clock.reset();
    else if ('freeze' in order) clock.freeze(order.freeze);
    else clock.moveTo(order.moveTo);
    await afterMove();
    return answer(200, { now: clock.now().toISOString(), today: clock.today() });
  };
}

type Order = { moveTo: Date } | { freeze: Date } | { reset: true };

function parse(body: Buffer): Order | null {
  try {
    const { moveTo, freeze, reset } = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    if (reset === true) return { reset };
    const instant = new Date(String(moveTo ?? freeze));
    if (Number.isNaN(instant.getTime())) return null;
    return moveTo === undefined ? { freeze: instant } : { moveTo: instant };
  } catch {
    return null;
  }
}

function answer(status: number, body: object): SimulatedResponse {
  return { status, contentType: 'application/json', body: JSON.stringify(body) };
}
