/** Mongoose models, made once a connection. Inserts go through them, so that the schema's closed lists are checked. */
import { type Connection, type Model, type Schema } from 'mongoose';
import { approvalRequestSchema } from './account/approval-request-schema.js';
import { agencySchema, staffSchema } from './account/schemas.js';
import { recordCorrectionSchema } from './application/record-correction-schema.js';
import { applicationSchema, remedySchema } from './application/schemas.js';
import { annualReportSchema, guideSchema, publicationSchema } from './disclosure/schemas.js';
import { complaintSchema } from './supervision/schemas.js';

function modelOf(connection: Connection, name: string, schema: Schema): Model<unknown> {
  return (connection.models[name] ?? connection.model(name, schema)) as unknown as Model<unknown>;
}

export const agencyModel = (connection: Connection) => modelOf(connection, 'Agency', agencySchema);
export const staffModel = (connection: Connection) => modelOf(connection, 'Staff', staffSchema);
export const applicationModel = (connection: Connection) => modelOf(connection, 'Application', applicationSchema);
export const remedyModel = (connection: Connection) => modelOf(connection, 'Remedy', remedySchema);
export const complaintModel = (connection: Connection) => modelOf(connection, 'Complaint', complaintSchema);
export const recordCorrectionModel = (connection: Connection) =>
  modelOf(connection, 'RecordCorrection', recordCorrectionSchema);
export const approvalRequestModel = (connection: Connection) =>
  modelOf(connection, 'ApprovalRequest', approvalRequestSchema);
export const publicationModel = (connection: Connection) => modelOf(connection, 'Publication', publicationSchema);
export const guideModel = (connection: Connection) => modelOf(connection, 'Guide', guideSchema);
export const annualReportModel = (connection: Connection) => modelOf(connection, 'AnnualReport', annualReportSchema);
