import { compare, type Instant, isAfter } from '../calendar.ts';
import { EMPTY_CONTENTS, itemsOf } from '../contents/contents.ts';
import { itemName } from '../contents/item-name.ts';
import { type Item, LIST_NAMES, LIST_PARTS, type ListPart } from '../contents/parts.ts';
import { type Resolved, resolveWhen, type When } from '../contents/when.ts';
import { answerBy } from '../delivery/answer-moments.ts';
import type { TimerKind } from '../delivery/due-action.ts';
import { timelineOf } from '../delivery/timeline.ts';
import { isOwed } from '../lights/light.ts';
import { lightOf, type PlannedLaunch, type Release } from '../release.ts';
import { type WorkspaceSettings, weekOf } from '../settings/settings.ts';
import { addWorkingDays, type WorkingWeek } from '../working-days.ts';

/** A day on a wall, and its moment where it has one. */
export type Spot = { date: string; zone: string; at: Instant | null };

/** From when to when; one day has no `end`. */
export type Span = { start: Spot; end: Spot | null };

export type ShiftKind = ListPart | 'launch' | 'ask' | 'answer' | 'go_no_go' | 'launch_reminder';

/** Something whose time moves along. `from` is null for what comes anew, `to` for what no longer comes. */
export type Shift = { kind: ShiftKind; name: string; from: Span | null; to: Span | null };

export type Cascade = {
  /** In the order of their new days. */
  shifts: readonly Shift[];
  /** How many open items of the plan stay on the day that they have. */
  stays: number;
};

/** Moments of the release that are shown with their old and their new time. */
const SHOWN: Partial<Record<TimerKind, ShiftKind>> = {
  'time.ask': 'ask',
  'time.go_no_go': 'go_no_go',
  'time.launch_reminder': 'launch_reminder',
};

/** The fields of a part that say when, its beginning first. */
const WHEN_FIELDS = LIST_NAMES.flatMap((part) => {
  const fields = Object.entries(LIST_PARTS[part].fields).filter(([, { kind }]) => kind === 'when');
  return fields.length === 0 ? [] : [{ part, keys: fields.map(([key]) => key) }];
});

const momentSpot = (at: Instant, { zone }: PlannedLaunch): Span => ({
  start: { date: '', zone, at },
  end: null,
});

/** The times of an item that nobody has finished, as its fields say them; none where it has no time. */
export const whensOf = (part: ListPart, item: Item): readonly When[] => {
  const keys = WHEN_FIELDS.find((each) => each.part === part)?.keys ?? [];
  const values = item as unknown as Readonly<Record<string, When | null>>;
  return item.doneAt === null ? keys.flatMap((key) => values[key] ?? []) : [];
};

/** Every open item of a plan that has a time, with its part. */
export const timedItems = (
  release: Release,
): readonly { part: ListPart; item: Item; whens: readonly When[] }[] =>
  WHEN_FIELDS.flatMap(({ part }) =>
    (itemsOf(release.plan.contents, part) as readonly Item[])
      .map((item) => ({ part, item, whens: whensOf(part, item) }))
      .filter(({ whens }) => whens.length > 0),
  );

/**
 * `resolveWhen` for one launch and hundreds of items: each working day before or after it is counted once, from the
 * one that lies next to it.
 */
export const resolverOf = (launch: PlannedLaunch, week: WorkingWeek): ((when: When) => Resolved) => {
  const days = new Map<number, string>([[0, launch.date]]);
  const workingDay = (count: number): string => {
    const step = Math.sign(count);
    for (let at = step; at !== count + step; at += step) {
      const before = days.get(at - step) ?? launch.date;
      if (!days.has(at)) days.set(at, addWorkingDays(before, step, week));
    }
    return days.get(count) ?? launch.date;
  };
  return (when) => {
    if (when.kind === 'fixed' || when.count === 'days') return resolveWhen(when, launch, week);
    const { time, zone } = when;
    const date = workingDay(when.days);
    return resolveWhen({ kind: 'fixed', date, until: null, time, zone }, launch, week);
  };
};

