import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { newest, plan, refusedCalls, releaseOf } from '../support/steps.ts';

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await rehearse();
});
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const maya = (): PersonDriver => rehearsal.slack.person('maya');

test('a plan begins from a shipped template, and what it left out is said', async () => {
  await maya().types('#releases', '/release new');
  expect(JSON.stringify(maya().modal?.blocks[0])).toContain('Begin from');
  await maya().fills({
    'Name and version': 'Atlas 2.0',
    'What do users gain?': 'Shared boards.',
    'Launch date': '2026-12-10',
    'Begin from': 'Minor release',
  });
  await maya().submits();
  expect(maya().modal?.text).toContain(
    'These departments of the template are not here, and were left out: engineering.',
  );
  const { plan: made, lights } = await releaseOf(rehearsal);
  expect(made.contents.milestones.map(({ what }) => what)).toContain('Support has read what changes');
  expect(made.contents.milestones.find(({ what }) => what === 'Launch')?.owner).toMatchObject({
    userId: 'U0MAYA',
  });
  expect(lights.map(({ name }) => name)).toEqual(['QA', 'Docs', 'Support']);
});

test('a plan is saved as a template in its window, and the next one begins from it', async () => {
  await plan(rehearsal);
  await maya().clicks(newest(maya().inbox), 'The plan in full');
  if (maya().modal !== null) await maya().clicks(maya().modal ?? newest([]), 'Save as a template');
  expect(await maya().submits()).toMatchObject({ kind: 'errors' });
  await maya().fills({ Name: 'Our usual' });
  await maya().submits();
  expect(maya().modal?.text).toContain('*Our usual* is saved.');
  while (maya().modal !== null) await maya().closes();
  await maya().types('#releases', '/release new');
  await maya().fills({
    'Begin from': 'Our usual',
    'Name and version': 'Borealis 1',
    'What do users gain?': 'Speed.',
    'Launch date': '2026-12-15',
  });
  await maya().submits();
  expect((await releaseOf(rehearsal, 'borealis-1')).lights).toHaveLength(8);
});

test('a refused form keeps what was chosen to begin from', async () => {
  await maya().types('#releases', '/release new');
  await maya().fills({
    'Name and version': 'Atlas 2.0',
    'What do users gain?': 'x',
    'Launch date': '2020-01-01',
    'Begin from': 'Starter',
  });
  await maya().submits();
  await maya().closes();
  await maya().types('#releases', '/release new');
  expect(JSON.stringify(maya().modal?.blocks)).toMatch(
    /"initial_option":\{[^}]*\{[^}]*\},"value":"shipped:starter"/,
  );
});
