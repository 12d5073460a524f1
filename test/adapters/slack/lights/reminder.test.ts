import { describe, expect, it } from 'vitest';
import { thanks } from '../../../../src/adapters/slack/lights/answer/thanks.ts';
import { reminder } from '../../../../src/adapters/slack/lights/notices/reminder.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { aGreenLight, aLight } from '../../../support/builders.ts';
import { answers, atlas, docsOf, settings, THEN, voices } from './samples.ts';

const reminded = (release: Release): string =>
  reminder({ scene: { release, settings, now: THEN }, light: docsOf(release), voices, direct: false }).text;

describe('a reminder', () => {
  it('says that nobody else is waited for only when nothing else is in the way', () => {
    const docs = docsOf(atlas());
    const done = { ...atlas(), lights: [docs, aGreenLight('sales')] };
    expect(reminded(done)).toContain('Nobody else is waited for.');
    const red = aLight('sales', { state: 'not_yet', askedAt: THEN, answer: answers().notYet });
    const stuck = reminded({ ...done, lights: [docs, red] });
    expect(stuck).not.toContain('Nobody else');
    expect(stuck).toContain('Not yet: Sales.');
  });

  it('names a department that is asked again because something changed among those that wait', () => {
    const again = aLight('sales', { state: 'stale', askedAt: THEN, answer: answers().green });
    expect(reminded({ ...atlas(), lights: [docsOf(atlas()), again] })).toContain('Also waiting: Sales.');
  });
});

describe('the thanks', () => {
  it('name who was asked and waits, and count who is asked later', () => {
    const lights = [
      docsOf(atlas({ state: 'green', answer: answers().green })),
      aLight('support'),
      aLight('sales', { askedAt: THEN }),
      aLight('qa'),
    ];
    const release = { ...atlas(), lights };
    expect(thanks(release, docsOf(release)).text).toContain(
      'Thank you, 1 of 4. Waiting: Sales. Not asked yet: 2.',
    );
  });
});
