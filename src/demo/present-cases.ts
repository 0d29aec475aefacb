/**
 * The desk of today. Each line is one case, made backwards from where it should stand now: due today, due in a few days,
 * overdue, waiting for the applicant, for a third party, for approval … All days are working days counted from today.
 */
import { answerSupplement } from '../commands/application/answer-supplement.js';
import { answerConsultation, deliverConsultation } from '../commands/application/consult.js';
import { approveDecision, returnDecision } from '../commands/application/decide.js';
import { approveExtension } from '../commands/application/decide-extension.js';
import { claim } from '../commands/application/assign.js';
import { addNote } from '../commands/application/note.js';
import { requestSupplement } from '../commands/application/request-supplement.js';
import { type Channel } from '../domain/application/channels.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type Story } from './agenda.js';
import { type AgencyKey } from './agency-data.js';
import { type Applicants } from './applicants.js';
import { CaseFile, Diary } from './case-file.js';
import {
  askExtension,
  confirm,
  lastConsultation,
  NOTES,
  propose,
  search,
  sendReply,
  startConsulting,
  SUPPLEMENT_ANSWER,
  SUPPLEMENT_NOTICE,
} from './case-steps.js';
import { type World } from './demo-deps.js';
import { type OutcomeId } from './outcomes.js';
import { type Subjects } from './subjects.js';

/** What was done on the case, and how many working days ago. */
type Deed = (file: CaseFile) => Promise<void>;
type Deeds = readonly (readonly [workingDaysAgo: number, deed: Deed])[];

interface PresentCase {
  agency?: AgencyKey;
  channel: Channel;
  outcome?: OutcomeId;
  /** Received so many working days ago. Due in `20 − received` unless something moved that. */
  received: number;
  isUnassigned?: boolean;
  deeds?: Deeds;
}

const take: Deed = (file) => file.act(claim, file.clerk, {});
const remark: Deed = (file) => file.act(addNote, file.clerk, { text: file.plan.random.pick(NOTES) });
const ask =
  (replyInWorkingDays: number): Deed =>
  (file) =>
    file.act(requestSupplement, file.clerk, {
      text: SUPPLEMENT_NOTICE,
      replyBy: file.world.days.after(file.clock.today(), replyInWorkingDays),
    });
const answer: Deed = (file) => file.act(answerSupplement, file.citizen, { text: SUPPLEMENT_ANSWER, fileIds: [] });
const consultThirdParty: Deed = (file) => startConsulting(file, 'third_party');
const consultAgency: Deed = (file) => startConsulting(file, 'agency');
const delivered: Deed = (file) =>
  file.act(deliverConsultation, file.clerk, { ...lastConsultation(file), proof: '邮政妥投回执' });
const agreed: Deed = (file) =>
  file.act(answerConsultation, file.clerk, { ...lastConsultation(file), answer: 'agreed', text: '同意公开。' });
const extend: Deed = (file) => file.act(approveExtension, file.staff('head'), {});
const proposeAs =
  (outcome: OutcomeId): Deed =>
  (file) =>
    propose(file, outcome);
const sendBack: Deed = (file) =>
  file.act(returnDecision, file.staff('reviewer'), { comment: '检索范围请补充下属环卫中心，再报一次。' });
const approve: Deed = (file) => file.act(approveDecision, file.staff('reviewer'), {});
const send: Deed = (file) => sendReply(file).done;

const inHand = (received: number, channel: Channel, deeds: Deeds = [], agency: AgencyKey = 'management') => ({
  agency,
  channel,
  received,
  deeds,
});

/** In hand at different distances from the due date: 20 is due today, more is overdue. */
const IN_HAND: readonly PresentCase[] = [
  inHand(26, 'online', [
    [24, take],
    [12, remark],
  ]),
  inHand(22, 'registered_mail', [[21, take]]),
  inHand(
    22,
    'online',
    [
      [20, take],
      [15, remark],
      [9, search],
    ],
    'commerce',
  ),
  inHand(21, 'in_person', [[20, take]]),
  inHand(20, 'in_person', [
    [19, take],
    [6, remark],
  ]),
  inHand(20, 'registered_mail', [
    [18, take],
    [4, search],
  ]),
  inHand(19, 'online', [[17, take]]),
  inHand(19, 'email', [
    [18, take],
    [3, search],
  ]),
  inHand(18, 'online', [[16, take]]),
  inHand(17, 'in_person', [[15, take]], 'commerce'),
  inHand(16, 'online', [[14, take]]),
  inHand(15, 'external_platform', [
    [14, take],
    [2, remark],
  ]),
  inHand(15, 'online', [[13, take]], 'government'),
  inHand(13, 'online', [[11, take]]),
  inHand(12, 'oral', [[11, take]]),
  inHand(10, 'online', [
    [9, take],
    [2, remark],
  ]),
  inHand(8, 'online', [[7, take]], 'commerce'),
  { ...inHand(6, 'fax'), isUnassigned: true },
  inHand(4, 'online', [[3, take]]),
  { ...inHand(3, 'registered_mail'), isUnassigned: true },
  { ...inHand(2, 'online'), isUnassigned: true },
  { ...inHand(1, 'in_person'), isUnassigned: true },
  inHand(14, 'online', [
    [12, take],
    [10, consultThirdParty],
    [8, delivered],
    [2, agreed],
  ]),
];

