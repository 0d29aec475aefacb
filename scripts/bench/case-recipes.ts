/**
 * How cases go: each recipe is one way from submission to the closed file, in working days from the submission. What lies
 * after the reference day has not happened yet, so the newest cases are open, at every stage.
 */
import { type CaseFact } from '../../src/domain/application/case-events.js';
import { type Channel } from '../../src/domain/application/channels.js';
import { type DecisionCode, DECISIONS } from '../../src/domain/application/decisions.js';
import { type PlainDate } from '../../src/domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../../src/domain/calendar/working-calendar.js';

/** Who enters an event; each agency has its own people. */
export type RecipeRole = 'applicant' | 'clerk' | 'reviewer';
export type RecipeFact = CaseFact & { role: RecipeRole };

type Route = 'plain' | 'extended' | 'supplemented' | 'consulted' | 'unsupplemented' | 'withdrawn';

export interface CaseRecipe {
  weight: number;
  channel: Channel;
  route: Route;
  /** Working days from submission to dispatch. */
  days: number;
  code: DecisionCode;
}

const RESULTS: readonly [DecisionCode, number][] = [
  ['granted', 44],
  ['partially_granted', 9],
  ['unavailable_not_held', 20],
  ['unavailable_requires_creation', 5],
  ['refused_third_party_rights', 3],
  ['refused_internal_affairs', 2],
  ['refused_deliberative_process', 2],
  ['refused_administrative_inquiry', 1],
  ['not_processed_petition', 4],
  ['not_processed_duplicate', 2],
  ['otherwise_other', 2],
];

const CHANNEL_SHARES: readonly [Channel, number][] = [
  ['online', 70],
  ['in_person', 14],
  ['registered_mail', 12],
  ['email', 4],
];

export const RECIPES: readonly CaseRecipe[] = CHANNEL_SHARES.flatMap(([channel, share]) => [
  ...RESULTS.map(([code, weight], index) => ({
    weight: share * weight,
    channel,
    route: 'plain' as const,
    days: [9, 13, 16, 19, 21][index % 5] as number,
    code,
  })),
  { weight: share * 5, channel, route: 'extended', days: 35, code: 'granted' },
  { weight: share * 5, channel, route: 'supplemented', days: 27, code: 'unavailable_not_held' },
  { weight: share * 4, channel, route: 'consulted', days: 29, code: 'refused_third_party_rights' },
  { weight: share * 2, channel, route: 'unsupplemented', days: 24, code: 'otherwise_supplement_overdue' },
  { weight: share * 1, channel, route: 'withdrawn', days: 6, code: 'otherwise_other' },
]);

const LETTER =
  '经审查，您申请获取的信息属于本机关制作并保存的政府信息。根据《中华人民共和国政府信息公开条例》的有关规定，现答复如下：' +
  '本机关在文书档案系统、业务办理系统和纸质档案中进行了检索，有关情况见附件。如对本答复不服，可以依法申请行政复议或者提起行政诉讼。';

/** The events of a recipe in order of time, without what lies after `until`. */
export function factsOf(
  recipe: CaseRecipe,
  submitted: PlainDate,
  until: PlainDate,
  calendar: WorkingCalendar,
): RecipeFact[] {
  const day = (workingDays: number): PlainDate => calendar.nthWorkingDayAfter(submitted, workingDays).date;
  const { route, days } = recipe;
  const facts: RecipeFact[] = [
    { role: 'applicant', kind: 'submitted', date: submitted, channel: recipe.channel },
    ...receipt(recipe.channel, day(1)),
    { role: 'clerk', kind: 'noted', date: day(2), text: '已联系业务科室核对。' },
    ...onTheWay(route, day),
    ...(route === 'withdrawn' ? withdrawal(day(days)) : ending(recipe, day)),
    { role: 'clerk', kind: 'closed', date: day(days + 5), comment: '已归档' },
  ];
  return facts.filter((fact) => fact.date <= until);
}

function receipt(channel: Channel, date: PlainDate): RecipeFact[] {
  switch (channel) {
    case 'in_person':
      return [];
    case 'registered_mail':
      return [{ role: 'clerk', kind: 'signed_for', date, trackingNumber: 'XA40012345631' }];
    default:
      return [{ role: 'clerk', kind: 'receipt_confirmed', date, method: '电话' }];
  }
}

function onTheWay(route: Route, day: (workingDays: number) => PlainDate): RecipeFact[] {
  const consultation = { consultationId: 'c0ffee000000000000000001', with: 'third_party' as const };
  switch (route) {
    case 'plain':
    case 'withdrawn':
      return [];
    case 'extended':
      return [
        {
          role: 'clerk',
          kind: 'extension_requested',
          date: day(15),
          workingDays: 20,
          reason: '需要汇总多个科室的材料。',
        },
        {
          role: 'reviewer',
          kind: 'extension_approved',
          date: day(17),
          workingDays: 20,
          reason: '需要汇总多个科室的材料。',
        },
      ];
    case 'supplemented':
    case 'unsupplemented': {
      const notice: RecipeFact = {
        role: 'clerk',
        kind: 'supplement_requested',
        date: day(5),
        text: '请明确所需信息的年度和项目名称。',
        replyBy: day(20),
      };
      if (route === 'unsupplemented') return [notice];
      const text = '所需信息为本年度的正式文件。';
      return [
        notice,
        { role: 'applicant', kind: 'supplement_submitted', date: day(10), text, fileIds: [] },
        { role: 'clerk', kind: 'supplement_received', date: day(11), text, fileIds: [] },
      ];
    }
    case 'consulted':
      return [
        {
          role: 'clerk',
          kind: 'consultation_started',
          date: day(4),
          ...consultation,
          recipient: '绿源环保科技有限公司',
          text: '请就是否同意公开提出书面意见。',
        },
        { role: 'clerk', kind: 'consultation_delivered', date: day(6), ...consultation, proof: '邮件回执' },
        { role: 'clerk', kind: 'consultation_answered', date: day(14), ...consultation, answer: 'objected' },
      ];
  }
}

function withdrawal(date: PlainDate): RecipeFact[] {
  return [{ role: 'applicant', kind: 'withdrawn', date, reason: '已从其他途径获得。' }];
}

function ending({ code, days }: CaseRecipe, day: (workingDays: number) => PlainDate): RecipeFact[] {
  const parts = [{ code, ground: DECISIONS[code].grounds[0] }];
  return [
    {
      role: 'clerk',
      kind: 'search_logged',
      date: day(days - 4),
      entries: [{ place: '文书档案系统', keywords: '项目名称、年度', result: '检索到相关文件' }],
    },
    { role: 'clerk', kind: 'decision_proposed', date: day(days - 3), decisionCode: code, parts, text: LETTER },
    { role: 'reviewer', kind: 'decided', date: day(days - 1), decisionCode: code, parts },
    { role: 'clerk', kind: 'dispatched', date: day(days), method: 'online', fileIds: [] },
    { role: 'clerk', kind: 'delivered', date: day(days), method: 'online' },
  ];
}
