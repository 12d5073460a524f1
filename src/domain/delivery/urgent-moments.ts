import { addMinutes, type Instant, isAfter, toWall } from '../calendar.ts';
import { isOwed, type Light } from '../lights/light.ts';
import type { Release } from '../release.ts';
import { type WorkspaceSettings, weekOf } from '../settings/settings.ts';
import { isAskedInPerson } from '../urgent/asked-in-person.ts';
import { addWorkingDays } from '../working-days.ts';
import { at, type Draw, MORNING, type TimedMoment } from './moments.ts';

/** In a hurry: minutes from the question to the deputy, and to the manager who hears that nobody answers. */
export const DEPUTY_MINUTES = 10;
export const SILENT_MINUTES = 20;
/** What was learnt is written down so many working days after it went live. */
export const REVIEW_DAYS = 2;

const unanswered = (light: Light): TimedMoment[] => {
  const { departmentId, askedAt, delegates } = light;
  if (!isOwed(light) || askedAt === null) return [];
  const payload = { departmentId };
  return delegates.length === 1
    ? [
        {
          key: `urgent_deputy:${departmentId}:${askedAt}`,
          kind: 'time.urgent_deputy',
          dueAt: addMinutes(askedAt, DEPUTY_MINUTES),
          payload,
          late: 'make_up',
        },
      ]
    : [
        {
          key: `urgent_silent:${departmentId}:${askedAt}`,
          kind: 'time.urgent_silent',
          dueAt: addMinutes(askedAt, SILENT_MINUTES),
          payload,
          late: 'make_up',
        },
      ];
};

/** The mornings of working days, from so many after a date on; the last of them is the next to come. */
const mornings = (first: string, { release, settings, now }: Draw): Instant[] => {
  const { zone } = release.plan.launch;
  let date = first;
  const found = [at(date, MORNING, zone)];
  while (!found.some((moment) => isAfter(moment, now))) {
    date = addWorkingDays(date, 1, weekOf(settings));
    found.push(at(date, MORNING, zone));
  }
  return found;
};

/**
 * Until a hotfix is launched: deputies, and that nobody answers. The plan's other moments are no help at night;
 * one that was forgotten is brought up on the mornings after.
 */
export const urgentMoments = (draw: Draw): TimedMoment[] => {
  const { release, settings } = draw;
  const { zone } = release.plan.launch;
  const planned = toWall(release.plan.launch.at, zone).date;
  const next = addWorkingDays(planned, 1, weekOf(settings));
  return [
    ...release.lights.filter((light) => isAskedInPerson(light, release)).flatMap(unanswered),
    ...mornings(next, draw).map(
      (dueAt): TimedMoment => ({
        key: `not_launched:${dueAt}`,
        kind: 'time.not_launched',
        dueAt,
        payload: {},
        late: 'drop',
      }),
    ),
  ];
};

/** Until when the review of a hotfix is to be written: in the morning; null while it is not live. */
export const reviewDueAt = (release: Release, settings: WorkspaceSettings): Instant | null => {
  const liveAt = release.launch?.liveAt ?? null;
  if (release.urgent === null || liveAt === null) return null;
  const { zone } = release.plan.launch;
  const date = addWorkingDays(toWall(liveAt, zone).date, REVIEW_DAYS, weekOf(settings));
  return at(date, MORNING, zone);
};

/** The review is asked for on its morning, then each working morning until somebody writes it. */
export const reviewMoments = (draw: Draw): TimedMoment[] => {
  const { release, settings } = draw;
  const due = reviewDueAt(release, settings);
  if (due === null || release.urgent?.review !== null) return [];
  return mornings(toWall(due, release.plan.launch.zone).date, draw).map((dueAt) => ({
    key: `urgent_review:${dueAt}`,
    kind: 'time.urgent_review',
    dueAt,
    payload: {},
    late: 'drop',
  }));
};
