import type { FactState, OutsideFact } from './fact.ts';
import type { FactKind, Topic } from './hook.ts';

/** What a hook may report, as people choose it. */
export const KIND_WORDS: Record<FactKind, string> = {
  check: 'Checks and test runs',
  stage: 'Steps of a deployment',
  alert: 'Warnings',
  adoption: 'How many have it',
  measure: 'Other numbers',
};

/** What a system is told, as people choose it. */
export const TOPIC_WORDS: Record<Topic, string> = {
  plan: 'The plan: started, changed, moved',
  lights: 'Green lights, and what stands in the way',
  course: 'Hold, resume, cancel, hand over',
  launch: 'Launch',
  after: 'After the launch',
};

export const STATE_WORDS: Record<FactState, string> = {
  passed: 'passed',
  failed: 'failed',
  running: 'running',
};

const numbersOf = ({ percent, count }: OutsideFact): string[] => [
  ...(percent === null ? [] : [`${percent} %`]),
  ...(count === null ? [] : [String(count)]),
];

/** "tests: passed, rc2", "production: failed, 25 %", "installed: 25 %, 1200": without who and when. */
export const factWords = (fact: OutsideFact): string => {
  const { kind, name, state, stage, candidate } = fact;
  const isNumber = kind === 'adoption' || kind === 'measure';
  const about = [
    ...(isNumber && state !== 'failed' ? [] : [STATE_WORDS[state]]),
    ...(stage === '' ? [] : [stage]),
    ...numbersOf(fact),
    ...(candidate === '' ? [] : [candidate]),
  ];
  return about.length === 0 ? name : `${name}: ${about.join(', ')}`;
};
