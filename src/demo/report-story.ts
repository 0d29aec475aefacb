/** Each January: the tables of the year that is over are frozen, once corrected, and the annual report is published. */
import { correctApplicantKind } from '../commands/application/note.js';
import { publishAnnualReport } from '../commands/disclosure/publish-annual-report.js';
import { publishGuide } from '../commands/disclosure/publish-guide.js';
import { freezeTables } from '../commands/report/freeze-tables.js';
import { type PlainDate, yearOf } from '../domain/calendar/plain-date.js';
import { yearTables } from '../domain/report/year-tables.js';
import { shanghaiDate } from '../clock.js';
import { type StaffActor } from '../policies/actor.js';
import { type CommandDeps } from '../ports/deps.js';
import { type ReportReads } from '../ports/report-reads.js';
import { type Story } from './agenda.js';
import { AGENCY_DATA, type AgencyKey } from './agency-data.js';
import { type CaseFile } from './case-file.js';
import { type DemoAgency, staffOf, type World } from './demo-deps.js';
import { guideOf } from './guide-texts.js';
import { type PastCase } from './past-cases.js';
import { cleared } from './publication-story.js';
import { chapters, oldChapters } from './report-texts.js';
import { table1Of } from './table1-figures.js';

const FIRST_REPORT = 2017;
/** The tables have rows and columns from this year on; nothing is frozen before. */
const FIRST_TABLES = 2019;

export function reportStories(world: World, tables: Pick<ReportReads, 'book'>, cases: readonly PastCase[]): Story[] {
  const last = yearOf(world.days.today) - 1;
  const correction = planCorrection(cases, last);
  const stories: Story[] = [];
  for (const key of Object.keys(AGENCY_DATA) as AgencyKey[]) {
    stories.push(guideStory(world, key));
    for (let year = FIRST_REPORT; year <= last; year += 1) {
      const mended = key === 'management' && year === correction?.year ? correction.file : null;
      stories.push(yearStory(world, tables, key, year, mended));
    }
  }
  return stories;
}

/** First with the Regulations of 2019, then with the reconsideration law of 2024. */
async function* guideStory(world: World, key: AgencyKey): Story {
  const { days } = world;
  const agency = world.agencies[key];
  for (const [index, day] of (['2019-05-20', '2024-01-08'] as PlainDate[]).entries()) {
    const clock = yield days.at(days.after(day, 0), 10, 0);
    const deps = world.at(clock);
    await publishGuide(deps, staffOf(agency, 'head'), {
      expectedVersion: index,
      content: guideOf(AGENCY_DATA[key]),
      secrecyReview: cleared(deps),
    });
  }
}

async function* yearStory(
  world: World,
  tables: Pick<ReportReads, 'book'>,
  key: AgencyKey,
  year: number,
  mended: CaseFile | null,
): Story {
  const { days } = world;
  const agency = world.agencies[key];
  const head = staffOf(agency, 'head');
  const newYear = `${year + 1}-01-01` as PlainDate;

  if (year >= FIRST_TABLES) {
    const freezeClock = yield days.at(days.after(newYear, 5), 16, 0);
    await freezeTables(world.at(freezeClock), head, { agencyId: agency.id, year });
  }
  if (mended) {
    mended.clock = yield days.at(days.after(newYear, 7), 10, 20);
    await mendKind(mended, head);
  }
  const clock = yield days.at(publicationDay(world, key, year), 11, 0);
  await publish(world.at(clock), { tables, agency, key, year, head });
}

/** Departments by 31 January (第四十九条), the government by 31 March; once, in the winter of 2020, later than that. */
function publicationDay({ days }: World, key: AgencyKey, year: number): PlainDate {
  if (key === 'government') return days.after(`${year + 1}-03-12` as PlainDate, 0);
  if (key === 'commerce' && year === 2019) return days.after('2020-02-17' as PlainDate, 0);
  return days.after(`${year + 1}-01-01` as PlainDate, key === 'management' ? 11 : 12);
}

async function publish(
  deps: CommandDeps,
  input: {
    tables: Pick<ReportReads, 'book'>;
    agency: DemoAgency;
    key: AgencyKey;
    year: number;
    head: StaffActor;
  },
): Promise<void> {
  const { agency, key, year, head } = input;
  const data = AGENCY_DATA[key];
  const own = year < FIRST_TABLES ? null : yearTables(await input.tables.book(agency.id, year));
  await publishAnnualReport(deps, head, {
    year,
    expectedVersion: 0,
    title: `${agency.name}${year}年政府信息公开工作年度报告`,
    chapters: own ? chapters(key, data, own) : oldChapters(key, data, year),
    tables: own && {
      year,
      generation: own.generation,
      table1: table1Of(key, year),
      table2: own.table2,
      table3: own.table3,
    },
    secrecyReview: cleared(deps),
  });
}

/** A case of the year before last whose applicant's kind was found to be wrong only after the tables were frozen. */
function planCorrection(cases: readonly PastCase[], lastYear: number): { year: number; file: CaseFile } | null {
  const year = lastYear - 1;
  const found = cases.find(({ file, life }) => {
    const submitted = shanghaiDate(life.submittedAt);
    const { agency, channel, applicant } = file.plan;
    const isPlain = !life.earlier && !life.remedies && !life.isKindMended && !life.isExtended;
    const isOrganisation = applicant.kind !== 'natural_person' && channel !== 'online';
    return (
      agency === 'management' &&
      isPlain &&
      isOrganisation &&
      submitted >= `${year}-02-01` &&
      submitted < `${year}-10-01`
    );
  });
  if (!found || year < FIRST_TABLES) return null;
  found.file.plan.enteredAs = found.file.plan.applicant.kind === 'other' ? 'commercial_enterprise' : 'other';
  return { year, file: found.file };
}

async function mendKind(file: CaseFile, head: StaffActor): Promise<void> {
  const reason = '年报编制时复核发现申请人类型登记有误，已与登记证书核对。';
  await file.act(correctApplicantKind, head, {
    kind: file.plan.applicant.kind,
    reason,
    correction: { reason },
  });
}
