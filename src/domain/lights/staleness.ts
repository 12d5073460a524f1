import { type Instant, toWall } from '../calendar.ts';
import { lightByConditions, pendingOf } from '../conditions/condition.ts';
import type { ReleaseEvent } from '../event.ts';
import {
  unconfirmed,
  waiverStill,
  withConfirmationsOver,
  withWaiversStill,
} from '../launch-day/confirmation.ts';
import { lightsAreOpen, type Plan, type Release } from '../release.ts';
import {
  FACT_NAMES,
  type FactChange,
  factsOf,
  fingerprint,
  type JudgedFacts,
  planAsJudged,
  scopeTouches,
} from './facts.ts';
import type { Light, LightState } from './light.ts';
import { readinessEvents } from './readiness.ts';

/** Only an answer that lets the launch happen can lose its ground. */
const HOLDS: readonly LightState[] = ['green', 'conditional', 'conditional_asked', 'not_applicable'];

/** An earlier day leaves everybody less time; a later one matters only to those whose work is tied to it. */
const dateTouches = (before: string, plan: Plan, dateBound: boolean): boolean => {
  const { zone, at } = plan.launch;
  const [was, is] = [toWall(before, zone).date, toWall(at, zone).date];
  return is < was || (dateBound && is !== was);
};

/** What of the judged facts is different now. What was not judged cannot have changed. */
export const changesSince = (
  judged: JudgedFacts,
  plan: Plan,
  { dateBound, departmentId = null }: { dateBound: boolean; departmentId?: string | null },
): readonly FactChange[] => {
  const facts = factsOf(plan, departmentId);
  return FACT_NAMES.flatMap((fact): FactChange[] => {
    const before = judged[fact];
    if (before === undefined || before === facts[fact]) return [];
    if (fact === 'date' && !dateTouches(before, plan, dateBound)) return [];
    if (fact === 'scope' && !scopeTouches(before, plan, departmentId)) return [];
    return [{ fact, before, after: facts[fact] }];
  });
};

/** What a light was before it lost its ground. */
const restored = (light: Light, release: Release): LightState =>
  light.answer?.answer === 'not_applicable'
    ? 'not_applicable'
    : lightByConditions(pendingOf(release, light.departmentId));

const same = (a: readonly FactChange[], b: readonly FactChange[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** "the price and the date": the facts that changed, as they are called inside a sentence. */
export const factWords: Record<FactChange['fact'], string> = {
  name: 'the name',
  price: 'the price',
  packages: 'the packages',
  scope: 'the scope',
  candidate: 'the build',
  date: 'the date',
};

/** "the price and the date have changed" */
export const changedWords = (changes: readonly FactChange[]): string => {
  const words = changes.map(({ fact }) => factWords[fact]);
  const listed = words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');
  return `${listed} ${words.length > 1 ? 'have' : 'has'} changed`;
};

/** The same as a sentence of its own. */
export const changedSentence = (changes: readonly FactChange[]): string => {
  const words = changedWords(changes);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
};

/**
 * @property was the plan as it was judged before the change, `is` as it is judged after it
 * @property moved why the date is another one, as a sentence; null where that is not known
 */
type Refitting = { was: Plan; is: Plan; after: Release; now: Instant; moved: string | null };

type Refitted = { light: Light; events: readonly ReleaseEvent[] };

/** What was judged so far without counting yet: by some of several people, or waiting for the manager. */
const notCounted = (light: Light, before: Plan): JudgedFacts | undefined => {
  if (light.state === 'not_applicable_asked') return light.answer?.judged;
  const voted = light.state === 'waiting' && light.votes.length > 0;
  return voted ? fingerprint(before, light.rules.judges, light.departmentId) : undefined;
};

const refit = (light: Light, { was, is, after: release, now, moved }: Refitting): Refitted => {
  const unchanged = { light, events: [] };
  const { departmentId, name } = light;
  const whose = { dateBound: light.rules.dateBound, departmentId };
  const open = notCounted(light, was);
  if (open !== undefined) {
    const changes = changesSince(open, is, whose);
    return changes.length === 0 ? unchanged : lost(light, { state: 'waiting', changes, release, now, moved });
  }
  const judged = light.answer?.judged;
  if (judged === undefined || (!HOLDS.includes(light.state) && light.state !== 'stale')) return unchanged;
  // An old answer stays out of date, whatever is changed or changed back.
  if (light.state === 'stale' && light.changes.length === 0) return unchanged;
  const changes = changesSince(judged, is, whose);
  if (changes.length === 0) {
    if (light.state !== 'stale') return unchanged;
    const state = restored(light, release);
    const back: Light = { ...light, state, changes: [], askedAgainBecause: null };
    const waiver = waiverStill(back, release);
    return {
      light: { ...back, waiver },
      events: [{ type: 'light_restored', departmentId, name, state }],
    };
  }
  if (light.state === 'stale' && same(changes, light.changes)) return unchanged;
  return lost(light, { state: 'stale', changes, release, now, moved });
};

type Lost = Pick<Refitting, 'now' | 'moved'> & {
  state: 'stale' | 'waiting';
  changes: readonly FactChange[];
  release: Release;
};

/** What changed, and of a date that was moved why. */
const whyAgain = ({ changes, moved }: Pick<Lost, 'changes' | 'moved'>): string => {
  if (moved === null || !changes.some(({ fact }) => fact === 'date')) return changedSentence(changes);
  const others = changes.filter(({ fact }) => fact !== 'date');
  return others.length === 0 ? moved : `${changedSentence(others)} ${moved}`;
};

/** It has to judge again; what did not count yet is simply asked anew. */
const lost = (light: Light, { state, changes, release, now, moved }: Lost): Refitted => {
  const { departmentId, name } = light;
  const because = whyAgain({ changes, moved });
  const again = { type: 'department_asked', departmentId, name, again: true, because } as const;
  return {
    light: {
      ...light,
      state,
      changes: state === 'stale' ? changes : [],
      votes: [],
      askedAt: now,
      askedAgainBecause: because,
      confirmation: unconfirmed(light),
    },
    events: [
      { type: 'light_stale', departmentId, name, before: light.state, changes },
      // On hold nobody is asked anything: the card says it, and the reminders follow after the hold.
      ...(release.hold === null ? [again] : []),
    ],
  };
};

const isBeforeLaunch = (release: Release): boolean => release.stage === 'draft' || lightsAreOpen(release);

/**
 * After the plan changed: whose answer lost its ground is asked again, nobody else; whose ground came back,
 * because the change was taken back, has its light again without a question. From the launch on lights stay.
 *
 * @param moved why the date is another one, as a sentence for those whom that touches
 */
export const refitLights = (
  before: Release,
  changed: Release,
  now: Instant,
  moved: string | null = null,
): { release: Release; events: readonly ReleaseEvent[] } => {
  // What was launched was judged: nobody is asked about it again.
  if (!isBeforeLaunch(changed)) return { release: changed, events: [] };
  const isMoved = before.plan.launch.at !== changed.plan.launch.at;
  const after = withWaiversStill(isMoved ? withConfirmationsOver(changed) : changed);
  const [was, is] = [planAsJudged(before), planAsJudged(after)];
  const refitted = after.lights.map((light) => refit(light, { was, is, after, now, moved }));
  const events = refitted.flatMap((each) => each.events);
  if (events.length === 0) return { release: after, events };
  const release = { ...after, lights: refitted.map(({ light }) => light) };
  const name = refitted.find((each) => each.events.length > 0)?.light.name ?? '';
  return { release, events: [...events, ...readinessEvents(before, release, name)] };
};
