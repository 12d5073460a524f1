import { expect, test } from 'vitest';
import { creditsOf } from '../../../src/domain/announcement/credits.ts';
import { draftAnnouncement } from '../../../src/domain/launch/announcement.ts';
import { aGreenLight, aPlan, aRelease, scopeOf } from '../../support/builders.ts';

test.each([
  ['nobody', '  \n', []],
  ['one a line', 'Ben\nAda', ['Ada', 'Ben']],
  ['commas and spaces', ' Ben,  Ada   Lovelace ; Zoë', ['Ada Lovelace', 'Ben', 'Zoë']],
  ['each once, by the alphabet and not by who was named first', 'Zoë, ada, Ben, Zoë', ['ada', 'Ben', 'Zoë']],
] as const)('%s', (_, typed, names) => {
  expect(creditsOf(typed)).toEqual(names);
});

const closing = (people: string, lights = [aGreenLight('docs')]): string => {
  const contents = { ...scopeOf('Boards'), credits: { people } };
  return draftAnnouncement(aRelease({ plan: aPlan({ contents }), lights })).closing;
};

test('the announcement thanks departments and people, one sentence each', () => {
  expect(closing('Ben\nAda')).toBe('Questions? Ask Maya. Thank you: Docs. By name: Ada and Ben.');
  expect(closing('')).toBe('Questions? Ask Maya. Thank you: Docs.');
  expect(closing('Ada', [])).toBe('Questions? Ask Maya. Thank you by name: Ada.');
});
