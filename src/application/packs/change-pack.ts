import type { PackItem } from '../../domain/packs/pack.ts';
import { packProblems } from '../../domain/packs/pack-rules.ts';
import { stampOf } from '../../domain/person.ts';
import { mayChangeSettings } from '../../domain/policy.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import { departmentById } from '../../domain/settings/settings.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { writeSettings } from '../settings/change-settings.ts';
import { writePack } from './write-pack.ts';

/** `basePackId` is the version that was changed; null where the department had its main question alone. */
export type PackChange = { departmentId: string; basePackId: string | null; items: readonly PackItem[] };

const refuseChange = (problem: string): Refused =>
  refuse({ code: 'fields_invalid', problems: [{ field: 'items', problem }] });

/**
 * An admin saves a department's questions as a new version, or leaves it its main question alone. Releases that
 * were asked already keep theirs.
 */
export const changePack = (
  house: House,
  request: Request,
  { departmentId, basePackId, items }: PackChange,
): Promise<{ ok: true; changed: boolean } | Refused> =>
  once(house, request, async (tx): Promise<{ ok: true; changed: boolean } | Refused> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const before = await tx.settings(workspaceId);
    if (!mayChangeSettings(actor, before)) {
      const entitled = { role: 'admin', userIds: before.admins } as const;
      return refuse({ code: 'not_entitled', command: 'settings', entitled });
    }
    const department = departmentById(before, departmentId);
    if (department === undefined) return refuseChange('Somebody removed this department meanwhile.');
    if (department.packId !== basePackId) {
      return refuseChange(
        'Somebody else changed these questions meanwhile. Open them again to see what stands.',
      );
    }
    const problems = packProblems(items);
    if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
    const packId = await writePack(tx, house, { workspaceId, departmentId, items });
    const departments = before.departments.map((each) =>
      each.id === departmentId ? { ...each, packId } : each,
    );
    const by = { ...stampOf(actor), role: 'admin' } as const;
    const saved = await writeSettings(tx, house, { before, after: { ...before, departments }, by });
    return { ok: true, changed: saved.changed.length > 0 };
  });
