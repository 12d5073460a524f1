import { describe, expect, it } from 'vitest';
import { withFlow } from '../../../src/domain/packs/flow-into-announcement.ts';
import { flowOn, type NamedChecklist, readersOf } from '../../../src/domain/packs/flow-on.ts';
import { FEEDS } from '../../../src/domain/packs/pack.ts';
import type { Tick } from '../../../src/domain/packs/tick.ts';
import { aRelease, type DepartmentKey, departmentId, MAYA, NOW } from '../../support/builders.ts';
import { aPack } from '../../support/packs.ts';

const tick = (key: DepartmentKey, itemId: string, said: Partial<Tick>): Tick => ({
  departmentId: departmentId(key),
  itemId,
  answer: 'yes',
  link: null,
  text: null,
  by: MAYA,
  at: NOW,
  ...said,
});

const checklist = (key: DepartmentKey, name: string, ...ticks: readonly Tick[]): NamedChecklist => ({
  departmentId: departmentId(key),
  name,
  pack: aPack(key),
  ticks,
});

const given = [
  checklist('qa', 'QA', tick('qa', 'limitations', { text: 'Slow with many cards.' })),
  checklist(
    'docs',
    'Docs',
    tick('docs', 'pages', { link: 'https://docs.example.com' }),
    tick('docs', 'faq', { link: 'https://docs.example.com/faq' }),
    tick('docs', 'owner', { text: 'Dana' }),
  ),
  checklist('support', 'Support', tick('support', 'who-is-called', { text: 'Sam, #help' })),
];

const words = (checklists: readonly NamedChecklist[]) => {
  const flow = flowOn(checklists);
  return Object.fromEntries(FEEDS.map((feeds) => [feeds, flow[feeds].map((each) => each.words)]));
};

describe('answers flow on', () => {
  it('to what they feed, in the order of the departments', () => {
    expect(words(given)).toEqual({
      known_limitations: ['Slow with many cards.'],
      support_contact: ['Sam, #help'],
      pages: ['https://docs.example.com', 'https://docs.example.com/faq'],
      locked_facts: [],
    });
  });

  it.each(['no', 'not_applicable'] as const)('not when they are "%s"', (answer) => {
    expect(words([checklist('qa', 'QA', tick('qa', 'limitations', { answer }))]).known_limitations).toEqual(
      [],
    );
  });

  it('only to the cards of those who need them', () => {
    expect(readersOf('known_limitations', aRelease())).toEqual([departmentId('support')]);
    expect(readersOf('pages', aRelease())).toEqual([]);
    expect(readersOf(null, aRelease())).toEqual([]);
  });
});

describe('the draft of an announcement', () => {
  const draft = { title: 'Atlas', value: 'Boards.', highlights: 'Share with a link.', closing: 'Ask Maya.' };

  it('ends its highlights with limitations and pages', () => {
    expect(withFlow(draft, flowOn(given))).toEqual({
      ...draft,
      highlights:
        'Share with a link.\nKnown limitations: Slow with many cards.\nRead more: https://docs.example.com, https://docs.example.com/faq',
    });
  });

  it('stays as it is while nothing is written down', () => {
    expect(withFlow(draft, flowOn([]))).toEqual(draft);
  });

  it.each(['None known.', 'none', 'No known limitations', 'Nothing.'])('does not announce "%s"', (text) => {
    const flow = flowOn([checklist('qa', 'QA', tick('qa', 'limitations', { text }))]);
    expect(withFlow(draft, flow)).toEqual(draft);
  });

  it.each(['No export yet.', 'Nothing works offline.'])('announces "%s"', (text) => {
    const flow = flowOn([checklist('qa', 'QA', tick('qa', 'limitations', { text }))]);
    expect(withFlow(draft, flow).highlights).toContain(`Known limitations: ${text}`);
  });
});
