import type { PackItem } from '../../domain/packs/pack.ts';
import { sameItems } from '../../domain/packs/pack-rules.ts';
import { shippedItems } from '../../domain/packs/shipped-packs.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { House } from '../house.ts';
import type { Transaction } from '../ports.ts';

/**
 * Makes these a department's questions and returns the id of their version: the newest one where it asks the same,
 * else the next. Null for no questions at all.
 */
export const writePack = async (
  tx: Transaction,
  { ids, clock }: Pick<House, 'ids' | 'clock'>,
  {
    workspaceId,
    departmentId,
    items,
  }: { workspaceId: string; departmentId: string; items: readonly PackItem[] },
): Promise<string | null> => {
  if (items.length === 0) return null;
  const newest = await tx.newestPack(workspaceId, departmentId);
  if (newest !== null && sameItems(newest.items, items)) return newest.id;
  const version = (newest?.version ?? 0) + 1;
  const pack = { id: ids.next(), departmentId, version, items, createdAt: clock.now() };
  await tx.addPack(workspaceId, pack);
  return pack.id;
};

/**
 * Departments that are new, and known by their key, begin with the questions that are shipped for them.
 * @param except keys of departments whose questions are decided otherwise
 */
export const withShippedPacks = async (
  tx: Transaction,
  house: Pick<House, 'ids' | 'clock'>,
  before: WorkspaceSettings,
  after: WorkspaceSettings,
  except: Pick<ReadonlyMap<string, unknown>, 'has'> = new Map(),
): Promise<WorkspaceSettings> => {
  const { workspaceId } = after;
  const known = new Set(before.departments.map(({ id }) => id));
  const departments: WorkspaceSettings['departments'][number][] = [];
  for (const department of after.departments) {
    const items = except.has(department.key) ? null : shippedItems(department.key);
    const begins = !known.has(department.id) && department.packId === null && items !== null;
    departments.push(
      begins
        ? {
            ...department,
            packId: await writePack(tx, house, { workspaceId, departmentId: department.id, items }),
          }
        : department,
    );
  }
  return { ...after, departments };
};
