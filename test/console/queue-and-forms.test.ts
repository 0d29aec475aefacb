import { describe, expect, test } from '@jest/globals';
import { type StaffCase } from '../../src/console/api/generated';
import { bodyOf, initialValues, missing } from '../../src/console/pages/application/action-form';
import { ACTION_FORMS, ACTION_GROUPS, formFor } from '../../src/console/pages/application/action-forms';
import { emptyIntake, intakeBody } from '../../src/console/pages/application/intake-form';
import {
  addressQuery,
  columnsFrom,
  daysAfter,
  endOfWeek,
  filterFrom,
  queueQuery,
  USUAL_COLUMNS,
} from '../../src/console/pages/application/queue-filter';

describe('the queue in the address', () => {
  test('comes back as it went', () => {
    const query = {
      view: 'all',
      status: 'consulting',
      assignee: 'me',
      year: '2026',
      dueBy: '2026-11-27',
      text: '城管',
    };
    const filter = filterFrom(query);
    expect(addressQuery(filter, USUAL_COLUMNS)).toEqual(query);
    expect(queueQuery(filter)).toEqual({ ...query, year: 2026 });
  });

  test('that says something else says nothing', () => {
    const filter = filterFrom({
      view: 'x',
      status: 'lost',
      channel: ['fax'],
      assignee: 'you',
      year: '1999',
      dueBy: 'today',
    });
    expect(addressQuery(filter, USUAL_COLUMNS)).toEqual({});
    expect(queueQuery(filter)).toEqual({ view: 'open' });
  });

  test('holds the chosen columns in the order of the table', () => {
    expect(columnsFrom({ columns: 'assignee,applicant,nothing' })).toEqual(['applicant', 'assignee']);
    expect(addressQuery(filterFrom({}), ['applicant'])).toEqual({ columns: 'applicant' });
  });

  test('weeks end on Sunday, across months and years', () => {
    expect(endOfWeek('2026-11-26')).toBe('2026-11-29');
    expect(endOfWeek('2026-11-29')).toBe('2026-11-29');
    expect(endOfWeek('2026-12-28')).toBe('2027-01-03');
    expect(daysAfter('2026-02-28', 1)).toBe('2026-03-01');
  });
});

const subject = {
  consultations: [
    {
      id: 'c1',
      with: { code: 'third_party', label: '第三方' },
      recipient: '甲公司',
      startedDate: '2026-11-04',
      deliveredDate: null,
      answeredDate: null,
      answer: null,
      endedDate: null,
    },
    {
      id: 'c2',
      with: { code: 'agency', label: '其他行政机关' },
      recipient: '乙局',
      startedDate: '2026-11-01',
      deliveredDate: '2026-11-02',
      answeredDate: '2026-11-09',
      answer: null,
      endedDate: null,
    },
  ],
} as unknown as StaffCase;

describe('forms of actions', () => {
  test('no action stands in two groups of buttons', () => {
    const all = ACTION_GROUPS.flatMap(({ actions }) => actions);
    expect(all).toHaveLength(new Set(all).size);
    expect(all.every((action) => formFor(action) !== null)).toBe(true);
  });

  test('an action of the applicant has none', () => {
    expect(formFor('withdraw')).toBeNull();
  });

  test('start with today and with the one thing that can be chosen', () => {
    expect(initialValues(ACTION_FORMS.answer_consultation, subject, '2026-11-26')).toEqual({
      date: '2026-11-26',
      consultationId: 'c1',
      answer: '',
      text: '',
    });
  });

  test('send what was filled in, files by their ids, with the version that was seen', () => {
    const values = {
      date: '2026-11-26',
      method: 'post',
      trackingNumber: '',
      fileIds: [{ id: 'f1' }, { id: 'f2' }],
      sealedFileId: 'f1',
    };
    expect(bodyOf(ACTION_FORMS.dispatch, values, 7)).toEqual({
      expectedVersion: 7,
      date: '2026-11-26',
      method: 'post',
      fileIds: ['f1', 'f2'],
      sealedFileId: 'f1',
    });
  });

  test('leave out the empty text of a row', () => {
    const parts = [{ code: 'granted', ground: 'article_36_2', subject: '' }];
    expect(bodyOf(ACTION_FORMS.propose_decision, { parts, text: '予以公开。' }, 1)).toEqual({
      expectedVersion: 1,
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    });
  });

  test('say what is missing before anything is sent', () => {
    expect(
      missing(ACTION_FORMS.propose_decision, { parts: [{ code: '', ground: '', subject: '' }], text: '' }),
    ).toEqual({
      parts: '请为每一部分选择决定和依据',
      text: '请填写答复内容',
    });
    expect(missing(ACTION_FORMS.claim, {})).toEqual({});
    expect(
      missing(ACTION_FORMS.record_electronic_service, { date: '2026-11-26', agreed: false, proof: '电话' }),
    ).toEqual({});
  });
});

describe('the intake form', () => {
  test('sends what stands on the paper and nothing else', () => {
    const intake = emptyIntake('2026-11-26');
    intake.fields.applicantName = '周岚';
    intake.fields.subject = '停车场规划';
    expect(intakeBody(intake, ['f1'], false)).toEqual({
      channel: 'in_person',
      submittedDate: '2026-11-26',
      fields: {
        applicantKind: 'natural_person',
        applicantName: '周岚',
        identityDocument: 'resident_id',
        subject: '停车场规划',
      },
      fileIds: ['f1'],
      confirmDuplicate: false,
    });
  });
});