const ELSEWHERE: readonly PresentCase[] = [
  // the applicant has to correct: in time, in three days, and over
  {
    channel: 'online',
    outcome: 'still_unclear',
    received: 5,
    deeds: [
      [4, take],
      [2, ask(15)],
    ],
  },
  {
    channel: 'online',
    outcome: 'still_unclear',
    received: 15,
    deeds: [
      [14, take],
      [12, ask(15)],
    ],
  },
  {
    channel: 'registered_mail',
    outcome: 'supplement_overdue',
    received: 19,
    deeds: [
      [18, take],
      [16, ask(10)],
    ],
  },
  // has corrected, and the office has to confirm
  {
    channel: 'online',
    outcome: 'still_unclear',
    received: 9,
    deeds: [
      [8, take],
      [7, ask(15)],
      [1, answer],
    ],
  },
  {
    channel: 'online',
    outcome: 'supplement_overdue',
    received: 12,
    deeds: [
      [11, take],
      [9, ask(15)],
      [2, answer],
    ],
  },
  // somebody else has to speak: on its way, delivered, silent beyond the limit, another agency
  {
    channel: 'online',
    outcome: 'refused_third_party_rights',
    received: 6,
    deeds: [
      [5, take],
      [2, consultThirdParty],
    ],
  },
  {
    channel: 'email',
    outcome: 'refused_third_party_rights',
    received: 13,
    deeds: [
      [12, take],
      [10, consultThirdParty],
      [8, delivered],
    ],
  },
  {
    channel: 'in_person',
    outcome: 'refused_third_party_rights',
    received: 24,
    deeds: [
      [23, take],
      [21, consultThirdParty],
      [17, delivered],
    ],
  },
  {
    channel: 'online',
    outcome: 'refused_deliberative_process',
    received: 9,
    deeds: [
      [8, take],
      [6, consultAgency],
      [5, delivered],
    ],
  },
  // more time is asked for, or was given
  {
    channel: 'online',
    received: 18,
    deeds: [
      [16, take],
      [1, askExtension],
    ],
  },
  {
    channel: 'registered_mail',
    received: 17,
    deeds: [
      [16, take],
      [2, askExtension],
    ],
  },
  {
    channel: 'online',
    received: 27,
    deeds: [
      [25, take],
      [10, askExtension],
      [9, extend],
    ],
  },
  {
    channel: 'in_person',
    received: 22,
    deeds: [
      [20, take],
      [5, askExtension],
      [4, extend],
    ],
  },
  // drafted, returned, approved
  {
    channel: 'online',
    outcome: 'granted',
    received: 18,
    deeds: [
      [16, take],
      [1, proposeAs('granted')],
    ],
  },
  {
    channel: 'online',
    outcome: 'not_held',
    received: 14,
    deeds: [
      [12, take],
      [4, search],
      [1, proposeAs('not_held')],
    ],
  },
  {
    channel: 'in_person',
    outcome: 'petition',
    received: 9,
    deeds: [
      [8, take],
      [2, proposeAs('petition')],
    ],
  },
  {
    agency: 'commerce',
    channel: 'online',
    outcome: 'granted',
    received: 11,
    deeds: [
      [10, take],
      [1, proposeAs('granted')],
    ],
  },
  {
    channel: 'online',
    outcome: 'not_held',
    received: 16,
    deeds: [
      [14, take],
      [5, search],
      [3, proposeAs('not_held')],
      [2, sendBack],
    ],
  },
  {
    channel: 'registered_mail',
    outcome: 'other_agency',
    received: 19,
    deeds: [
      [18, take],
      [3, proposeAs('other_agency')],
      [1, approve],
    ],
  },
  {
    channel: 'online',
    outcome: 'partially_granted',
    received: 13,
    deeds: [
      [12, take],
      [3, proposeAs('partially_granted')],
      [2, approve],
    ],
  },
  // gone out in the last days
  {
    channel: 'online',
    outcome: 'granted',
    received: 17,
    deeds: [
      [15, take],
      [4, proposeAs('granted')],
      [3, approve],
      [1, send],
    ],
  },
  {
    channel: 'online',
    outcome: 'granted_published',
    received: 12,
    deeds: [
      [11, take],
      [6, proposeAs('granted_published')],
      [5, approve],
      [4, send],
    ],
  },
  {
    channel: 'registered_mail',
    outcome: 'not_held',
    received: 18,
    deeds: [
      [16, take],
      [8, search],
      [4, proposeAs('not_held')],
      [3, approve],
      [2, send],
    ],
  },
  {
    channel: 'online',
    outcome: 'requires_creation',
    received: 15,
    deeds: [
      [14, take],
      [5, proposeAs('requires_creation')],
      [4, approve],
      [2, send],
    ],
  },
];

