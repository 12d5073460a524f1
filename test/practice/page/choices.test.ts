import { describe, expect, it } from 'vitest';
import {
  afterPick,
  type ChoiceGroup,
  channelGroups,
  conversationGroups,
  filterGroups,
  groupsOf,
  peopleGroups,
  suggestedGroups,
} from '../../../src/practice/page/blocks/elements/choices.ts';
import { emptyScreen } from './specimen/screen.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string, text: string, description?: string) => ({
  value,
  text: plain(text),
  ...(description !== undefined && { description: plain(description) }),
});
const labels = (groups: readonly ChoiceGroup[]) =>
  groups.map(({ label, choices }) => [label, ...choices.map((one) => one.label)]);

const GROUPED = {
  option_groups: [
    { label: plain('Makers'), options: [option('d', 'Docs', 'Writes'), option('q', 'Qualité')] },
    { label: plain('Tellers'), options: [option('m', 'Marketing')] },
  ],
};

describe('what a menu offers', () => {
  it('options, with their emoji', () => {
    expect(labels(groupsOf({ options: [option('a', ':rocket: Go')] }))).toEqual([[null, '🚀 Go']]);
  });

  it('options in groups', () => {
    expect(labels(groupsOf(GROUPED))).toEqual([
      ['Makers', 'Docs', 'Qualité'],
      ['Tellers', 'Marketing'],
    ]);
  });

  it('suggestions of the bot, in groups or not', () => {
    expect(labels(suggestedGroups([option('a', 'A')]))).toEqual([[null, 'A']]);
    expect(labels(suggestedGroups(GROUPED.option_groups)).map(([label]) => label)).toEqual([
      'Makers',
      'Tellers',
    ]);
  });

  it.each([
    ['nothing', '', ['Docs', 'Qualité', 'Marketing']],
    ['the middle of a word', 'arket', ['Marketing']],
    ['letters without their accents', 'qualite', ['Qualité']],
    ['words in any order, of the description too', 'writes DOCS', ['Docs']],
    ['what is nowhere', 'xyz', []],
  ])('for somebody who typed %s', (_, typed, left) => {
    const groups = filterGroups(groupsOf(GROUPED), typed);
    expect(groups.flatMap(({ choices }) => choices.map(({ label }) => label))).toEqual(left);
    expect(groups.every(({ choices }) => choices.length > 0)).toBe(true);
  });
});

describe('people and channels', () => {
  const { people, channels } = emptyScreen();
  const [first] = channels;
  if (first === undefined) throw new Error('the specimen has no channel');
  const all = [...channels, { ...first, id: 'C09', name: 'old', isArchived: true }];

  it('people go by their id', () => {
    expect(peopleGroups(people)[0]?.choices.map(({ value }) => value)).toEqual(['U01', 'U02', 'U03']);
  });

  it('a menu of channels offers public ones in use', () => {
    expect(labels(channelGroups(all))).toEqual([[null, '#releases', '#partners']]);
  });

  it.each([
    ['no filter', undefined, ['#releases', '#docs', '#partners'], 3],
    ['private only', { include: ['private'] }, ['#docs'], 0],
    ['direct messages only', { include: ['im'] }, [], 3],
    ['nothing shared', { exclude_external_shared_channels: true }, ['#releases', '#docs'], 3],
  ])('a menu of conversations with %s', (_, filter, names, direct) => {
    const groups = conversationGroups({ filter }, people, all);
    const of = (label: string) => groups.find((group) => group.label === label)?.choices ?? [];
    expect(of('Channels').map(({ label }) => label)).toEqual(names);
    expect(of('Direct messages').length).toBe(direct);
  });
});

describe('a click on a choice', () => {
  const [docs, quality] = groupsOf(GROUPED).flatMap(({ choices }) => choices);
  if (docs === undefined || quality === undefined) throw new Error('no choices');

  it.each([
    ['chooses it alone', [docs], quality, false, [quality]],
    ['leaves it where it is the only one', [docs], docs, false, [docs]],
    ['adds it where several may be', [docs], quality, true, [docs, quality]],
    ['takes it back where several may be', [docs, quality], docs, true, [quality]],
  ])('%s', (_, chosen, picked, isMany, after) => {
    expect(afterPick(chosen, picked, isMany)).toEqual(after);
  });
});
