import type { Release } from '../release.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from '../settings/settings.ts';
import type { Light } from './light.ts';
import { isOpen, isSettled } from './light.ts';

/** One thing in the way of the launch. */
export type LaunchObstacle =
  | { kind: 'waiting'; department: string; onTrack: boolean; asked: boolean; nobody?: true }
  | { kind: 'not_yet'; department: string; reason: string; solver: string; expectedOn: string }
  | { kind: 'consent'; department: string; reason: string }
  | { kind: 'hold'; reason: string; by: string };

const obstacleOf = (light: Light, settings?: WorkspaceSettings): LaunchObstacle | null => {
  const answer = light.answer;
  if (isSettled(light)) return null;
  if (light.state === 'not_yet' && answer?.answer === 'not_yet') {
    const { reason, solver, expectedOn } = answer;
    return { kind: 'not_yet', department: light.name, reason, solver, expectedOn };
  }
  if (light.state === 'not_applicable_asked' && answer?.answer === 'not_applicable') {
    return { kind: 'consent', department: light.name, reason: answer.reason };
  }
  return {
    kind: 'waiting',
    department: light.name,
    onTrack: light.state === 'on_track',
    asked: light.askedAt !== null,
    ...(settings !== undefined &&
      speakersOf(departmentById(settings, light.departmentId)).length === 0 && { nobody: true as const }),
  };
};

const obstaclesAmong = (lights: readonly Light[], settings?: WorkspaceSettings): LaunchObstacle[] =>
  lights.map((light) => obstacleOf(light, settings)).filter((obstacle) => obstacle !== null);

/**
 * Everything that stands in the way of the launch, worst first: hold, red, consent owed, waiting. Computed
 * from the facts each time, never stored, so it cannot disagree with them. Optional departments do not block.
 *
 * @param settings given where it is shown who could answer: a department without anybody is told apart
 */
export const obstaclesTo = (release: Release, settings?: WorkspaceSettings): readonly LaunchObstacle[] => {
  const hold: LaunchObstacle[] =
    release.hold === null ? [] : [{ kind: 'hold', reason: release.hold.reason, by: release.hold.by.name }];
  const weight = { hold: 0, not_yet: 1, consent: 2, waiting: 3 };
  const lights = obstaclesAmong(
    release.lights.filter((light) => light.required),
    settings,
  );
  return [...hold, ...lights.sort((a, b) => weight[a.kind] - weight[b.kind])];
};

/** Optional departments that are not green: the launch may go on, but its confirmation names them. */
export const launchedWithout = (release: Release): readonly LaunchObstacle[] =>
  obstaclesAmong(release.lights.filter((light) => !light.required));

export const isReady = (release: Release): boolean => obstaclesTo(release).length === 0;

/** "3 of 8 green": settled lights among all that count. */
export const greenCount = (release: Release): { green: number; of: number } => {
  const required = release.lights.filter((light) => light.required);
  return { green: required.filter(isSettled).length, of: required.length };
};

export const waitingFor = (release: Release): readonly Light[] =>
  release.lights.filter((light) => light.required && isOpen(light));
