/** Messages of years would all be unread: what is older than a few days was read long ago. */
import { type Notice } from '../ports/notices.js';
import { type DemoDeps, type World } from './demo-deps.js';

const PAGE = 200;
/** A citizen does not look every day; the staff do. */
const CITIZENS_READ_AFTER_DAYS = 12;
const STAFF_READ_AFTER_DAYS = 4;

export async function readOldNotices(deps: Pick<DemoDeps, 'notices' | 'commands'>, world: World): Promise<void> {
  const { notices } = deps;
  const now = deps.commands.clock.now();
  const before = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();
  const readAt = now.toISOString();

  for (const citizenId of world.citizens.values()) {
    const limit = before(CITIZENS_READ_AFTER_DAYS);
    for await (const page of pages((after) => notices.ofCitizen(citizenId, { after, limit: PAGE }))) {
      await notices.markRead({ citizenId }, oldOnes(page, limit), readAt);
    }
  }
  for (const agency of Object.values(world.agencies)) {
    for (const { staffId, agencyId, roles } of Object.values(agency.staff)) {
      const reader = { staffId, agencyId, roles };
      const limit = before(STAFF_READ_AFTER_DAYS);
      for await (const page of pages((after) => notices.ofStaff(reader, { after, limit: PAGE }))) {
        await notices.markRead(reader, oldOnes(page, limit), readAt);
      }
    }
  }
}

type PageOfNotices = Awaited<ReturnType<DemoDeps['notices']['ofCitizen']>>;

async function* pages(read: (after: PageOfNotices['next']) => Promise<PageOfNotices>): AsyncGenerator<Notice[]> {
  let after: PageOfNotices['next'] = null;
  do {
    const page: PageOfNotices = await read(after);
    yield page.items;
    after = page.next;
  } while (after);
}

function oldOnes(notices: readonly Notice[], limit: string): string[] {
  return notices.filter((notice) => notice.createdAt < limit && !notice.readAt).map(({ id }) => id);
}
