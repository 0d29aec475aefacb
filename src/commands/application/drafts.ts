/** Drafts: saved field by field, so that nothing typed is lost; nothing in one has to be valid before it is submitted. */
import { type Readable } from 'node:stream';
import { AppError, isAppError } from '../../errors.js';
import { type ApplicationForm } from '../../domain/application/application-form.js';
import { PERSON_FIELDS } from '../../domain/application/saved-person.js';
import { type CitizenActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type DraftFile, type DraftRecord } from '../../ports/drafts.js';
import { receiveFile } from './files.js';
import { formOfCase } from './form-of-case.js';
import { type IdempotencyToken, once } from './once.js';
import { openPerson } from './save-person.js';

export const MAX_FILES = 10;
/** More drafts than anyone needs; a limit against filling the database. */
export const MAX_DRAFTS = 50;

/** What was typed. A photograph of the identity document that is no longer among the files is none. */
export function openForm(deps: Pick<CommandDeps, 'cipher'>, draft: DraftRecord): ApplicationForm {
  const { identityPhoto, ...form } = JSON.parse(deps.cipher.decrypt(draft.sealedFields)) as ApplicationForm;
  return draft.files.some(({ id }) => id === identityPhoto) ? { ...form, identityPhoto } : form;
}

export async function createDraft(
  deps: CommandDeps,
  actor: CitizenActor,
  input: {
    agencyId?: string | undefined;
    /** A case of his own, whose form this one begins with. */
    copyFrom?: string | undefined;
    /** Somebody the account has saved, who applies. */
    personId?: string | undefined;
    fields: ApplicationForm;
    idempotency?: IdempotencyToken;
  },
): Promise<DraftRecord> {
  await assertAgency(deps, input.agencyId);
  const fields = {
    ...(await copied(deps, actor, input.copyFrom)),
    ...(await savedFields(deps, actor, input.personId)),
    ...input.fields,
  };
  return deps.unitOfWork.run(async (tx) => {
    const id = await once(tx, deps.clock, input.idempotency, async () => {
      if ((await tx.drafts.countOpen(actor.citizenId, MAX_DRAFTS)) >= MAX_DRAFTS) {
        throw new AppError('action_not_allowed', {
          action: '新建草稿',
          reason: `最多保留 ${MAX_DRAFTS} 份草稿，请先删除不用的草稿`,
        });
      }
      const now = deps.clock.now();
      const draft: DraftRecord = {
        id: deps.newId(),
        citizenId: actor.citizenId,
        sealedFields: deps.cipher.encrypt(JSON.stringify(fields)),
        agencyId: input.agencyId ?? null,
        subject: fields.subject ?? '',
        files: [],
        applicationId: null,
        version: 1,
        createdAt: now,
        updatedAt: now,
      };
      await tx.drafts.insert(draft);
      return draft.id;
    });
    return loadDraft(await tx.drafts.load(actor.citizenId, id));
  });
}

/** @throws AppError `not_found` when it is not a case of his own */
async function copied(
  deps: CommandDeps,
  { citizenId }: CitizenActor,
  applicationId: string | undefined,
): Promise<ApplicationForm> {
  if (applicationId === undefined) return {};
  const record = await deps.unitOfWork.look((stores) => stores.applications.load({ citizenId }, applicationId));
  if (!record) throw new AppError('not_found');
  return formOfCase(deps.cipher, record);
}

/** @throws AppError `not_found` when his account has not saved such a person */
async function savedFields(
  deps: CommandDeps,
  { citizenId }: CitizenActor,
  personId: string | undefined,
): Promise<ApplicationForm> {
  if (personId === undefined) return {};
  const person = await deps.unitOfWork.look((stores) => stores.persons.load(citizenId, personId));
  if (!person) throw new AppError('not_found');
  return openPerson(deps, person);
}

/** The whole applicant: what the saved person lacks must not stay from the one before. */
async function savedApplicant(
  deps: CommandDeps,
  actor: CitizenActor,
  personId: string | undefined,
): Promise<ApplicationForm> {
  if (personId === undefined) return {};
  const none = Object.fromEntries([...PERSON_FIELDS, 'identityPhoto'].map((field) => [field, '']));
  return { ...none, ...(await savedFields(deps, actor, personId)) };
}

