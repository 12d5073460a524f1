import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factSheet, noticeWords, ROOM, wordsFor } from '../../../src/domain/announcement/fact-sheet.ts';
import { plainLanguage } from '../../../src/domain/announcement/plain-language.ts';
import { READERS } from '../../../src/domain/announcement/version.ts';
import type { Flow } from '../../../src/domain/packs/flow-on.ts';
import { aPlan, aRelease } from '../../support/builders.ts';
import { withPlanned } from '../plan-cases.ts';

const from = { departmentId: 'dep-docs', from: 'Docs' };
const NO_FLOW: Flow = { known_limitations: [], support_contact: [], pages: [], locked_facts: [] };
const flow: Flow = {
  ...NO_FLOW,
  known_limitations: [
    { ...from, words: 'Boards hold 100 cards.' },
    { ...from, words: 'None known.' },
  ],
  support_contact: [{ ...from, words: '#help-boards' }],
  pages: [{ ...from, words: 'https://example.com/boards' }],
};

const plain = aRelease({ plan: aPlan({ price: '9 €', packages: 'Team' }) });
const grouped = withPlanned(plain, 'groups', { name: 'Teams', side: 'gains', note: '' });
const release = withPlanned(grouped, 'groups', {
  name: 'Exporters',
  side: 'conflicts',
  note: 'Export before Friday.',
});
const sheet = factSheet(release, flow);

test('the facts come from the plan and from what departments wrote down', () => {
  expect(sheet).toMatchObject({
    title: 'Atlas 2.0',
    what: 'Shared boards.',
    forWhom: ['Teams'],
    conflicts: ['Exporters (Export before Friday.)'],
    limits: ['Boards hold 100 cards.'],
    links: ['https://example.com/boards'],
    ask: '#help-boards',
  });
  expect(factSheet(release, NO_FLOW).ask).toBe('Maya');
});

test('each group of readers gets the facts that it needs', () => {
  const field = wordsFor('field', sheet);
  for (const needed of ['Price: 9 €', 'Known limitations: Boards hold 100 cards.', 'Ask #help-boards']) {
    expect(field).toContain(needed);
  }
  const customers = wordsFor('customers', sheet);
  expect(customers).toContain('Read more: https://example.com/boards');
  for (const inside of ['Why we do it', '#help-boards', 'Exporters']) expect(customers).not.toContain(inside);
  expect(wordsFor('company', sheet)).toContain('Why we do it: Teams plan together.');
  expect(wordsFor('developers', sheet)).toContain('• Shared boards');
});

test('a notice says what changes, for whom, and what they have to do; no date, because dates move', () => {
  const words = noticeWords('customers', sheet);
  expect(words).toContain('What changes: Shared boards.');
  expect(words).toContain('For whom: Teams');
  expect(words).toContain('Exporters (Export before Friday.)');
  expect(noticeWords('customers', factSheet(plain, NO_FLOW))).toContain('What you have to do: nothing.');
  expect(words).not.toContain('2026');
});

test('what the bot writes itself is plain', () => {
  for (const readers of READERS) expect(plainLanguage(wordsFor(readers, sheet))).toEqual([]);
});

test('no text is longer than its readers read, none is empty, and lines stay whole', () => {
  const line = fc.string({ minLength: 1, maxLength: 300 }).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(
      fc.constantFrom(...READERS),
      line,
      fc.array(line, { maxLength: 30 }),
      (readers, value, lines) => {
        const given = factSheet(aRelease({ plan: aPlan({ value, highlights: lines.join('\n') }) }), NO_FLOW);
        for (const words of [wordsFor(readers, given), noticeWords(readers, given)]) {
          expect(words.length).toBeLessThanOrEqual(ROOM[readers]);
          expect(words.trim()).not.toBe('');
        }
        const bullets = wordsFor(readers, given)
          .split('\n')
          .filter((each) => each.startsWith('• '));
        const allowed = [...given.highlights, ...given.points].map((each) => `• ${each}`);
        for (const each of bullets) expect(allowed).toContain(each);
      },
    ),
  );
});
