import { addMinutes, type Instant, isAfter } from '../calendar.ts';
import type { Release } from '../release.ts';
import type { FactKind } from './hook.ts';

export type FactState = 'passed' | 'failed' | 'running';

/** Something that another system says of a release. Empty texts where nothing was said. */
export type OutsideFact = {
  /** When it was so, by the system that says it. */
  at: Instant;
  kind: FactKind;
  name: string;
  state: FactState;
  /** The build that it is about. */
  candidate: string;
  stage: string;
  percent: number | null;
  count: number | null;
  link: string;
  words: string;
};

/** The newest that is known of one thing, from one system. */
export type KnownFact = OutsideFact & {
  hookId: string;
  hookName: string;
  /** Whether it failed when it last came to an end. */
  failing: boolean;
  /** When its release manager was last told that it failed. */
  toldAt: Instant | null;
};

/** Kinds that can go wrong; the others are numbers. */
export const JUDGED_KINDS: readonly FactKind[] = ['check', 'stage', 'alert'];

/** Of two words about the same moment the worse one counts, and an end more than a beginning. */
const WEIGHT: Record<FactState, number> = { running: 0, passed: 1, failed: 2 };

type Told = Pick<OutsideFact, 'at' | 'state' | 'percent' | 'count' | 'link' | 'words'>;

/** Word for word what is known: sent once more, or played back long after its delivery was forgotten. */
const isSame = (a: Told, b: Told): boolean =>
  (['at', 'state', 'percent', 'count', 'link', 'words'] as const).every((part) => a[part] === b[part]);

/**
 * Whether a fact says nothing new about its thing: something newer is known, because deliveries overtake each other
 * on their way, or the very same is.
 */
export const isOutdated = (fact: Told, known: Told | null): boolean =>
  known !== null &&
  (isAfter(known.at, fact.at) ||
    (known.at === fact.at && WEIGHT[known.state] > WEIGHT[fact.state]) ||
    isSame(fact, known));

/** What is failing is failing until it comes to another end. */
export const failsAfter = ({ state }: OutsideFact, known: KnownFact | null): boolean =>
  state === 'running' ? (known?.failing ?? false) : state === 'failed';

/** A result for another build than the one that is judged says nothing about this release as it stands. */
export const isAboutBuild = (
  { candidate }: Pick<OutsideFact, 'candidate'>,
  { plan }: Pick<Release, 'plan'>,
): boolean => {
  const judged = plan.candidate.trim().toLowerCase();
  const said = candidate.trim().toLowerCase();
  return judged === '' || said === '' || judged === said;
};

const SILENT_MINUTES = 24 * 60;
/** So many failures of one release are told one by one within an hour; of more, that there are more. */
export const MOST_TOLD_AN_HOUR = 10;

export type Telling = 'manager' | 'many' | null;

/** Whether the release manager hears of it: when it begins to fail, and once a day while it does. */
export const tellingOf = (
  fact: OutsideFact,
  {
    known,
    toldLately,
    release,
    now,
  }: { known: KnownFact | null; toldLately: number; release: Release; now: Instant },
): Telling => {
  if (fact.state !== 'failed' || !JUDGED_KINDS.includes(fact.kind) || release.startedAt === null) return null;
  const told = known?.failing === true ? known.toldAt : null;
  if (told !== null && isAfter(addMinutes(told, SILENT_MINUTES), now)) return null;
  return toldLately < MOST_TOLD_AN_HOUR ? 'manager' : 'many';
};

const sameThing = (a: KnownFact, b: KnownFact): boolean =>
  a.hookId === b.hookId && a.kind === b.kind && a.name === b.name && a.stage === b.stage;

/**
 * What stands of each thing: of several builds the one that is judged, else the newest. What fails comes first,
 * then the newest.
 */
export const standingFacts = (
  facts: readonly KnownFact[],
  release: Pick<Release, 'plan'>,
): readonly KnownFact[] => {
  const isJudged = ({ candidate }: KnownFact): boolean =>
    candidate !== '' && candidate.toLowerCase() === release.plan.candidate.trim().toLowerCase();
  const rank = (fact: KnownFact): string => `${isJudged(fact) ? 1 : 0}${fact.at}`;
  const standing = facts.filter(
    (fact) => !facts.some((other) => other !== fact && sameThing(fact, other) && rank(other) > rank(fact)),
  );
  const order = (fact: KnownFact): string => `${fact.state === 'failed' ? 1 : 0}${fact.at}`;
  return standing.toSorted((a, b) => (order(a) < order(b) ? 1 : -1));
};
