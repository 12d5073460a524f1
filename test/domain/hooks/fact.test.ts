import { describe, expect, test } from 'vitest';
import { failsAfter, isAboutBuild, isOutdated, standingFacts } from '../../../src/domain/hooks/fact.ts';
import { factWords } from '../../../src/domain/hooks/hook-words.ts';
import { aPlan } from '../../support/builders.ts';
import { aFact, aKnownFact } from './facts.ts';

const at = (minute: number): string => `2026-11-17T09:0${minute}:00.000Z`;

test.each([
  ['nothing is known', { at: at(1), state: 'passed' }, null, false],
  ['it is newer', { at: at(2), state: 'passed' }, { at: at(1), state: 'failed' }, false],
  ['it is older', { at: at(1), state: 'failed' }, { at: at(2), state: 'passed' }, true],
  ['the same moment said it is worse', { at: at(1), state: 'passed' }, { at: at(1), state: 'failed' }, true],
  ['it is worse at the same moment', { at: at(1), state: 'failed' }, { at: at(1), state: 'passed' }, false],
  [
    'it began at the moment of its end',
    { at: at(1), state: 'running' },
    { at: at(1), state: 'passed' },
    true,
  ],
  ['the same comes under another id', { at: at(1), state: 'failed' }, { at: at(1), state: 'failed' }, true],
  [
    'the same moment has another number',
    { at: at(1), state: 'running', percent: 50 },
    { at: at(1), state: 'running', percent: 25 },
    false,
  ],
  ['the same moment has other words', { at: at(1), words: '3 of 812' }, { at: at(1), words: '' }, false],
] as const)('where %s, it is outdated: %s', (_name, fact, known, outdated) => {
  expect(isOutdated(aFact(fact), known === null ? null : aFact(known))).toBe(outdated);
});

test('what runs again is failing until it ends otherwise', () => {
  const failing = aKnownFact({ state: 'failed' });
  expect(failsAfter(aFact({ state: 'running' }), failing)).toBe(true);
  expect(failsAfter(aFact({ state: 'passed' }), failing)).toBe(false);
  expect(failsAfter(aFact({ state: 'running' }), null)).toBe(false);
});

test.each([
  ['', 'rc2', true],
  ['rc2', '', true],
  ['RC2 ', 'rc2', true],
  ['rc3', 'rc2', false],
])('a plan with build "%s" and a fact about "%s"', (candidate, said, about) => {
  expect(isAboutBuild({ candidate: said }, { plan: aPlan({ candidate }) })).toBe(about);
});

test('of several builds the judged one stands, else the newest; what fails comes first', () => {
  const facts = [
    aKnownFact({ candidate: 'rc3', at: at(3) }),
    aKnownFact({ candidate: 'rc2', at: at(1), state: 'failed' }),
    aKnownFact({ name: 'lint', candidate: 'rc1', at: at(1) }),
    aKnownFact({ name: 'lint', candidate: 'rc2', at: at(2) }),
    aKnownFact({ name: 'lint', hookId: 'other', candidate: '', at: at(4) }),
  ];
  const standing = (candidate: string) =>
    standingFacts(facts, { plan: aPlan({ candidate }) }).map((fact) => `${fact.name} ${fact.candidate}`);
  expect(standing('rc2')).toEqual(['tests rc2', 'lint ', 'lint rc2']);
  expect(standing('')).toEqual(['lint ', 'tests rc3', 'lint rc2']);
});

describe('in words', () => {
  test.each([
    [aFact(), 'tests: passed, rc2'],
    [
      aFact({ kind: 'stage', name: 'deploy', stage: 'ring 1', percent: 25, state: 'running', candidate: '' }),
      'deploy: running, ring 1, 25 %',
    ],
    [
      aFact({ kind: 'adoption', name: 'installed', count: 1200, percent: 12.5, candidate: '' }),
      'installed: 12.5 %, 1200',
    ],
    [aFact({ kind: 'alert', name: 'error rate', state: 'failed', candidate: '' }), 'error rate: failed'],
  ])('%#', (fact, words) => {
    expect(factWords(fact)).toBe(words);
  });
});
