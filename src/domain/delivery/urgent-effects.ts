import { isAfter } from '../calendar.ts';
import { lightOf } from '../release.ts';
import { speakersOf, weekOf, zoneOf } from '../settings/settings.ts';
import { isAskedInPerson } from '../urgent/asked-in-person.ts';
import { askedInAHurry } from '../urgent/who-is-asked.ts';
import { nextWorkingMoment } from '../working-days.ts';
import { nextAsk } from './answer-moments.ts';
import { managersOf } from './audience.ts';
import { boardAction } from './boards.ts';
import { type Audience, type DueAction, PRIORITY } from './due-action.ts';
import { type NamedEvent, type Scene, statement, toManagers } from './statements.ts';

const told = (scene: Scene, what: string): DueAction[] =>
  managersOf(scene.release).map((audience) =>
    statement(scene, { kind: 'statement.to_manager', audience, subject: what }, { what }),
  );

/** The manager hears at once whom a hotfix does not reach before morning, and whom this workspace does not have. */
export const unreachedByHotfix = (scene: Scene): DueAction[] => {
  const { release, settings, now } = scene;
  if (release.urgent === null) return [];
  const asleep = release.lights.some(
    (light) => !isAskedInPerson(light, release) && isAfter(nextAsk(light, release, settings, now), now),
  );
  return asleep || askedInAHurry(settings).missing.length > 0 ? told(scene, 'urgent_unreached') : [];
};

/** "Is it mended?", to whoever looks; posted once it is live, and brought up to date with what they say. */
export const mendedBoards = ({ release, now }: Scene): DueAction[] => {
  if (release.urgent === null) return [];
  const post = (release.launch?.liveAt ?? null) !== null;
  const audience = { user: release.urgent.confirmer.userId };
  const slot = { kind: 'board.mended', subject: '', audience } as const;
  return [boardAction(release, now, { slot, post, priority: PRIORITY.ask })];
};

/** The managers hear what was found, whoever found it aside. */
export const mendedTold = (scene: Scene, named: NamedEvent): DueAction[] => {
  const by = scene.release.urgent?.mended?.by.userId;
  return toManagers(scene, named).filter(
    ({ slot }) => slot === null || !('user' in slot.audience) || slot.audience.user !== by,
  );
};

/**
 * Everybody who was left to sleep finds one message at their next working hour: what happened, what changed, who
 * knows. Departments that share a channel find it once, and where the question stood it is known already.
 */
export const othersTold = (scene: Scene): DueAction[] => {
  const { release, settings, now } = scene;
  if (release.urgent === null || release.practice) return [];
  const asked = new Set(
    release.lights
      .filter((light) => !isAskedInPerson(light, release) && light.askedAt !== null)
      .map(({ departmentId }) => departmentId),
  );
  const people = new Set(release.lights.flatMap(({ delegates }) => delegates.map(({ userId }) => userId)));
  const seen = new Set<string>();
  return settings.departments.flatMap((department): DueAction[] => {
    if (asked.has(department.id)) return [];
    const dueAt = nextWorkingMoment(now, weekOf(settings, department), zoneOf(settings, department));
    const leads = department.leads.length > 0 ? department.leads : speakersOf(department);
    const audiences: Audience[] =
      department.channelId === null
        ? leads.filter((user) => !people.has(user)).map((user) => ({ user }))
        : [{ channel: department.channelId }];
    return audiences.flatMap((audience) => {
      const key = JSON.stringify(audience);
      if (seen.has(key)) return [];
      seen.add(key);
      const say = { kind: 'statement.urgent_told', audience, subject: department.id } as const;
      return [{ ...statement(scene, say, {}), dueAt }];
    });
  });
};

/** Nobody of a department answers: the manager is told, once for each question. */
export const silenceTold = (scene: Scene, departmentId: string): DueAction[] => {
  const askedAt = lightOf(scene.release, departmentId)?.askedAt ?? '';
  return managersOf(scene.release).map((audience) =>
    statement(
      scene,
      { kind: 'statement.to_manager', audience, subject: `urgent_silent:${departmentId}:${askedAt}` },
      { what: 'urgent_silent', departmentId },
    ),
  );
};
