/** A person's own searches of the queue. Nobody else sees them and nothing legal hangs on them, so they leave no audit row. */
import { FILTER_NAME_MAX, MAX_SAVED_FILTERS, type QueueQuery } from '../../domain/application/queue-query.js';
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type SavedFilter } from '../../ports/saved-filters.js';
import { type IdempotencyToken, once } from './once.js';

export interface FilterInput {
  /** At most 30 characters, unlike the names of the others. */
  name: string;
  query: QueueQuery;
  /** Takes the place of the default there was. */
  isDefault: boolean;
}

type Deps = Pick<CommandDeps, 'unitOfWork' | 'clock' | 'newId'>;

/** @throws AppError `invalid_input`, `already_exists` (the name), `action_not_allowed` (twenty are the limit), `idempotency_key_reused`. */
export function saveFilter(
  deps: Deps,
  actor: StaffActor,
  { idempotency, ...input }: FilterInput & { idempotency?: IdempotencyToken | undefined },
): Promise<SavedFilter> {
  return deps.unitOfWork.run(async (tx) => {
    const filters = await tx.savedFilters.load(actor.staffId);
    const made: SavedFilter = { ...checked(input), id: deps.newId() };
    const id = await once(tx, deps.clock, idempotency, async () => {
      assertNewName(made, filters);
      if (filters.length >= MAX_SAVED_FILTERS) {
        throw new AppError('action_not_allowed', {
          action: '保存筛选条件',
          reason: `最多保存 ${MAX_SAVED_FILTERS} 个，请先删除不用的`,
        });
      }
      await tx.savedFilters.save(actor, [...filters.map(besides(made)), made]);
      return made.id;
    });
    // Asked again after it was deleted: what was made then is what is answered.
    return id === made.id ? made : (filters.find((filter) => filter.id === id) ?? { ...made, id });
  });
}

/** Replaces it. @throws AppError `not_found`, `invalid_input`, `already_exists`. */
export function changeFilter(deps: Deps, actor: StaffActor, id: string, input: FilterInput): Promise<SavedFilter> {
  return deps.unitOfWork.run(async (tx) => {
    const filters = await tx.savedFilters.load(actor.staffId);
    if (!filters.some((filter) => filter.id === id)) throw new AppError('not_found');
    const changed: SavedFilter = { ...checked(input), id };
    assertNewName(changed, filters);
    const others = besides(changed);
    await tx.savedFilters.save(
      actor,
      filters.map((filter) => (filter.id === id ? changed : others(filter))),
    );
    return changed;
  });
}

/** @throws AppError `not_found`. */
export function deleteFilter(deps: Deps, actor: StaffActor, id: string): Promise<void> {
  return deps.unitOfWork.run(async (tx) => {
    const filters = await tx.savedFilters.load(actor.staffId);
    const left = filters.filter((filter) => filter.id !== id);
    if (left.length === filters.length) throw new AppError('not_found');
    await tx.savedFilters.save(actor, left);
  });
}

function checked({ name, query, isDefault }: FilterInput): FilterInput {
  const trimmed = name.trim();
  const length = [...trimmed].length;
  if (length === 0 || length > FILTER_NAME_MAX) {
    const message = `名称应为 1 至 ${FILTER_NAME_MAX} 个字`;
    throw new AppError('invalid_input', {}, { fields: [{ path: 'name', message }] });
  }
  return { name: trimmed, query, isDefault };
}

function assertNewName({ id, name }: SavedFilter, filters: readonly SavedFilter[]): void {
  if (filters.some((filter) => filter.name === name && filter.id !== id)) {
    throw new AppError('already_exists', { what: name });
  }
}

/** The others as they stand beside it: where it is the default, they are not. */
function besides(one: SavedFilter): (other: SavedFilter) => SavedFilter {
  return (other) => (one.isDefault ? { ...other, isDefault: false } : other);
}
