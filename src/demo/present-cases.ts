/**
 * The desk of today. Each case is made backwards from where it should stand now: due today, due in a few days, overdue, waiting
 * for the applicant, for a third party, for approval … All days are working days counted from today.
 */
import { type Channel } from '../domain/application/channels.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type Story } from './agenda.js';
import { type AgencyKey } from './agency-data.js';
import { type Applicants } from './applicants.js';
import { CaseFile, type CasePlan, Diary } from './case-file.js';
import { confirm } from './case-steps.js';
import { type World } from './demo-deps.js';
import { type OutcomeId } from './outcomes.js';
import { type Deeds, ELSEWHERE, IN_HAND, type PresentCase, UNCONFIRMED } from './present-desk.js';
import { BEFORE_LAWYER } from './present-legal.js';
import { type Subjects } from './subjects.js';

/** Begun in the app and left. */
const DRAFTS = 5;

export function presentStories(world: World, applicants: Applicants, subjects: Subjects): Story[] {
  const random = world.random.fork();
  let turn = 0;
  const open = (agency: AgencyKey, channel: Channel, outcome: OutcomeId, kind?: PresentCase['people']): CaseFile => {
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
      ...(kind === 'guardian' ? guarded(applicants) : {}),
      ...(kind === 'joint' ? { together: applicants.offline.filter((one) => one !== applicant).slice(-2) } : {}),
      subject: subjects.make(agency, outcome, Number(world.days.today.slice(0, 4))),
      clerk: agency === 'management' && turn % 2 === 0 ? 'clerk2' : 'clerk1',
      random: random.fork(),
    });
  };
  return [
    ...[...IN_HAND, ...ELSEWHERE, ...BEFORE_LAWYER].map((present) =>
      desk(
        open(present.agency ?? 'management', present.channel, present.outcome ?? 'granted', present.people),
        present,
      ),
    ),
    ...UNCONFIRMED.map(({ agency, channel, submitted }) =>
      unconfirmed(open(agency ?? 'management', channel, 'granted'), dayOf(world, submitted)),
    ),
    ...Array.from({ length: DRAFTS }, (_, index) => draft(open('management', 'online', 'granted'), index)),
  ];
}

/** The child is the applicant, and the parent's account acts. */
function guarded({ child, online }: Applicants): Pick<CasePlan, 'applicant' | 'agent' | 'isGuardian'> {
  return { applicant: child, agent: online.find(({ persona }) => persona === child.persona) ?? null, isGuardian: true };
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
