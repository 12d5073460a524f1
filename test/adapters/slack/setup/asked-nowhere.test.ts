import { expect, test } from 'vitest';
import { doneScreen } from '../../../../src/adapters/slack/setup/done-screen.ts';
import { speakersScreen } from '../../../../src/adapters/slack/setup/speakers-screen.ts';
import { aDepartment, someSettings } from '../../../support/builders.ts';
import { aChannel, aloud, wrongWithView } from './drawn.ts';

const nobody = { leads: [], deputies: [] };
const settings = someSettings({
  departments: [
    aDepartment('docs', { ...nobody, channelId: null }),
    aDepartment('qa', { ...nobody, channelId: 'C0QA' }),
    aDepartment('sales', { deputies: [], channelId: null }),
    aDepartment('support', { ...nobody, channelId: null }),
  ],
});

test('screen 3 says at each row without a channel and a lead that nobody can answer', () => {
  const screen = speakersScreen(settings, [aChannel('C0SUP', 'team-support')], 0);
  const words = aloud(screen);
  expect(words).toContain('Nobody can answer for Docs: choose a channel or a lead.');
  // A channel of its own, a lead, a channel guessed from its name: each is enough.
  for (const name of ['QA', 'Sales', 'Support']) expect(words).not.toContain(`Nobody can answer for ${name}`);
  expect(wrongWithView(screen)).toEqual([]);
});

test('the summary tells those that are asked nowhere from those whose channel is asked', () => {
  const words = aloud(doneScreen(settings, [], '/release'));
  expect(words).toContain('Nobody can answer yet for QA. Its channel is asked in a few minutes who speaks.');
  expect(words).toContain('*Asked nowhere, and nobody can answer: Docs and Support.*');
  expect(words).toContain('with `/release settings`, or no release gets their green light.');
  expect(words).not.toContain('Sales');
});
