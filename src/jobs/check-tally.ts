import { type Clock } from '../clock.js';
import { diffEntries, type TallyEntry } from '../domain/report/tally.js';
import { type ReportReads } from '../ports/report-reads.js';
import { type UnitOfWork } from '../ports/unit-of-work.js';

export interface CheckTallyDeps {
  reads: Pick<ReportReads, 'agencyIds' | 'bothSums'>;
  unitOfWork: UnitOfWork;
  clock: Clock;
  newId: () => string;
}

export interface TallyMismatch {
  agencyId: string;
  year: number;
  /** What the entries lack (or have too much of), cell by cell. */
  entries: TallyEntry[];
}

/**
 * Compares, for every agency and every year with cases, the sums of the entries with the recount, both read at one moment.
 * A difference raises one alarm to the administrators an agency, year and day, with an audit row. Nothing is ever repaired here.
 */
export async function checkTally(deps: CheckTallyDeps): Promise<TallyMismatch[]> {
  const mismatches: TallyMismatch[] = [];
  for (const agencyId of await deps.reads.agencyIds()) {
    const { tally, recount } = await deps.reads.bothSums(agencyId);
    for (const [year, entries] of byYear(diffEntries(tally, recount))) mismatches.push({ agencyId, year, entries });
  }
  for (const mismatch of mismatches) await raiseAlarm(deps, mismatch);
  return mismatches;
}

async function raiseAlarm(deps: CheckTallyDeps, { agencyId, year, entries }: TallyMismatch): Promise<void> {
  const at = deps.clock.now().toISOString();
  const dedupeKey = `tally-mismatch:${agencyId}:${year}:${deps.clock.today()}`;
  const cells = entries.length;
  await deps.unitOfWork.run(async (tx) => {
    if (await tx.outbox.exists(dedupeKey)) return;
    await tx.outbox.append([
      {
        id: deps.newId(),
        dedupeKey,
        recipient: { type: 'role', agencyId, role: 'administrator' },
        kind: 'tally_mismatch',
        title: `${year} 年度统计自检发现不一致`,
        body: `${year} 年度的统计流水与逐件重新计数有 ${cells} 处不一致。请由经办人在“统计表”重新计数、提出更正，由负责人批准。`,
        subject: { type: 'report', id: `${agencyId}-${year}` },
        createdAt: at,
      },
    ]);
    await tx.audit.append([
      {
        id: deps.newId(),
        agencyId,
        at,
        actor: { type: 'system', id: 'check-tally', name: '系统' },
        action: 'find_tally_mismatch',
        subject: { type: 'report', id: `${agencyId}-${year}`, label: `${year} 年度统计表` },
        detail: { year, entries },
      },
    ]);
  });
}

function byYear(entries: readonly TallyEntry[]): Map<number, TallyEntry[]> {
  const years = new Map<number, TallyEntry[]>();
  for (const entry of entries) years.set(entry.year, [...(years.get(entry.year) ?? []), entry]);
  return years;
}