/** Changes the named fields; an empty string clears one. A saved person fills in the applicant; named fields go before. */
export async function updateDraft(
  deps: CommandDeps,
  actor: CitizenActor,
  input: {
    id: string;
    expectedVersion: number;
    agencyId?: string | undefined;
    personId?: string | undefined;
    fields: ApplicationForm;
  },
): Promise<DraftRecord> {
  await assertAgency(deps, input.agencyId);
  const saved = await savedApplicant(deps, actor, input.personId);
  return changeDraft(deps, actor, input.id, input.expectedVersion, (draft) => {
    const fields = { ...openForm(deps, draft), ...saved, ...input.fields };
    return {
      ...draft,
      sealedFields: deps.cipher.encrypt(JSON.stringify(fields)),
      subject: fields.subject ?? '',
      agencyId: input.agencyId ?? draft.agencyId,
    };
  });
}

export async function deleteDraft(deps: CommandDeps, actor: CitizenActor, id: string): Promise<void> {
  const draft = await deps.unitOfWork.run(async (tx) => {
    const found = loadDraft(await tx.drafts.load(actor.citizenId, id));
    assertOpen(found);
    await tx.drafts.delete(actor.citizenId, id);
    return found;
  });
  await deps.files.delete(draft.files.map((file) => file.id));
}

/** Stores a file and adds it to the draft; on any failure the file is gone again. */
export async function addDraftFile(
  deps: CommandDeps,
  actor: CitizenActor,
  input: { draftId: string; name: string; content: Readable; maxBytes: number },
): Promise<{ draft: DraftRecord; file: DraftFile }> {
  const before = await deps.unitOfWork.look((stores) => stores.drafts.load(actor.citizenId, input.draftId));
  assertRoom(loadDraft(before));
  const { name, content, maxBytes } = input;
  const stored = await receiveFile(deps, actor, { name, content, maxBytes, owner: `draft:${input.draftId}` });
  const file: DraftFile = { id: stored.id, name: stored.name, size: stored.size, contentType: stored.contentType };
  try {
    const draft = await changeDraft(deps, actor, input.draftId, null, (current) => {
      assertRoom(current);
      return { ...current, files: [...current.files, file] };
    });
    return { draft, file };
  } catch (cause) {
    // A refusal has changed nothing. After any other fault the draft may name the file all the same (the answer to the commit was
    // lost); a file that nothing names is swept a day later.
    if (isAppError(cause)) await deps.files.delete([stored.id]);
    throw cause;
  }
}

export async function removeDraftFile(
  deps: CommandDeps,
  actor: CitizenActor,
  input: { draftId: string; fileId: string },
): Promise<DraftRecord> {
  const draft = await changeDraft(deps, actor, input.draftId, null, (current) => {
    if (!current.files.some((file) => file.id === input.fileId)) throw new AppError('not_found');
    return { ...current, files: current.files.filter((file) => file.id !== input.fileId) };
  });
  await deps.files.delete([input.fileId]);
  return draft;
}

/** `expectedVersion` null: several uploads at once must not refuse each other; the transaction orders them. */
async function changeDraft(
  deps: CommandDeps,
  actor: CitizenActor,
  id: string,
  expectedVersion: number | null,
  change: (draft: DraftRecord) => DraftRecord,
): Promise<DraftRecord> {
  return deps.unitOfWork.run(async (tx) => {
    const draft = loadDraft(await tx.drafts.load(actor.citizenId, id));
    if (expectedVersion !== null && draft.version !== expectedVersion) {
      throw new AppError('version_conflict', { currentVersion: draft.version });
    }
    assertOpen(draft);
    const changed = { ...change(draft), version: draft.version + 1, updatedAt: deps.clock.now() };
    await tx.drafts.save(changed);
    return changed;
  });
}

function loadDraft(draft: DraftRecord | null): DraftRecord {
  if (!draft) throw new AppError('not_found');
  return draft;
}

function assertOpen(draft: DraftRecord): void {
  if (draft.applicationId) {
    throw new AppError('action_not_allowed', { action: '修改草稿', reason: '这份草稿已经提交' });
  }
}

function assertRoom(draft: DraftRecord): void {
  assertOpen(draft);
  if (draft.files.length >= MAX_FILES) throw new AppError('too_many_files', { max: MAX_FILES });
}

async function assertAgency(deps: CommandDeps, agencyId: string | undefined): Promise<void> {
  if (agencyId === undefined) return;
  const agency = await deps.agencies.byId(agencyId);
  if (!agency?.acceptsApplications) {
    throw new AppError(
      'invalid_input',
      {},
      { fields: [{ path: 'agencyId', message: '没有这个行政机关，或它不在此受理申请' }] },
    );
  }
}
