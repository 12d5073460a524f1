import { compare, type Instant, isAfter, toWall } from '../../../domain/calendar.ts';
import { answerBy } from '../../../domain/delivery/answer-moments.ts';
import { slotKey } from '../../../domain/delivery/due-action.ts';
import { awaitsChoice } from '../../../domain/delivery/past-launch.ts';
import { isOwed, type Light } from '../../../domain/lights/light.ts';
import type { Note } from '../../../domain/meetings/note.ts';
import type { Checklist } from '../../../domain/packs/summary.ts';
import { maySee } from '../../../domain/policy.ts';
import { lightOf, lightsAreOpen, type Release } from '../../../domain/release.ts';
import type { Absence } from '../../../domain/reminders/absence.ts';
import { type Digest, digestSlot, type Reminder } from '../../../domain/reminders/reminder.ts';
import { addresseesOf } from '../../../domain/reminders/stand-in.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { type CloseEntry, releasesToClose } from '../../outcome/owed-after.ts';
import { readChecklist } from '../../packs/read-checklists.ts';
import type { Reads } from '../../ports.ts';
import { presenceOf } from '../staffing.ts';

/** Why the person hears of it: a sponsor is told, everybody else can answer. */
export type Part = 'lead' | 'deputy' | 'sponsor';

/** One question that a person owes, with what led to it. */
export type Entry = {
  release: Release;
  light: Light;
  part: Part;
  /** Whose absence brought it here; null when none did. */
  instead: Absence | null;
  /** Until when it was asked for; overdue from then on. */
  by: Instant;
  /** The person's own reminders of it, the oldest first. */
  own: readonly Reminder[];
  /** Everybody's reminders of this question, the oldest first. */
  all: readonly Reminder[];
  /** The department's questions, where it has any. */
  checklist?: Checklist | null;
};

export type SnoozedEntry = { release: Release; light: Light; until: Instant };

/** A promise, with the name of its release. */
export type ActionEntry = { note: Note; release: Release };

export type DigestContent = {
  settings: WorkspaceSettings;
  /** The reader's zone. */
  zone: string;
  /** The digest of that name; null where there is none. */
  own: Digest | null;
  /** The digest that came after this one; null while this is the newest. */
  newer: Digest | null;
  /** Nearest launch first. */
  entries: readonly Entry[];
  snoozed: readonly SnoozedEntry[];
  /** What the person promised and has not done, the nearest day first. */
  actions: readonly ActionEntry[];
  /** Releases that are live and wait for what came of them. */
  closes: readonly CloseEntry[];
  /** Whether it holds anything that was meant for this very message. */
  isCalledFor: boolean;
};

type Scene = { reads: Reads; settings: WorkspaceSettings; userId: string; zone: string; now: Instant };

/** A release in which somebody is waited for. */
const isAsking = (release: Release): boolean =>
  lightsAreOpen(release) && release.hold === null && !release.practice && release.startedAt !== null;

const partOf = ({ settings, userId }: Scene, light: Light): Part | null => {
  const department = departmentById(settings, light.departmentId);
  if (department === undefined) return null;
  if (department.leads.includes(userId)) return 'lead';
  if (speakersOf(department).includes(userId)) return 'deputy';
  return department.sponsorId === userId ? 'sponsor' : null;
};

const insteadOf = async ({ reads, settings, userId, now }: Scene, light: Light): Promise<Absence | null> => {
  const department = departmentById(settings, light.departmentId);
  if (department === undefined) return null;
  const presence = await presenceOf(reads, settings, department, now);
  return addresseesOf(department, presence).find((one) => one.userId === userId)?.instead ?? null;
};

const entryOf = async (
  scene: Scene,
  release: Release,
  light: Light,
  own: readonly Reminder[],
): Promise<Entry | null> => {
  const { reads, settings, userId, now } = scene;
  if (!isAsking(release) || !isOwed(light) || awaitsChoice(release, light, now)) return null;
  const part = partOf(scene, light);
  if (part === null || !maySee({ userId, isFullMember: true }, release, settings)) return null;
  const askedAt = light.askedAt ?? now;
  const all = (await reads.releaseReminders(release.workspaceId, release.id)).filter(
    ({ departmentId, raisedAt }) => departmentId === light.departmentId && !isAfter(askedAt, raisedAt),
  );
  // As it was asked: later moments by which it would still do come to nobody as an excuse.
  const by = answerBy(light, release, settings, askedAt);
  const instead = part === 'deputy' ? await insteadOf(scene, light) : null;
  const checklist = part === 'sponsor' ? null : await readChecklist(reads, release, light);
  return { release, light, part, instead, by, own, all, checklist };
};

