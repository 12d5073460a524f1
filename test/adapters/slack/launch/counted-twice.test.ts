import { expect, test } from 'vitest';
import { twiceLines } from '../../../../src/adapters/slack/launch/prompt/readiness-words.ts';
import { secondMessage } from '../../../../src/adapters/slack/launch/second/second-board.ts';
import { alsoWords } from '../../../../src/adapters/slack/words/light.ts';
import { secondLaunchSubject } from '../../../../src/domain/delivery/matters.ts';
import type { Overlap } from '../../../../src/domain/lights/light.ts';
import { eventWords } from '../../../../src/domain/record/event-words.ts';
import { aGreenLight, aLight, aStartedRelease, MAYA, NOW } from '../../../support/builders.ts';

const also: Overlap = { departments: ['QA', 'Sales'], manager: true };
const answer = { answer: 'green', by: MAYA, at: NOW, asDeputy: false, also } as const;
const release = {
  ...aStartedRelease(),
  lights: [aLight('docs', { askedAt: NOW, state: 'green', answer }), aLight('qa')],
};

test.each<[Overlap | undefined, string | null]>([
  [undefined, null],
  [{ departments: [], manager: true }, 'also manages the release'],
  [{ departments: ['QA'], manager: false }, 'also answered for QA'],
  [also, 'also manages the release and answered for QA and Sales'],
])('%j reads %s', (overlap, words) => {
  expect(alsoWords(overlap)).toBe(words);
});

const SUBJECT = secondLaunchSubject({ at: NOW });

test('the second person reads who counts twice before they agree to launch', () => {
  const call = { mode: 'live_now', announcementId: 'a1', early: false, by: MAYA, at: NOW } as const;
  const [docs] = release.lights;
  const lights = docs === undefined ? [] : [docs, aGreenLight('qa')];
  const message = JSON.stringify(secondMessage({ ...release, lights, call }, SUBJECT));
  expect(twiceLines(release)).toContain(
    '• Docs: Maya also manages the release and answered for QA and Sales.',
  );
  expect(message).toContain('Green by somebody who counts twice');
  expect(message).toContain('Docs: Maya also manages the release');
  expect(
    JSON.stringify(secondMessage({ ...release, lights: [aGreenLight('qa')], call }, SUBJECT)),
  ).not.toContain('counts twice');
});

test('the record says it with the answer', () => {
  const event = {
    type: 'light_answered',
    departmentId: 'dep-docs',
    name: 'Docs',
    before: 'waiting',
    answer,
  } as const;
  expect(eventWords(event)).toBe(
    'Docs: green light (the same person manages the release and answered for QA, Sales).',
  );
});
