/** What is measured: each scenario is a list of ready requests and what was promised about their answers. */
import { type Connection } from 'mongoose';
import { type ApplicationDocument } from '../../src/persistence/application/application-store.js';
import { collectionOf } from '../../src/persistence/collections.js';
import { requestBytes } from './load.js';
import { agencyId, type DatasetPlan, idOf, STATISTICS_YEAR, tokenOf } from './plan.js';
import { randomFrom } from './random.js';
import { openCitizenSessions, openStaffSession } from './sessions.js';
import { queueQuestion } from './texts.js';
import { syntheticQuestions } from '../lib/synthetic-publications.js';

export type ScenarioId =
  'publicList' | 'search' | 'match' | 'myList' | 'myCase' | 'queue' | 'queueText' | 'staffCase' | 'statistics';

export interface Scenario {
  id: ScenarioId;
  label: string;
  /** Promised 95th percentile in milliseconds. */
  limitMs: number;
  requests: readonly Buffer[];
}

const READERS = 2_000;
const CASES = 4_000;
const QUESTIONS = 400;

export const PUBLIC_LIST = '/api/public/publications';

export async function makeScenarios(connection: Connection, plan: DatasetPlan): Promise<Scenario[]> {
  const random = randomFrom(7);
  const readers = [...new Set(Array.from({ length: READERS }, () => random.below(plan.citizens)))];
  await openCitizenSessions(connection, 'citizen', readers);
  const staffToken = await openStaffSession(connection);
  const staff = (path: string): Buffer => requestBytes({ path: `/api/staff${path}`, token: staffToken });
  const own = (path: string, reader: number): Buffer =>
    requestBytes({ path: `/api/me${path}`, token: tokenOf('citizen', reader) });

  const cases = await sampleCases(connection, readers);
  const office = await collectionOf<ApplicationDocument>(connection, 'applications')
    .aggregate<{ _id: string }>([
      { $match: { agencyId: agencyId(0) } },
      { $sample: { size: CASES } },
      { $project: { _id: 1 } },
    ])
    .toArray();
  const questions = syntheticQuestions(QUESTIONS).map(encodeURIComponent);
  const words = Array.from({ length: QUESTIONS }, () => encodeURIComponent(queueQuestion(random)));
  return [
    { id: 'publicList', label: '公开信息列表（内存）', limitMs: 50, requests: [requestBytes({ path: PUBLIC_LIST })] },
    {
      id: 'search',
      label: `检索公开信息（${plan.publications.toLocaleString('en')} 条）`,
      limitMs: 300,
      requests: questions.map((text) => requestBytes({ path: `/api/public/search?q=${text}` })),
    },
    {
      id: 'match',
      label: '填写时提示已公开的信息',
      limitMs: 300,
      requests: questions.map((text) => requestBytes({ path: `${PUBLIC_LIST}/match?q=${text}` })),
    },
    {
      id: 'myList',
      label: '我的申请（列表）',
      limitMs: 50,
      requests: readers.map((reader) => own('/applications', reader)),
    },
    {
      id: 'myCase',
      label: '我的申请（一件）',
      limitMs: 50,
      requests: cases.map(({ reader, id }) => own(`/applications/${id}`, reader)),
    },
    { id: 'queue', label: '办理队列（50 件）', limitMs: 50, requests: [staff('/applications?limit=50')] },
    {
      id: 'queueText',
      label: '办理队列（全部，按词）',
      limitMs: 50,
      requests: words.map((text) => staff(`/applications?view=all&limit=50&text=${text}`)),
    },
    {
      id: 'staffCase',
      label: '案件页',
      limitMs: 50,
      requests: office.map(({ _id }) => staff(`/applications/${_id}`)),
    },
    {
      id: 'statistics',
      label: `${STATISTICS_YEAR} 年统计表`,
      limitMs: 20,
      requests: [staff(`/reports/${STATISTICS_YEAR}/tables`)],
    },
  ];
}

async function sampleCases(
  connection: Connection,
  readers: readonly number[],
): Promise<{ reader: number; id: string }[]> {
  const byCitizen = new Map(readers.map((reader) => [idOf('citizen', reader), reader]));
  const rows = await collectionOf<ApplicationDocument>(connection, 'applications')
    .find({ citizenId: { $in: [...byCitizen.keys()] } }, { projection: { citizenId: 1 } })
    .limit(20 * READERS)
    .toArray();
  const step = Math.max(1, Math.floor(rows.length / CASES));
  return rows
    .filter((_, index) => index % step === 0)
    .map((row) => ({ id: row._id, reader: byCitizen.get(row.citizenId ?? '') as number }));
}
