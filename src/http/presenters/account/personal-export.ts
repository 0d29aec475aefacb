/**
 * Everything that is kept of a citizen, in clear, for himself (个人信息保护法第四十五条): written piece by piece, because somebody
 * may have filed a thousand applications. Files are listed; each is fetched by its own address.
 */
import { openApplicant } from '../../../commands/application/open-applicant.js';
import { openPerson } from '../../../commands/application/save-person.js';
import { type CitizenActor } from '../../../policies/actor.js';
import { type CitizenSessionReads } from '../../../ports/account-sessions.js';
import {
  type ApplicationReads,
  type DraftReads,
  type Page,
  type PagePosition,
} from '../../../ports/application-reads.js';
import { type CitizenRecord } from '../../../ports/citizens.js';
import { type CommandDeps } from '../../../ports/deps.js';
import { type NoticeReads } from '../../../ports/notices.js';
import { type AgencyDirectory } from '../../../ports/agencies.js';
import { type PersonReads } from '../../../ports/persons.js';
import { type RecordCorrectionReads } from '../../../ports/record-corrections.js';
import { fileIdsFor, presentCitizenCase, stateOf } from '../application/case.js';
import { remedyNoticeOf } from '../application/remedy-notice.js';
import { presentDraft } from '../application/draft.js';

export interface PersonalExportDeps {
  commands: Pick<CommandDeps, 'agencies' | 'calendars' | 'cipher' | 'clock' | 'files'>;
  sessions: CitizenSessionReads;
  drafts: DraftReads;
  persons: PersonReads;
  applications: ApplicationReads;
  recordCorrections: RecordCorrectionReads;
  agencies: Pick<AgencyDirectory, 'remedyConfiguration'>;
  notices: NoticeReads;
}

const PAGE = 50;

export async function* personalExport(
  deps: PersonalExportDeps,
  actor: CitizenActor,
  citizen: CitizenRecord,
): AsyncGenerator<string> {
  const { citizenId } = actor;
  const now = deps.commands.clock.now().toISOString();
  yield `{"exportedAt":${JSON.stringify(now)},"account":${JSON.stringify({
    id: citizen.id,
    wechatOpenid: citizen.openid,
    createdAt: citizen.createdAt,
  })},"sessions":${JSON.stringify(await deps.sessions.ofCitizen(citizenId))}`;
  yield* list(
    'drafts',
    (query) => deps.drafts.list(citizenId, query),
    (draft) => presentDraft(deps.commands, draft),
  );
  yield* list(
    'persons',
    async () => ({ items: await deps.persons.ofCitizen(citizenId), next: null }),
    (person) => ({ id: person.id, ...openPerson(deps.commands, person), createdAt: person.createdAt }),
  );
  yield* list(
    'applications',
    (query) => deps.applications.ofCitizen(citizenId, query),
    ({ id }) => exportedCase(deps, actor, id),
  );
  yield* list(
    'recordCorrections',
    (query) => deps.recordCorrections.list({ citizenId }, query),
    ({ number, content, status, events, createdAt, applicant }) => ({
      number,
      content,
      status,
      createdAt,
      events: events.map(({ by: _, ...event }) => event),
      personalData: openApplicant(deps.commands.cipher, { applicant, events: [] }),
    }),
  );
  yield* list(
    'notices',
    (query) => deps.notices.ofCitizen(citizenId, query),
    (notice) => notice,
  );
  yield '}\n';
}

async function* list<T>(
  name: string,
  read: (query: { after: PagePosition | null; limit: number }) => Promise<Page<T>>,
  present: (item: T) => unknown,
): AsyncGenerator<string> {
  yield `,${JSON.stringify(name)}:[`;
  let separator = '\n';
  let after: PagePosition | null = null;
  do {
    const page: Page<T> = await read({ after, limit: PAGE });
    for (const item of page.items) {
      yield `${separator}${JSON.stringify(await present(item))}`;
      separator = ',\n';
    }
    after = page.next;
  } while (after);
  yield ']';
}

/** As his own page shows it, and what it masks. */
async function exportedCase({ applications, agencies, commands }: PersonalExportDeps, actor: CitizenActor, id: string) {
  const record = await applications.byIdForCitizen(actor.citizenId, id);
  // Taken away between the list and now.
  if (!record) return { id };
  const fileIds = fileIdsFor(record, 'applicant');
  const [calendar, agency, files] = await Promise.all([
    commands.calendars.forAgency(record.agencyId),
    commands.agencies.byId(record.agencyId),
    fileIds.length > 0 ? commands.files.describe(fileIds) : [],
  ]);
  const now = { calendar, today: commands.clock.today() };
  const state = stateOf(record);
  const remedies = await remedyNoticeOf(record, state, agencies, now);
  const context = { actor, files, state, remedies, ...now };
  const { abilities: _, ...shown } = presentCitizenCase(record, agency?.name ?? '', context);
  return { ...shown, personalData: openApplicant(commands.cipher, record) };
}
