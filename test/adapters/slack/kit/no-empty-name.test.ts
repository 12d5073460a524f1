import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mrkdwn } from '../../../../src/adapters/slack/kit/mrkdwn.ts';
import { waitAgainForm } from '../../../../src/adapters/slack/launch/without/without-form.ts';
import { eventLine } from '../../../../src/adapters/slack/lights/notices/event-lines.ts';
import { listedNames } from '../../../../src/adapters/slack/words/listed-names.ts';
import { aLight, aRelease, aStartedRelease, MAYA, NOW, someSettings } from '../../../support/builders.ts';

/** A piece of a text that formats, chosen between an empty string or one with a space in front. */
const LOST = /mrkdwn`.*\$\{[^}`]*(?:(?<!\?)\? ''|: ''|(?<!\?)[?:] ['`] )/;

it('a string in a text that formats is a name: an empty one would read "(no name)", and spaces are cut', () => {
  expect(mrkdwn`a${''}${' b'}`.text).toBe('a(no name)b');
  const lost = globSync('src/adapters/slack/**/*.ts').flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (LOST.test(line) ? [`${file}:${index + 1}`] : [])),
  );
  expect(lost).toEqual([]);
});

const waiver = {
  reason: 'Late.',
  acceptedBy: MAYA,
  by: MAYA,
  at: NOW,
  needsSecond: false,
  agreedBy: null,
  agreedAt: null,
};
const scene = { release: aStartedRelease(), settings: someSettings(), now: NOW };

it('a long list of names is cut at no name', () => {
  const names = Array.from({ length: 20 }, (_, index) => `Department ${index + 1}`);
  expect(listedNames(names).text).toMatch(/^Department 1, .*Department 19 and Department 20$/);
  expect(listedNames(['Sales']).text).toBe('Sales');
});

it('a blocker without a date, and a launch without a department, are told without a gap', () => {
  const told = { id: 'aud-1', by: MAYA, at: NOW };
  const raised = {
    type: 'blocker_raised',
    blockerId: 'blo-1',
    departmentId: null,
    name: '',
    text: 'No price.',
    severity: 'stops',
    solver: { kind: 'other', name: 'Finance' },
    expectedOn: null,
    link: null,
  } as const;
  expect(eventLine({ ...told, event: raised as never }, scene)?.line.text).toMatch(/solve it: Finance:$/);
  const given = {
    type: 'waiver_given',
    departmentId: 'dep-sales',
    name: 'Sales',
    ...waiver,
  } as const;
  expect(eventLine({ ...told, event: given as never }, scene)?.line.text).toContain(
    'to be launched without. Maya decided',
  );
  const form = waitAgainForm(aRelease({ lights: [aLight('sales', { waiver })] }));
  expect(JSON.stringify(form.blocks)).not.toContain('(no name)');
});
