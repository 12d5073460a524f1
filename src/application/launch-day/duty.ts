import type { Instant } from '../../domain/calendar.ts';
import type { Duty } from '../../domain/launch-day/roll-call.ts';
import type { Release } from '../../domain/release.ts';
import { departmentById, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';
import { firstThere } from '../urgent/on-call.ts';

/** Who is there for each department at this moment: a lead, else a deputy; and the deputy after them. */
export const dutyOf = async (
  reads: Pick<Reads, 'person' | 'absences'>,
  { release, settings, now }: { release: Release; settings: WorkspaceSettings; now: Instant },
): Promise<Readonly<Record<string, Duty>>> => {
  const found: Record<string, Duty> = {};
  for (const { departmentId } of release.lights) {
    const department = departmentById(settings, departmentId);
    if (department === undefined) continue;
    const { leads, deputies } = department;
    const among = (userIds: readonly string[]) =>
      firstThere(reads, { settings, now }, { department, userIds });
    const onDuty = await among([...leads, ...deputies]);
    const deputy = await among(deputies.filter((userId) => userId !== onDuty?.userId));
    found[departmentId] = { onDuty, deputy };
  }
  return found;
};
