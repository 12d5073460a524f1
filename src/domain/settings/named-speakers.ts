import type { Instant } from '../calendar.ts';
import { audiencesOf } from '../delivery/audience.ts';
import { departmentCardSlot } from '../delivery/boards.ts';
import { type DueAction, PRIORITY } from '../delivery/due-action.ts';
import { awaitsChoice } from '../delivery/past-launch.ts';
import { owesAnswer, statement } from '../delivery/statements.ts';
import type { Light } from '../lights/light.ts';
import { lightsAreOpen, type Release } from '../release.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from './settings.ts';

/** Leads that are new; without any lead, the first who can answer at all. */
const newcomers = (light: Light, before: WorkspaceSettings, after: WorkspaceSettings): readonly string[] => {
  const [was, is] = [before, after].map((settings) => departmentById(settings, light.departmentId));
  const leads = is?.leads.filter((user) => was?.leads.includes(user) !== true) ?? [];
  if (leads.length > 0 || (is?.leads.length ?? 0) > 0) return leads;
  return speakersOf(was).length === 0 ? speakersOf(is) : [];
};

/**
 * Who was named after a department had been asked is told under its card, once each. Where it is asked by
 * direct message the question itself comes to them.
 */
export const toldNewcomers = (
  release: Release,
  { before, after }: { before: WorkspaceSettings; after: WorkspaceSettings },
  now: Instant,
): readonly DueAction[] => {
  if (!lightsAreOpen(release) || release.hold !== null || release.practice) return [];
  return release.lights
    .filter((light) => owesAnswer(light) && !awaitsChoice(release, light, now))
    .flatMap((light) =>
      newcomers(light, before, after).flatMap((named) =>
        audiencesOf(light, release, after)
          .filter((audience) => 'channel' in audience)
          .map((audience) => {
            const { departmentId } = light;
            const say = {
              kind: 'statement.reminder',
              audience,
              subject: `named:${departmentId}:${named}`,
              priority: PRIORITY.reminder,
              threadOf: departmentCardSlot(departmentId, audience),
            } as const;
            return statement({ release, now }, say, { departmentId, named });
          }),
      ),
    );
};