const spanOf = (whens: readonly When[], resolve: (when: When) => Resolved): Span | null => {
  const [first, second] = whens.map(resolve);
  if (first === undefined) return null;
  const spot = ({ date, zone, at }: typeof first): Spot => ({ date, zone, at });
  return { start: spot(first), end: second === undefined ? null : spot(second) };
};

/** Questions that are still to come, the manager's own moments, and answers that are owed. */
const momentsOf = (release: Release, settings: WorkspaceSettings, now: Instant) => {
  // The items of the plan are looked at by themselves, finished or not asked about any more.
  const plan = { ...release.plan, contents: EMPTY_CONTENTS };
  const awake = { ...release, plan, hold: null, move: null };
  const found = new Map<string, { kind: ShiftKind; name: string; at: Instant }>();
  for (const { kind, dueAt, payload, late } of timelineOf(awake, settings, now)) {
    const shown = SHOWN[kind];
    if (shown === undefined || (late === 'drop' && !isAfter(dueAt, now))) continue;
    const { departmentId = '' } = payload;
    found.set(`${shown}:${departmentId}`, {
      kind: shown,
      name: lightOf(release, departmentId)?.name ?? '',
      at: dueAt,
    });
  }
  for (const light of release.lights) {
    if (light.askedAt === null || !isOwed(light)) continue;
    const at = answerBy(light, release, settings, now);
    found.set(`answer:${light.departmentId}`, { kind: 'answer', name: light.name, at });
  }
  return found;
};

const momentShifts = (
  before: Release,
  after: Release,
  settings: WorkspaceSettings,
  now: Instant,
): readonly Shift[] => {
  const [was, is] = [momentsOf(before, settings, now), momentsOf(after, settings, now)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): Shift[] => {
    const [from, to] = [was.get(key), is.get(key)];
    const known = to ?? from;
    if (known === undefined || from?.at === to?.at) return [];
    return [
      {
        kind: known.kind,
        name: known.name,
        from: from === undefined ? null : momentSpot(from.at, before.plan.launch),
        to: to === undefined ? null : momentSpot(to.at, after.plan.launch),
      },
    ];
  });
};

const dayOf = ({ start }: Span): string => start.at ?? `${start.date}T00:00:00.000Z`;

/** What no longer comes stands where it would have stood. */
const byDay = (a: Shift, b: Shift): number => {
  const [first, second] = [a.to ?? a.from, b.to ?? b.from];
  return first === null || second === null ? 0 : compare(dayOf(first), dayOf(second));
};

const isSame = (a: Span, b: Span): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Everything that moves with the launch: the same rules that set each time, before the move and after it.
 *
 * @param after the release with its new date, its lights judged anew
 */
export const cascadeOf = (
  before: Release,
  after: Release,
  settings: WorkspaceSettings,
  now: Instant,
): Cascade => {
  const [old, fresh] = [before.plan.launch, after.plan.launch];
  const launch: Shift = {
    kind: 'launch',
    name: '',
    from: momentSpot(old.at, old),
    to: momentSpot(fresh.at, fresh),
  };
  const week = weekOf(settings);
  const [resolveOld, resolveFresh] = [resolverOf(old, week), resolverOf(fresh, week)];
  let stays = 0;
  const items = timedItems(before).flatMap(({ part, item, whens }): Shift[] => {
    const [from, to] = [spanOf(whens, resolveOld), spanOf(whens, resolveFresh)];
    if (from === null || to === null) return [];
    if (!isSame(from, to)) return [{ kind: part, name: itemName(part, item), from, to }];
    stays += 1;
    return [];
  });
  const others = [...items, ...momentShifts(before, after, settings, now)].toSorted(byDay);
  return { shifts: [launch, ...others], stays };
};
