/**
 * The one table of jobs. Every one is a sweep over state, so a missed run costs time and nothing else; what that time means is
 * said beside it. They propose, alarm and deliver; none closes a case.
 */
import { type LedgerDeps, resumeLedgerImports } from '../commands/application/resume-ledger-imports.js';
import { type AuditSealing } from '../ports/audit.js';
import { type FileStore } from '../ports/files.js';
import { type JobRuns } from '../ports/job-runs.js';
import { type OutboxDelivery, type SessionSweep } from '../ports/sweeps.js';
import { type TallyFolding } from '../ports/tally.js';
import { RETENTION } from '../domain/account/retention.js';
import { type Retention } from '../ports/retention.js';
import { finishCalendarImports } from '../commands/account/finish-calendar-imports.js';
import { type CalendarDeps } from '../commands/account/import-calendar.js';
import { alarmComplaints } from './alarm-complaints.js';
import { alarmConsultations } from './alarm-consultations.js';
import { alarmRemedies } from './alarm-remedies.js';
import { alarmUnconfirmed } from './alarm-unconfirmed.js';
import { alarmWatches } from './alarm-watches.js';
import { applyRetention } from './apply-retention.js';
import { checkTally, type CheckTallyDeps } from './check-tally.js';
import { deliverOutbox } from './deliver-outbox.js';
import { foldTally } from './fold-tally.js';
import { type Job } from './job.js';
import { proposeClosings } from './propose-closings.js';
import { pruneJobRuns } from './prune-job-runs.js';
import { recordAlarms } from './record-alarms.js';
import { remindReports } from './remind-reports.js';
import { sealAudit } from './seal-audit.js';
import { type DraftSweepDeps, sweepDrafts } from './sweep-drafts.js';
import { type SweepDeps } from './sweep-deps.js';
import { sweepFiles } from './sweep-files.js';
import { sweepSessions } from './sweep-sessions.js';

export interface JobDeps extends SweepDeps, DraftSweepDeps, LedgerDeps, Omit<CalendarDeps, keyof SweepDeps> {
  calendars: CalendarDeps['calendars'];
  runs: JobRuns;
  outbox: OutboxDelivery;
  sessions: SessionSweep;
  files: FileStore;
  folding: TallyFolding;
  reportReads: CheckTallyDeps['reads'];
  auditChain: AuditSealing;
  retention: Retention;
}

type Line = Omit<Job, 'timezone' | 'keepRunsForDays'> & { keepRunsForDays?: number };

