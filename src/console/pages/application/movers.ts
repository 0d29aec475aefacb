/** The actions whose effect on the dates can be asked for before they are done. */
import { type OperationId, type Operations, OPERATIONS } from '../../api/generated';

export type Mover = Operations['previewDueDate']['body']['action'];

/** Checked against the API when it is compiled: each of them stands here. */
const MOVERS: Readonly<Record<Mover, true>> = {
  'confirm-receipt': true,
  'request-supplement': true,
  'record-supplement': true,
  'approve-extension': true,
  'demand-fee': true,
  'record-payment': true,
  'start-consultation': true,
  'deliver-consultation': true,
  'answer-consultation': true,
  'end-consultation': true,
  'fix-delayed-reply': true,
  'record-notice-service': true,
  'order-redo': true,
  'revoke-own-decision': true,
};

/** The action by the name that stands in the address of its operation; null when it moves no date. */
export function moverOf(operation: OperationId): Mover | null {
  const name = OPERATIONS[operation].path.split('/').at(-1) ?? '';
  return Object.hasOwn(MOVERS, name) ? (name as Mover) : null;
}
