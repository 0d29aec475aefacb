/** What the routes of the area need. */
import { AppError } from '../../../errors.js';
import { type CommandDeps } from '../../../ports/deps.js';
import { type PublicDisclosureReads, type StaffDisclosureReads } from '../../../ports/disclosure-reads.js';
import { type StoredFile } from '../../../ports/files.js';
import { type AgencyName } from '../../presenters/disclosure/publication.js';
import { FileBody } from '../../route.js';

export interface DisclosureRoutesDeps {
  commands: CommandDeps;
  publicReads: PublicDisclosureReads;
  staffReads: StaffDisclosureReads;
}

/** @throws AppError `not_found` */
export async function agencyNamed({ commands }: DisclosureRoutesDeps, agencyId: string): Promise<AgencyName> {
  const card = await commands.agencies.byId(agencyId);
  if (!card) throw new AppError('not_found');
  return { id: card.id, name: card.name };
}

/** Names for the rows of a list; each agency is asked for once. */
export async function agenciesNamed(
  { commands }: DisclosureRoutesDeps,
  agencyIds: readonly string[],
): Promise<(agencyId: string) => AgencyName> {
  const ids = [...new Set(agencyIds)];
  const cards = await Promise.all(ids.map((id) => commands.agencies.byId(id)));
  const names = new Map(ids.map((id, index) => [id, { id, name: cards[index]?.name ?? '' }]));
  return (agencyId) => names.get(agencyId) ?? { id: agencyId, name: '' };
}

export async function filesNamed(
  { commands }: DisclosureRoutesDeps,
  fileIds: readonly string[],
): Promise<readonly StoredFile[]> {
  return fileIds.length > 0 ? commands.files.describe(fileIds) : [];
}

/** @throws AppError `not_found` when the item does not have this file. */
export async function attachmentOf(
  { commands }: DisclosureRoutesDeps,
  item: { fileIds: readonly string[] } | null,
  fileId: string,
): Promise<FileBody> {
  const opened = item?.fileIds.includes(fileId) ? await commands.files.open(fileId) : null;
  if (!opened) throw new AppError('not_found');
  const { file, content } = opened;
  return new FileBody(content, { contentType: file.contentType, fileName: file.name, size: file.size });
}
