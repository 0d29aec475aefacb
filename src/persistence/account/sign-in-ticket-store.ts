import { type Connection } from 'mongoose';
import { type SignInTicket, type SignInTicketWrites } from '../../ports/second-factor.js';
import { collectionOf, type InSession, type Stored, toRecord } from '../collections.js';

/** `storedAt` by the database's own clock, for the TTL index alone. */
type TicketDocument = Omit<SignInTicket, 'id'> & Stored & { storedAt: Date };

export function signInTicketWrites(connection: Connection, { session }: InSession): SignInTicketWrites {
  const tickets = collectionOf<TicketDocument>(connection, 'signInTickets');
  return {
    async insert({ id, ...fields }) {
      await tickets.updateOne(
        { _id: id },
        { $set: fields, $currentDate: { storedAt: true } },
        { session, upsert: true },
      );
    },
    async load(id) {
      return toRecord<SignInTicket>(await tickets.findOne({ _id: id }, { session }));
    },
    async delete(id) {
      await tickets.deleteOne({ _id: id }, { session });
    },
  };
}
