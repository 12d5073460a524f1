import { type Instant, isAfter } from '../calendar.ts';
import { resolveWhen } from '../contents/when.ts';
import { at, type Draw, MORNING, type TimedMoment } from '../delivery/moments.ts';
import type { Release } from '../release.ts';
import { type WorkspaceSettings, weekOf } from '../settings/settings.ts';
import { isNotice, isOut, type Version } from './version.ts';

/** When a notice goes out: at its time, else in the morning of its day. */
export const noticeAt = (
  { when }: Pick<Version, 'when'>,
  { plan }: Pick<Release, 'plan'>,
  settings: WorkspaceSettings,
): Instant => {
  if (when === null) return plan.launch.at;
  const { date, zone, at: exact } = resolveWhen(when, plan.launch, weekOf(settings));
  return exact ?? at(date, MORNING, zone);
};

/** The moments of notices that nobody has read yet. One that was missed, on hold for example, is made up for. */
export const versionMoments = ({ release, settings }: Draw): TimedMoment[] =>
  release.telling.versions
    .filter((version) => isNotice(version) && !isOut(version))
    .map((version) => {
      const dueAt = noticeAt(version, release, settings);
      return {
        key: `notice:${version.id}:${dueAt}`,
        kind: 'time.notice',
        dueAt,
        payload: { versionId: version.id },
        late: 'make_up',
      };
    });

/** A notice whose moment has come without anybody's approval: it waits. */
export const isOverdueNotice = (version: Version, { release, settings, now }: Draw): boolean =>
  isNotice(version) &&
  !isOut(version) &&
  version.state !== 'approved' &&
  !isAfter(noticeAt(version, release, settings), now);