/** In the order in which missed runs are made up for: delivery last, so that it takes along what the others wrote. */
export function jobTable(deps: JobDeps): Job[] {
  const lines: Line[] = [
    {
      name: 'record-alarms',
      cron: '5 * * * *',
      missed: { meaning: '答复期限的提醒晚到；补跑时每一级都会登记，只发出最紧急的一级。', caughtUp: true },
      timeoutSeconds: 900,
      run: (signal) => recordAlarms(deps, signal),
    },
    {
      name: 'alarm-unconfirmed',
      cron: '10 * * * *',
      missed: { meaning: '未确认收到的申请晚些才提醒审核人和负责人。', caughtUp: true },
      timeoutSeconds: 300,
      run: (signal) => alarmUnconfirmed(deps, signal),
    },
    {
      name: 'alarm-consultations',
      cron: '15 * * * *',
      missed: { meaning: '征求意见书未送达、未答复的提醒晚到。', caughtUp: true },
      timeoutSeconds: 300,
      run: (signal) => alarmConsultations(deps, signal),
    },
    {
      name: 'alarm-watches',
      cron: '18 * * * *',
      missed: { meaning: '协办、提供、查阅、公告期满和未打开答复的提醒晚到。', caughtUp: true },
      timeoutSeconds: 300,
      run: (signal) => alarmWatches(deps, signal),
    },
    {
      name: 'alarm-remedies',
      cron: '25 * * * *',
      missed: { meaning: '复议答复、诉讼举证、上诉和履行期限的提醒晚到；补跑时只发出最紧急的一级。', caughtUp: true },
      timeoutSeconds: 300,
      run: (signal) => alarmRemedies(deps, signal),
    },
    {
      name: 'alarm-complaints',
      cron: '35 * * * *',
      missed: { meaning: '投诉举报反馈期限的提醒晚到。', caughtUp: true },
      timeoutSeconds: 300,
      run: (signal) => alarmComplaints(deps, signal),
    },
    {
      name: 'finish-calendar-imports',
      cron: '* * * * *',
      missed: { meaning: '导入放假安排时中断的期限重算晚些才继续。', caughtUp: true },
      timeoutSeconds: 1_800,
      keepRunsForDays: 7,
      run: async (signal) => ({ finished: await finishCalendarImports(deps, signal) }),
    },
    {
      name: 'propose-closings',
      cron: '20 * * * *',
      missed: { meaning: '逾期未补正、未缴费的申请晚些才建议办结；申请本身不受影响。', caughtUp: true },
      timeoutSeconds: 300,
      run: (signal) => proposeClosings(deps, signal),
    },
    {
      name: 'remind-reports',
      cron: '30 7 * * *',
      missed: { meaning: '年度报告公开期限的提醒晚到。', caughtUp: true },
      timeoutSeconds: 300,
      run: (signal) => remindReports(deps, signal),
    },
    {
      name: 'finish-ledger-imports',
      cron: '*/5 * * * *',
      missed: { meaning: '因服务中断而停下的台账导入晚些才接着完成；启动时也会接着完成。', caughtUp: true },
      timeoutSeconds: 900,
      keepRunsForDays: 7,
      run: async (signal) => ({ finished: (await resumeLedgerImports(deps, undefined, signal)).length }),
    },
    {
      name: 'fold-tally',
      cron: '*/10 * * * *',
      missed: { meaning: '统计流水晚些并入汇总；统计表的数字不受影响，只是打开略慢。', caughtUp: true },
      timeoutSeconds: 300,
      keepRunsForDays: 7,
      run: async () => ({ folded: await foldTally(deps) }),
    },
    {
      name: 'check-tally',
      cron: '30 2 * * *',
      missed: { meaning: '统计自检晚一天；不一致也晚一天才发现。', caughtUp: true },
      timeoutSeconds: 1_800,
      run: async () => ({ mismatches: (await checkTally({ ...deps, reads: deps.reportReads })).length }),
    },
    {
      name: 'sweep-drafts',
      cron: '0 3 * * *',
      missed: { meaning: '久未修改的草稿多保留一天；提醒晚发的，删除也顺延。', caughtUp: true },
      timeoutSeconds: 900,
      run: (signal) => sweepDrafts(deps, signal),
    },
    {
      name: 'sweep-files',
      cron: '40 * * * *',
      missed: { meaning: '没有用上的上传文件多占一会儿空间。', caughtUp: false },
      timeoutSeconds: 900,
      run: (signal) => sweepFiles(deps, signal),
    },
    {
      name: 'sweep-sessions',
      cron: '45 * * * *',
      missed: { meaning: '过期的登录记录多保留一会儿；过期后本来就不能再用。', caughtUp: false },
      timeoutSeconds: 120,
      run: () => sweepSessions(deps),
    },
    {
      name: 'prune-job-runs',
      cron: '30 3 * * *',
      missed: { meaning: '旧的运行记录多保留一天。', caughtUp: false },
      timeoutSeconds: 300,
      run: () => pruneJobRuns({ ...deps, jobs: table }),
    },
    {
      name: 'apply-retention',
      cron: '15 4 * * *',
      missed: { meaning: '到期的站内消息多保留一天。', caughtUp: false },
      timeoutSeconds: 1_800,
      run: (signal) => applyRetention(deps, signal),
    },
    {
      name: 'seal-audit',
      cron: '*/5 * * * * *',
      missed: { meaning: '审计记录晚几秒封存；超过一分钟的，audit:verify 会指出。', caughtUp: false },
      timeoutSeconds: 300,
      keepRunsForDays: 2,
      run: (signal) => sealAudit(deps, signal),
    },
    {
      name: 'deliver-outbox',
      cron: '*/5 * * * * *',
      missed: { meaning: '站内消息晚几秒出现；启动时先把积压的送达。', caughtUp: true },
      timeoutSeconds: 120,
      // Seventeen thousand rows a day: enough to look into yesterday, no more.
      keepRunsForDays: 2,
      run: async (signal) => {
        const { delivered, notices } = await deliverOutbox(deps, signal);
        return { delivered, notices };
      },
    },
  ];
  const table: Job[] = lines.map((line) => ({
    keepRunsForDays: RETENTION.job_runs.days,
    ...line,
    timezone: 'Asia/Shanghai',
  }));
  return table;
}
