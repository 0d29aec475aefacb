/** Watches what reads ask of the database, and asks the database how it would answer: never by looking through everything. */
import mongoose, { type Connection } from 'mongoose';

type Command = Record<string, unknown>;

const READS = ['find', 'aggregate', 'count', 'distinct'];
const WRITES = ['update', 'delete', 'findAndModify'];
/** What the driver adds and `explain` does not take. */
const ENVELOPE = [
  'lsid',
  '$db',
  '$clusterTime',
  'txnNumber',
  'startTransaction',
  'autocommit',
  'readConcern',
  'writeConcern',
  'stmtId',
];

export interface QueryPlan {
  collection: string;
  command: Command;
  /** Names of the stages and indexes of the winning plan, as JSON. */
  plan: string;
}

/** Runs `work` on a connection of its own and explains every query it made. */
export async function queryPlansOf(uri: string, work: (connection: Connection) => Promise<void>): Promise<QueryPlan[]> {
  const connection = await mongoose.createConnection(uri, { monitorCommands: true }).asPromise();
  const seen: { name: string; command: Command }[] = [];
  const listen = (event: { commandName: string; command: Command }): void => {
    if ([...READS, ...WRITES].includes(event.commandName))
      seen.push({ name: event.commandName, command: event.command });
  };
  try {
    connection.getClient().on('commandStarted', listen as never);
    await work(connection);
    connection.getClient().off('commandStarted', listen as never);
    const plans: QueryPlan[] = [];
    for (const { name, command } of seen) {
      const explained = Object.fromEntries(Object.entries(command).filter(([key]) => !ENVELOPE.includes(key)));
      const answer = await connection.db?.command({ explain: explained, verbosity: 'queryPlanner' });
      plans.push({ collection: String(command[name]), command: explained, plan: winningPlans(answer) });
    }
    return plans;
  } finally {
    await connection.close();
  }
}

function winningPlans(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  if (Array.isArray(value)) return value.map(winningPlans).join('');
  return Object.entries(value)
    .map(([key, inner]) => (key === 'winningPlan' ? JSON.stringify(inner) : winningPlans(inner)))
    .join('');
}
