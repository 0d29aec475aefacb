/** Mongoose models, made once a connection. Inserts go through them, so that the schema's closed lists are checked. */
import { type Connection, type Model, type Schema } from 'mongoose';
import { applicationSchema, remedySchema } from './application/schemas.js';

function modelOf(connection: Connection, name: string, schema: Schema): Model<unknown> {
  return connection.models[name] ?? connection.model(name, schema);
}

export const applicationModel = (connection: Connection) => modelOf(connection, 'Application', applicationSchema);
export const remedyModel = (connection: Connection) => modelOf(connection, 'Remedy', remedySchema);
