/** What an office enters of an application that came on paper, by voice or from another platform. */
import { type Operations } from '../../api/generated';

export type IntakeBody = Operations['registerApplication']['body'];

export interface Intake {
  channel: string;
  submittedDate: string;
  receivedDate: string;
  trackingNumber: string;
  confirmationMethod: string;
  externalNumber: string;
  lateEntryReason: string;
  authorityUntil: string;
  fields: Record<
    | 'applicantKind'
    | 'applicantName'
    | 'identityDocument'
    | 'identityNumber'
    | 'phone'
    | 'email'
    | 'address'
    | 'agentName'
    | 'agentCapacity'
    | 'agentIdentityDocument'
    | 'agentIdentityNumber'
    | 'subject'
    | 'documentNumber'
    | 'description'
    | 'purpose'
    | 'replyMedium'
    | 'replyMethod',
    string
  >;
  joint: { name: string; identityDocument: string; identityNumber: string }[];
}

export function emptyIntake(today: string): Intake {
  return {
    channel: 'in_person',
    submittedDate: today,
    receivedDate: '',
    trackingNumber: '',
    confirmationMethod: '',
    externalNumber: '',
    lateEntryReason: '',
    authorityUntil: '',
    fields: {
      applicantKind: 'natural_person',
      applicantName: '',
      identityDocument: 'resident_id',
      identityNumber: '',
      phone: '',
      email: '',
      address: '',
      agentName: '',
      agentCapacity: '',
      agentIdentityDocument: '',
      agentIdentityNumber: '',
      subject: '',
      documentNumber: '',
      description: '',
      purpose: '',
      replyMedium: '',
      replyMethod: '',
    },
    joint: [],
  };
}

export type IntakeCheckBody = Operations['checkIntake']['body'];

/** What is written so far of what can be checked before it is registered. */
export function checkBody({ fields }: Pick<Intake, 'fields'>): IntakeCheckBody {
  const { applicantName, identityDocument, identityNumber, phone, email, address } = fields;
  const { subject, documentNumber, description } = fields;
  const identity = identityNumber === '' ? {} : { identityDocument, identityNumber };
  return given({ applicantName, ...identity, phone, email, address, subject, documentNumber, description });
}

type Plain = Record<string, unknown>;

const given = (row: Plain): Plain => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));

/** What is empty is not sent: an incomplete paper is registered as it is, and completed by a supplement notice (第三十条). */
export function intakeBody(intake: Intake, fileIds: readonly string[], confirmDuplicate: boolean): IntakeBody {
  const { fields, joint, ...rest } = intake;
  return {
    ...given(rest),
    fields: { ...given(fields), ...(joint.length > 0 ? { joint: joint.map(given) } : {}) },
    fileIds: [...fileIds],
    confirmDuplicate,
  } as IntakeBody;
}