/** Submitted and not confirmed: working days ago; 0 is today, which only the app knows on a day off. */
const UNCONFIRMED: readonly { channel: Channel; agency?: AgencyKey; submitted: number | 'yesterday' | 'today' }[] = [
  { channel: 'online', submitted: 'today' },
  { channel: 'online', submitted: 'today', agency: 'commerce' },
  { channel: 'online', submitted: 'yesterday' },
  { channel: 'online', submitted: 'yesterday' },
  { channel: 'online', submitted: 1, agency: 'government' },
  { channel: 'online', submitted: 3 },
  { channel: 'ordinary_mail', submitted: 1 },
  { channel: 'email', submitted: 1 },
  { channel: 'external_platform', submitted: 2 },
];

/** Begun in the app and left. */
const DRAFTS = 5;

export function presentStories(world: World, applicants: Applicants, subjects: Subjects): Story[] {
  const random = world.random.fork();
  let turn = 0;
  const open = (agency: AgencyKey, channel: Channel, outcome: OutcomeId): CaseFile => {
    turn += 1;
    const people = channel === 'online' ? applicants.online : applicants.offline;
    const isOrganisation = channel !== 'online' && turn % 4 === 0;
    const applicant = isOrganisation
      ? random.pick(applicants.organisations)
      : (people[(turn * 5) % people.length] ?? random.pick(people));
    return new CaseFile(world, {
      agency,
      channel,
      applicant,
      agent: null,
      subject: subjects.make(agency, outcome, Number(world.days.today.slice(0, 4))),
      clerk: agency === 'management' && turn % 2 === 0 ? 'clerk2' : 'clerk1',
      random: random.fork(),
    });
  };
  return [
    ...[...IN_HAND, ...ELSEWHERE].map((present) =>
      desk(open(present.agency ?? 'management', present.channel, present.outcome ?? 'granted'), present),
    ),
    ...UNCONFIRMED.map(({ agency, channel, submitted }) =>
      unconfirmed(open(agency ?? 'management', channel, 'granted'), dayOf(world, submitted)),
    ),
    ...Array.from({ length: DRAFTS }, (_, index) => draft(open('management', 'online', 'granted'), index)),
  ];
}

async function* desk(file: CaseFile, { channel, received, deeds = [] }: PresentCase): Story {
  const { days } = file.world;
  // Due today means the next working day on a day off, so that days are counted back from there.
  const receipt = days.before(days.due(0), received);
  if (channel === 'online' || channel === 'email' || channel === 'external_platform' || channel === 'fax') {
    const diary = new Diary(file.world, file.plan.random, days.at(days.before(receipt, 1), 14, 20));
    file.clock = yield diary.at;
    if (channel === 'online') await file.submit();
    else await file.register({ submitted: diary.day, received: null });
    file.clock = yield diary.on(receipt);
    await confirm(file, '电话');
    yield* go(file, diary, deeds);
  } else {
    const diary = new Diary(file.world, file.plan.random, days.at(receipt, 10, 5));
    file.clock = yield diary.at;
    const posted = channel === 'registered_mail' ? days.before(receipt, 2) : receipt;
    await file.register({ submitted: posted, received: channel === 'registered_mail' ? receipt : null });
    yield* go(file, diary, deeds);
  }
}

async function* go(file: CaseFile, diary: Diary, deeds: Deeds): Story {
  for (const [workingDaysAgo, deed] of deeds) {
    file.clock = yield diary.on(file.world.days.ago(workingDaysAgo));
    await deed(file);
  }
}

async function* unconfirmed(file: CaseFile, day: PlainDate): Story {
  const { days } = file.world;
  file.clock = yield days.at(day, file.plan.random.between(8, 17), file.plan.random.between(0, 59));
  if (file.plan.channel === 'online') await file.submit();
  else await file.register({ submitted: day, received: null });
}

async function* draft(file: CaseFile, index: number): Story {
  const { days } = file.world;
  file.clock = yield days.at(days.ago(1 + index * 2), 20, 15);
  await file.leaveDraft();
}

function dayOf({ days }: World, submitted: number | 'yesterday' | 'today'): PlainDate {
  if (submitted === 'today') return days.today;
  return submitted === 'yesterday' ? days.yesterday() : days.ago(submitted);
}
