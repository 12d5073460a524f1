import { type Effect, threadLine, toManagers } from '../delivery/statements.ts';

/**
 * A plan on which something critical falls: its manager hears of it, because its launch waits for it now. The cards,
 * which show it on top, follow every event.
 */
export const CARRIED_EFFECTS = {
  issues_carried: (scene, named) => {
    if (named.event.type !== 'issues_carried' || scene.release.startedAt === null) return [];
    const isNew = named.event.added && scene.release.urgent === null;
    return [...threadLine(scene, named), ...(isNew ? toManagers(scene, named) : [])];
  },
  carried_accepted: (scene, named) => (scene.release.startedAt === null ? [] : threadLine(scene, named)),
} satisfies Record<string, Effect>;
