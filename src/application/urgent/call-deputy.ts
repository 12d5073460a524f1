import type { Instant } from '../../domain/calendar.ts';
import type { DueAction } from '../../domain/delivery/due-action.ts';
import { silenceTold } from '../../domain/delivery/urgent-effects.ts';
import { isOwed } from '../../domain/lights/light.ts';
import { lightOf, lightsAreOpen, type Release } from '../../domain/release.ts';
import { departmentById, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import { isAskedInPerson } from '../../domain/urgent/asked-in-person.ts';
import { changeInTransaction } from '../change-release.ts';
import type { House } from '../house.ts';
import type { Transaction } from '../ports.ts';
import { nextOnCall } from './on-call.ts';

type Unanswered = { release: Release; settings: WorkspaceSettings; departmentId: string; now: Instant };

const isUnanswered = ({ release, departmentId }: Unanswered): boolean => {
  const light = lightOf(release, departmentId);
  return (
    light !== undefined &&
    isOwed(light) &&
    isAskedInPerson(light, release) &&
    lightsAreOpen(release) &&
    release.hold === null
  );
};

/** Nobody answered for ten minutes: the deputy is asked, too; without one, the manager hears of it. */
export const callDeputy = async (
  tx: Transaction,
  house: House,
  unanswered: Unanswered,
): Promise<readonly DueAction[]> => {
  if (!isUnanswered(unanswered)) return [];
  const { release, settings, departmentId, now } = unanswered;
  const department = departmentById(settings, departmentId);
  const asked = lightOf(release, departmentId)?.delegates.map(({ userId }) => userId) ?? [];
  const deputy = department === undefined ? null : await nextOnCall(tx, { settings, now }, department, asked);
  if (deputy === null) return silenceTold({ release, settings, now }, departmentId);
  const command = { type: 'let_answer', departmentId, delegate: { ...deputy, until: null } } as const;
  const { workspaceId, id: releaseId } = release;
  await changeInTransaction(tx, house, { actor: null, workspaceId, releaseId, command });
  return [];
};

/** The deputy did not answer either. */
export const tellSilence = (unanswered: Unanswered): readonly DueAction[] =>
  isUnanswered(unanswered) ? silenceTold(unanswered, unanswered.departmentId) : [];