const groupKey = (releaseId: string, departmentId: string): string => `${releaseId}:${departmentId}`;

const isPutOff = ({ snoozedUntil }: Reminder, now: Instant): boolean =>
  snoozedUntil !== null && isAfter(snoozedUntil, now);

/** Questions for which this person was not reminded yet, and which a digest names all the same: nothing is forgotten. */
const owedBeside = async (scene: Scene, reminded: ReadonlySet<string>): Promise<Entry[]> => {
  const { reads, settings, userId, zone, now } = scene;
  const today = toWall(now, zone).date;
  const entries: Entry[] = [];
  for (const release of await reads.releases(settings.workspaceId, 'open')) {
    for (const light of release.lights) {
      const isLead = departmentById(settings, light.departmentId)?.leads.includes(userId) === true;
      // What is asked today is its own reminder.
      const isOlder = light.askedAt !== null && toWall(light.askedAt, zone).date < today;
      if (!isLead || !isOlder || reminded.has(groupKey(release.id, light.departmentId))) continue;
      const entry = await entryOf(scene, release, light, []);
      if (entry !== null) entries.push(entry);
    }
  }
  return entries;
};

/** What they promised, of releases that they may know of. */
const actionsOf = async ({ reads, settings, userId }: Scene): Promise<ActionEntry[]> => {
  const { workspaceId } = settings;
  const found: ActionEntry[] = [];
  for (const note of await reads.openActionsOf(workspaceId, userId)) {
    const release = await reads.release(workspaceId, note.releaseId);
    const isTold = release !== null && !release.practice;
    if (isTold && maySee({ userId, isFullMember: true }, release, settings)) found.push({ note, release });
  }
  return found;
};

/** Everything that a person owes now, over all releases, as the digest of that name shows it. */
export const readDigest = async (
  reads: Reads,
  {
    workspaceId,
    userId,
    subject,
    now,
  }: { workspaceId: string; userId: string; subject: string; now: Instant },
): Promise<DigestContent> => {
  const settings = await reads.settings(workspaceId);
  const zone = (await reads.person(workspaceId, userId))?.zone ?? settings.zone;
  const scene: Scene = { reads, settings, userId, zone, now };
  const groups = new Map<string, Reminder[]>();
  for (const reminder of await reads.openReminders(workspaceId, userId)) {
    const key = groupKey(reminder.releaseId, reminder.departmentId);
    groups.set(key, [...(groups.get(key) ?? []), reminder]);
  }
  const entries: Entry[] = [];
  const snoozed: SnoozedEntry[] = [];
  for (const own of groups.values()) {
    const [first] = own;
    const release = first === undefined ? null : await reads.release(workspaceId, first.releaseId);
    const light = release === null ? undefined : lightOf(release, first?.departmentId ?? '');
    if (release === null || light === undefined) continue;
    const entry = await entryOf(scene, release, light, own);
    if (entry === null) continue;
    const awake = own.filter((reminder) => !isPutOff(reminder, now));
    const until = own.find((reminder) => isPutOff(reminder, now))?.snoozedUntil;
    if (awake.length > 0 && awake.some(({ goesAt }) => !isAfter(goesAt, now)))
      entries.push({ ...entry, own: awake });
    else if (until !== undefined && until !== null) snoozed.push({ release, light, until });
  }
  entries.push(...(await owedBeside(scene, new Set(groups.keys()))));
  const actions = await actionsOf(scene);
  const closes = await releasesToClose(reads, scene);
  const today = toWall(now, zone).date;
  const digests = await reads.newestDigests(workspaceId, userId);
  const at = digests.findIndex((digest) => digest.subject === subject);
  const newer = (at === -1 ? digests : digests.slice(0, at)).find(({ sentAt }) => sentAt !== null) ?? null;
  // Its turn may have found everything answered: then it was never posted.
  const isNewer =
    newer !== null &&
    (entries.length + snoozed.length + actions.length + closes.length > 0 ||
      (await reads.message(workspaceId, slotKey(null, digestSlot(newer)))) !== null);
  return {
    settings,
    zone,
    own: digests[at] ?? null,
    newer: isNewer ? newer : null,
    entries: entries.sort(
      (a, b) => compare(a.release.plan.launch.at, b.release.plan.launch.at) || compare(a.by, b.by),
    ),
    snoozed,
    actions,
    closes,
    isCalledFor:
      closes.length > 0 ||
      entries.some(({ own }) => own.some(({ digest }) => digest === subject)) ||
      actions.some(({ note }) => note.dueOn !== null && note.dueOn <= today),
  };
};
