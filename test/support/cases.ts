/** Builders of what citizens and clerks send; each test changes only what it is about. */
import { type ApplicationForm } from '../../src/domain/application/application-form.js';
import { type PersonFields } from '../../src/domain/application/saved-person.js';

/** 18 digits with a right check character: born 1949-12-31 (the example of GB 11643). */
export const IDENTITY_NUMBER = '11010519491231002X';

export function buildForm(overrides: Partial<ApplicationForm> = {}): ApplicationForm {
  return {
    applicantKind: 'natural_person',
    applicantName: '张三',
    identityDocument: 'resident_id',
    identityNumber: IDENTITY_NUMBER,
    phone: '13800138000',
    subject: '2025年生活垃圾分类实施方案',
    description: '本市城管局印发的年度方案全文',
    replyMedium: 'electronic',
    replyMethod: 'online',
    ...overrides,
  };
}

let sequence = 0;

/** A form that is like no other: for tests that are not about duplicates. */
export function buildOtherForm(overrides: Partial<ApplicationForm> = {}): ApplicationForm {
  sequence += 1;
  return buildForm({ subject: `第${sequence}号处罚决定书及其案卷目录`, ...overrides });
}

export function newKey(): string {
  sequence += 1;
  return `test-key-${process.pid}-${sequence}`;
}

/** Somebody an account saves. */
export function buildPerson(overrides: PersonFields = {}): PersonFields {
  return {
    applicantKind: 'natural_person',
    applicantName: '张母',
    identityDocument: 'resident_id',
    identityNumber: IDENTITY_NUMBER,
    phone: '13800138000',
    ...overrides,
  };
}

/** 第四十一条: evidence that a record on oneself is wrong. */
export function buildCorrection(agencyId: string, fileId: string) {
  return {
    agencyId,
    applicant: {
      applicantKind: 'natural_person',
      applicantName: '张三',
      identityDocument: 'resident_id',
      identityNumber: IDENTITY_NUMBER,
      phone: '13800138000',
    },
    content: { record: '2024年积分记录', fault: '把邻居的记录记在了本人名下', wanted: '删去这一条' },
    fileIds: [fileId],
  };
}
