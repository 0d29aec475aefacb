/** The state of the server in plain words, each with what to do when it is not well. */
import { type AuditEnd } from '../../../commands/account/check-audit-end.js';
import { jobLabel } from '../../../domain/account/job-labels.js';
import {
  type DatabaseState,
  type OutsideService,
  type OutsideServices,
  type ServiceMode,
  type ShownJobRun,
} from '../../../ports/operations.js';

const MINUTE = 60_000;
/** A message waits some seconds; minutes mean that nobody delivers. */
const WAITING_MOST_MS = 5 * MINUTE;
/** Some job begins every few seconds. */
const SILENCE_MOST_MS = 5 * MINUTE;
const ANSWER_MOST_MS = 1_000;
const LAG_MOST_SECONDS = 30;
const DISK_MOST_PERCENT = 85;

export interface HealthFacts {
  database: DatabaseState;
  audit: Pick<AuditEnd, 'unsealed' | 'faults'>;
  /** The oldest message that still waits. */
  oldestWaiting: string | null;
  newestFire: Date | null;
  /** The last run of each job that has ended. */
  lastRuns: readonly ShownJobRun[];
}

interface Finding {
  ok: boolean;
  detail: string;
  advice: string;
}

/** Never well or unwell for what cannot be seen: then the words say so. */
export function presentChecks(facts: HealthFacts, now: Date) {
  const check = <Id extends string>(id: Id, label: string, { ok, detail, advice }: Finding) => ({
    id,
    label,
    ok,
    detail,
    advice: ok ? null : advice,
  });
  return [
    check('database', '数据库', database(facts.database)),
    check('replicas', '数据库副本', replicas(facts.database)),
    check('storage', '存储空间', storage(facts.database)),
    check('outbox', '消息投递', outbox(facts.oldestWaiting, now)),
    check('audit', '审计封存', audit(facts.audit)),
    check('scheduler', '任务调度', scheduler(facts.newestFire, now)),
    check('jobs', '后台任务', jobs(facts.lastRuns)),
  ];
}

function database({ answeredInMs, dataBytes }: DatabaseState): Finding {
  return {
    ok: answeredInMs <= ANSWER_MOST_MS,
    detail: `${answeredInMs} 毫秒应答，数据 ${gigabytes(dataBytes)}`,
    advice: '数据库应答慢，请运维人员查看数据库服务器的负载和网络。',
  };
}

function replicas({ members }: DatabaseState): Finding {
  if (!members) {
    return { ok: true, detail: '不能查看：数据库没有授权本系统读取副本的状态（clusterMonitor 角色）', advice: '' };
  }
  const { count, healthy, lagSeconds } = members;
  const behind = count > 1 ? `，最慢的落后 ${lagSeconds} 秒` : '，只有一个节点，没有备份节点';
  return {
    ok: healthy === count && lagSeconds <= LAG_MOST_SECONDS,
    detail: `${count} 个节点中 ${healthy} 个正常${behind}`,
    advice: '请运维人员查看没有响应或者落后的数据库节点；在此期间不要重启其余节点。',
  };
}

function storage({ disk }: DatabaseState): Finding {
  if (!disk) return { ok: true, detail: '不能查看：数据库没有给出所在磁盘的大小', advice: '' };
  const percent = Math.round((disk.usedBytes / disk.totalBytes) * 100);
  return {
    ok: percent < DISK_MOST_PERCENT,
    detail: `数据库所在磁盘已用 ${percent}%，剩余 ${gigabytes(disk.totalBytes - disk.usedBytes)}`,
    advice: '磁盘写满后不能再收件，请运维人员尽快扩容或者清理。',
  };
}

function outbox(oldest: string | null, now: Date): Finding {
  const waits = oldest === null ? 0 : now.getTime() - Date.parse(oldest);
  return {
    ok: waits <= WAITING_MOST_MS,
    detail: waits <= WAITING_MOST_MS ? '没有积压' : `最早的一条已等待 ${Math.floor(waits / MINUTE)} 分钟`,
    advice: '消息没有丢失，恢复后自动补发。请运维人员确认承担后台任务（ROLES 含 jobs）的进程在运行。',
  };
}

function audit({ unsealed, faults }: HealthFacts['audit']): Finding {
  if (faults.length > 0) {
    return {
      ok: false,
      detail: `审计链有 ${faults.length} 处问题，请核对`,
      advice: '不要改动数据库。请在“审计记录”核对审计链，并请运维人员运行 npm run -s audit:verify 作全链核对。',
    };
  }
  return {
    ok: unsealed === 0,
    detail: unsealed > 0 ? `${unsealed} 条超过一分钟没有封存` : '按时封存，链完好',
    advice: '记录没有丢失，恢复后自动封存。请运维人员确认承担后台任务的进程在运行。',
  };
}

function scheduler(newest: Date | null, now: Date): Finding {
  const silence = newest === null ? null : now.getTime() - newest.getTime();
  const advice = '提醒、投递、清理都靠它。请运维人员确认承担后台任务（ROLES 含 jobs）的进程在运行；恢复后自动补做。';
  if (silence === null) return { ok: false, detail: '还没有任务运行过', advice };
  return {
    ok: silence <= SILENCE_MOST_MS,
    detail: silence <= SILENCE_MOST_MS ? '正在按计划运行' : `已有 ${Math.floor(silence / MINUTE)} 分钟没有任务开始`,
    advice,
  };
}

function jobs(lastRuns: readonly ShownJobRun[]): Finding {
  const bad = lastRuns.filter(({ outcome }) => outcome !== 'succeeded').map(({ job }) => jobLabel(job));
  return {
    ok: bad.length === 0,
    detail:
      lastRuns.length === 0
        ? '还没有运行记录'
        : bad.length === 0
          ? '最近一次都已完成'
          : `最近一次没有完成：${bad.join('、')}`,
    advice: '任务可以重复运行，下一次通常自动补上。连续没有完成的，请运维人员查看服务器日志。',
  };
}

function gigabytes(bytes: number): string {
  return bytes < 1024 ** 3 ? `${Math.round(bytes / 1024 ** 2)} MB` : `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}

const MODES = { configured: '已接入', simulated: '由本机模拟', absent: '没有接入' } as const satisfies Record<
  ServiceMode,
  string
>;

const SERVICES: Readonly<Record<OutsideService, { label: string; without: string }>> = {
  wechat: { label: '微信登录', without: '公众不能在小程序登录；窗口、邮寄等渠道不受影响。' },
  sms: { label: '短信', without: '不能向第三方发送在线提出意见的短信，请改用书面征求意见。' },
  seal: { label: '电子印章', without: '文书打印盖章后，把扫描件作为盖章原件上传。' },
  scanner: { label: '文件查毒', without: '上传的文件只检查格式，不查杀恶意程序。' },
};

export function presentServices(services: OutsideServices) {
  return (Object.keys(SERVICES) as OutsideService[]).map((id) => {
    const mode = services[id];
    const { label, without } = SERVICES[id];
    const detail = {
      configured: '按配置使用；这里不试连，使用中出错会在当时说明。',
      simulated: '只供演示和测试，不连接真实的服务。',
      absent: without,
    }[mode];
    return { id, label, mode: { code: mode, label: MODES[mode] }, detail };
  });
}
