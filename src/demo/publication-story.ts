/** The way of one item to the public: written, sent to review, reviewed and published by a second person. */
import { createPublication } from '../commands/disclosure/create-publication.js';
import { publishPublication } from '../commands/disclosure/publish-publication.js';
import { returnPublication } from '../commands/disclosure/return-publication.js';
import { submitPublication } from '../commands/disclosure/submit-publication.js';
import { withdrawPublication } from '../commands/disclosure/withdraw-publication.js';
import { type SecrecyReviewInput } from '../commands/disclosure/secrecy-review.js';
import { yearOf } from '../domain/calendar/plain-date.js';
import { type CommandDeps } from '../ports/deps.js';
import { type PublicationRecord } from '../ports/disclosure.js';
import { type Story } from './agenda.js';
import { AGENCY_DATA } from './agency-data.js';
import { staffOf, type World } from './demo-deps.js';
import { type Item, layOut } from './items.js';
import { MANAGEMENT_ITEMS } from './items-management.js';
import { COMMERCE_ITEMS, GOVERNMENT_ITEMS, SINGLE_ITEMS } from './items-others.js';
import { type Random } from './random.js';

/** The bureau's column with the items of art 20 began with this year, the others' a year later. */
const FIRST_YEAR = 2021;
/** So many working days of the whole are published late (第二十六条: 20). */
const LATE = new Set([17, 52, 81]);

/** Where the story of an item stops. */
type End = 'published' | 'draft' | 'in_review' | 'returned' | 'withdrawn';

export function publicationStories(world: World): Story[] {
  const random = world.random.fork();
  const years = { first: FIRST_YEAR, last: yearOf(world.days.today) };
  const items = [
    ...layOut('management', MANAGEMENT_ITEMS, years, random),
    ...layOut('commerce', COMMERCE_ITEMS, { ...years, first: years.first + 1 }, random),
    ...layOut('government', GOVERNMENT_ITEMS, { ...years, first: years.first + 1 }, random),
    ...SINGLE_ITEMS,
  ].sort((a, b) => (a.formedDate < b.formedDate ? -1 : a.formedDate > b.formedDate ? 1 : 0));
  const past = items.map((item, index) => publicationStory(world, item, 'published', random.fork(), LATE.has(index)));
  return [...past, ...deskStories(world, random)];
}

/** What lies on the publication desk today. */
function deskStories(world: World, random: Random): Story[] {
  const { days } = world;
  const desk: readonly (readonly [workingDaysAgo: number, end: End, title: string])[] = [
    [2, 'draft', '关于开展冬季市容环境集中整治的通告'],
    [1, 'draft', '市民中心周边道路保洁时段调整的说明'],
    [3, 'in_review', '生活垃圾分类示范小区名单公示'],
    [2, 'in_review', '关于公开征求《公共厕所管护标准》意见的公告'],
    [4, 'returned', '本月行政执法典型案例'],
    [30, 'withdrawn', '滨河路夜市摊位抽签结果公示'],
  ];
  return desk.map(([workingDaysAgo, end, title]) =>
    publicationStory(
      world,
      {
        agency: 'management',
        title,
        body: [
          `现将“${title}”有关内容公布如下，请有关单位和市民知悉。`,
          '具体路段、时间和联系方式见附表。有意见或者建议的，可以自公布之日起十个工作日内通过局长信箱或者来信提出。',
        ],
        column: 'notices',
        category: null,
        formedDate: days.ago(workingDaysAgo),
      },
      end,
      random.fork(),
      false,
    ),
  );
}

async function* publicationStory(world: World, item: Item, end: End, random: Random, isLate: boolean): Story {
  const { days } = world;
  const agency = world.agencies[item.agency];
  const writer = staffOf(agency, 'contributor');
  const editor = staffOf(agency, 'clerk1');
  const reviewer = staffOf(agency, 'reviewer');
  const limit = item.limitWorkingDays ?? 20;
  const isShort = end !== 'published' || limit < 10;
  const waiting = isLate ? limit + random.between(2, 6) : isShort ? 1 : random.between(2, 11);
  const written = days.after(item.formedDate, isShort ? 0 : 1);
  const published = days.after(written, waiting);
  const hour = random.between(9, 11);

  let deps = world.at(yield days.at(written, hour, random.between(0, 59)));
  let record: PublicationRecord = await createPublication(deps, writer, {
    title: item.title,
    body: item.body.join('\n'),
    category: item.category,
    column: item.column,
    documentNumber: item.documentNumber ?? null,
    source: item.source ?? AGENCY_DATA[item.agency].name,
    formedDate: item.formedDate,
    limitWorkingDays: item.limitWorkingDays ?? null,
    fileIds: [],
  });
  if (end === 'draft') return;

  deps = world.at(yield days.at(isShort ? written : days.before(published, 1), 14, random.between(0, 59)));
  record = await submitPublication(deps, editor, { id: record.id, expectedVersion: record.version });
  if (end === 'in_review') return;

  deps = world.at(yield days.at(published, 15, random.between(0, 59)));
  if (end === 'returned') {
    await returnPublication(deps, reviewer, {
      id: record.id,
      expectedVersion: record.version,
      reason: '案例中的当事人名称需要隐去，请修改后再送审。',
    });
    return;
  }
  record = await publishPublication(deps, reviewer, {
    id: record.id,
    expectedVersion: record.version,
    secrecyReview: cleared(deps),
  });
  if (end !== 'withdrawn') return;

  deps = world.at(yield days.at(days.after(published, 5), 10, 30));
  await withdrawPublication(deps, reviewer, {
    id: record.id,
    expectedVersion: record.version,
    reason: '抽签批次有误，更正后重新公布。',
  });
}

/** 第十七条 */
export function cleared(deps: CommandDeps): SecrecyReviewInput {
  return {
    date: deps.clock.today(),
    basis: '依照《中华人民共和国保守国家秘密法》和本机关保密审查制度审查，不涉及国家秘密和不宜公开的内容',
    result: 'publishable',
  };
}
