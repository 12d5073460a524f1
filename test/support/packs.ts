import type { Pack } from '../../src/domain/packs/pack.ts';
import { shippedItems } from '../../src/domain/packs/shipped-packs.ts';
import type { WorkspaceSettings } from '../../src/domain/settings/settings.ts';
import {
  aDepartment,
  DEPARTMENT_KEYS,
  type DepartmentKey,
  departmentId,
  NOW,
  someSettings,
} from './builders.ts';

const SHIPPED_KEYS: Partial<Record<DepartmentKey, string>> = { eng: 'engineering', pmm: 'product-marketing' };

export const packId = (key: DepartmentKey): string => `pack-${key}`;

/** The shipped questions of a department, as its first version. */
export const aPack = (key: DepartmentKey, overrides: Partial<Pack> = {}): Pack => ({
  id: packId(key),
  departmentId: departmentId(key),
  version: 1,
  items: shippedItems(SHIPPED_KEYS[key] ?? key) ?? [],
  createdAt: NOW,
  ...overrides,
});

/** The eight departments; these have their shipped questions, the others their main question alone. */
export const settingsWithPacks = (
  keys: readonly DepartmentKey[] = DEPARTMENT_KEYS,
  overrides: Partial<WorkspaceSettings> = {},
): WorkspaceSettings =>
  someSettings({
    departments: DEPARTMENT_KEYS.map((key) =>
      aDepartment(key, keys.includes(key) ? { packId: packId(key) } : {}),
    ),
    ...overrides,
  });
