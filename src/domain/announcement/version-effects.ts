import { announcementAudiences } from '../delivery/audience.ts';
import { announcementSlot, announcements } from '../delivery/boards.ts';
import type { DueAction } from '../delivery/due-action.ts';
import { type Effect, type NamedEvent, type Scene, statement, threadLine } from '../delivery/statements.ts';
import type { ReleaseEvent } from '../event.ts';
import { isNotice, isOut, type Version, versionOf } from './version.ts';
import {
  droppedBoards,
  handedOverBoards,
  movedBoards,
  postBoards,
  versionBoards,
  versionSlot,
} from './version-boards.ts';

const beforeOf = ({ before }: Scene, id: string): Version | undefined =>
  before == null ? undefined : versionOf(before, id);

/** A line in the thread of what its readers read. */
const lineUnder = (scene: Scene, version: Version, { id }: NamedEvent): DueAction[] => {
  const slot = versionSlot(version, scene.release);
  if (slot === null || !isOut(version)) return [];
  const say = {
    kind: 'statement.version_line',
    audience: slot.audience,
    subject: `${id}:${version.id}`,
    threadOf: slot,
  } as const;
  return [statement(scene, say, { eventId: id, versionId: version.id })];
};

/** The announcement is edited in every channel, and its thread says why. */
const correctedAnnouncements: Effect = (scene, named) => {
  const { release, settings, now } = scene;
  const lines = announcementAudiences(release, settings).map((audience) =>
    statement(
      scene,
      {
        kind: 'statement.version_line',
        audience,
        subject: named.id,
        threadOf: announcementSlot(release, audience),
      },
      { eventId: named.id },
    ),
  );
  return [...announcements(release, settings, now), ...lines, ...threadLine(scene, named)];
};

/** Steps that everybody who follows the release reads of. */
const SAID: readonly string[] = ['sent', 'corrected'];

/** What leaves the house for these events. */
export const VERSION_EFFECTS = {
  version_step: (scene, named) => {
    if (named.event.type !== 'version_step') return [];
    const { versionId, step } = named.event;
    const before = beforeOf(scene, versionId);
    if (step === 'dropped') return before === undefined ? [] : droppedBoards(scene, before);
    const version = versionOf(scene.release, versionId);
    if (version === undefined) return [];
    return [
      ...versionBoards(scene, version, before),
      ...(step === 'corrected' ? lineUnder(scene, version, named) : []),
      ...(SAID.includes(step) ? threadLine(scene, named) : []),
    ];
  },
  announcement_corrected: correctedAnnouncements,
} satisfies Record<string, Effect>;

/** What makes a notice that was read wrong, or says that it is no longer coming. */
const CORRECTS: readonly ReleaseEvent['type'][] = ['release_moved', 'release_cancelled'];
/** What makes messages about versions say something else. */
const TOUCHES: readonly ReleaseEvent['type'][] = [
  ...CORRECTS,
  'manager_changed',
  'plan_changed',
  'declared_live',
];

/** A notice is corrected when its date moves, where it stands and by whoever sent it; a plan that ends settles the rest. */
export const touchedVersions = (scene: Scene, events: readonly NamedEvent[]): DueAction[] => {
  const touching = events.filter(({ event }) => TOUCHES.includes(event.type));
  if (touching.length === 0) return [];
  return scene.release.telling.versions.flatMap((version) => {
    if (!isNotice(version) || !isOut(version)) {
      const over = scene.before == null ? [] : handedOverBoards(scene, version, scene.before);
      return [...versionBoards(scene, version), ...over];
    }
    const corrections = touching.filter(({ event }) => CORRECTS.includes(event.type));
    return [
      ...postBoards(scene, version),
      ...corrections.flatMap((named) => lineUnder(scene, version, named)),
      ...(corrections.length > 0 ? movedBoards(scene, version) : []),
    ];
  });
};
