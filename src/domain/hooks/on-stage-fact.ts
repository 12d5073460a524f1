import type { Release } from '../release.ts';
import { spreadingOf } from '../rollout/rollout.ts';
import { isAboutBuild, type OutsideFact, type Telling } from './fact.ts';
import { factWords } from './hook-words.ts';

const WORDS_MAX = 200;

/** What the group that has it is red for, as people read it. */
const redWords = (fact: OutsideFact): string =>
  [factWords(fact), ...(fact.words === '' ? [] : [[...fact.words].slice(0, WORDS_MAX).join('')])].join(': ');

/**
 * What a report about a step of the deployment, or a warning, means for the release: "stage 25 % deployed", "error
 * rate high". Where it goes out group by group, what fails makes the present group red until the same thing passes,
 * and going on takes a reason. It never launches anything and goes on with nothing by itself.
 *
 * @param telling whether the manager hears of it
 */
export const onStageFact = (
  release: Release,
  fact: OutsideFact,
  telling: Telling,
): { release: Release; telling: Telling } => {
  const rollout = spreadingOf(release);
  const concerns = (fact.kind === 'stage' || fact.kind === 'alert') && isAboutBuild(fact, release);
  if (rollout === null || !concerns || fact.state === 'running') return { release, telling };
  const about = `${fact.kind}:${fact.name}`;
  const others = rollout.reds.filter((red) => red.about !== about);
  if (fact.state === 'passed' && others.length === rollout.reds.length) return { release, telling };
  const red = { about, words: redWords(fact), at: fact.at };
  const reds = fact.state === 'failed' ? [...others, red] : others;
  return { release: { ...release, rollout: { ...rollout, reds } }, telling };
};
