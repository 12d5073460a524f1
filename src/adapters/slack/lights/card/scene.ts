import type { DueRow, Reads } from '../../../../application/ports.ts';
import { presenceOf, settingsToday } from '../../../../application/reminders/staffing.ts';
import { eventFrom } from '../../../../domain/audit-record.ts';
import type { Instant } from '../../../../domain/calendar.ts';
import type { ReleaseEvent } from '../../../../domain/event.ts';
import { presentDelegates } from '../../../../domain/lights/delegates.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import type { Checklist } from '../../../../domain/packs/summary.ts';
import type { PersonStamp } from '../../../../domain/person.ts';
import { lightOf, type Release } from '../../../../domain/release.ts';
import type { Absence } from '../../../../domain/reminders/absence.ts';
import { addresseesOf } from '../../../../domain/reminders/stand-in.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from '../../../../domain/settings/settings.ts';

/** The facts that a message is drawn from. */
export type Scene = {
  release: Release;
  settings: WorkspaceSettings;
  now: Instant;
  /** The department's questions, on its card alone. */
  checklist?: Checklist | null;
};

/** Somebody who may answer for a department. */
export type Speaker = { userId: string; name: string };

/** Somebody who is asked because a lead is away. */
export type StandIn = { userId: string; instead: Absence };

/** Who is addressed, leads before deputies, and whether anybody can answer at all. */
export type Voices = { addressed: readonly Speaker[]; anyone: boolean; standIns?: readonly StandIn[] };

/** The newest facts of the release that a row is about; null when there is none any more. */
export const sceneOf = async (row: DueRow, reads: Reads, now: Instant): Promise<Scene | null> => {
  const release = row.releaseId === null ? null : await reads.release(row.workspaceId, row.releaseId);
  return release === null ? null : { release, settings: await reads.settings(row.workspaceId), now };
};

/** The light that a row's payload or slot names. */
export const lightOfRow = (row: DueRow, release: Release): Light | undefined =>
  lightOf(release, String(row.payload.departmentId ?? row.slot?.subject ?? ''));

/** A department's people as the directory knows them; somebody deactivated counts as missing. */
export const voicesOf = async (
  reads: Reads,
  { release, settings, now }: Scene,
  departmentId: string,
): Promise<Voices> => {
  const department = departmentById(settings, departmentId);
  const present: Speaker[] = [];
  for (const userId of speakersOf(department)) {
    const person = await reads.person(settings.workspaceId, userId);
    if (person?.deleted === true || person?.isFullMember === false) continue;
    present.push({ userId, name: person?.name ?? '' });
  }
  const light = lightOf(release, departmentId);
  const letIn = light === undefined ? [] : presentDelegates(light, settings, now);
  const leads = present.filter(({ userId }) => department?.leads.includes(userId));
  // In a rehearsal the manager plays every department.
  const voices = {
    addressed: leads.length > 0 ? leads : present,
    anyone: present.length > 0 || release.practice || letIn.length > 0,
  };
  if (department === undefined || release.practice) return voices;
  const asked = addresseesOf(department, await presenceOf(reads, settings, department, now));
  const standIns = asked.flatMap(({ userId, instead }) => (instead === null ? [] : [{ userId, instead }]));
  if (standIns.length === 0 || asked.length === 0) return voices;
  const addressed = asked.flatMap(({ userId }) => present.filter((speaker) => speaker.userId === userId));
  return { ...voices, addressed, standIns };
};

/** The scene with the department's people as they are there today: for where its question stands. */
export const staffedToday = async (reads: Reads, scene: Scene): Promise<Scene> => ({
  ...scene,
  settings: await settingsToday(reads, scene.settings, scene.now),
});

/** Something that happened, with who did it and when. */
export type Told = { id: string; event: ReleaseEvent; by: PersonStamp; at: Instant };

/** The event that a row's payload names; null when it is missing or its personal part was erased. */
export const toldBy = async (row: DueRow, reads: Reads): Promise<Told | null> => {
  const id = typeof row.payload.eventId === 'string' ? row.payload.eventId : null;
  const entry = id === null ? null : await reads.auditEntry(row.workspaceId, id);
  if (entry === null || entry.personal === null) return null;
  const by = entry.personal.by as PersonStamp;
  const event = eventFrom({ type: entry.type, data: entry.data, personal: entry.personal }) as ReleaseEvent;
  return { id: entry.id, event, by, at: entry.at };
};
