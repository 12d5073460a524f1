import type { StaticSelect } from '@slack/types';
import { expect, test } from 'vitest';
import { modal } from '../../../../src/adapters/slack/kit/views.ts';
import {
  chosenRegion,
  regionField,
  regionWords,
} from '../../../../src/adapters/slack/settings/region-field.ts';
import { loadHolidayRules } from '../../../../src/domain/holiday-rules.ts';
import { wrongWithView } from '../setup/drawn.ts';

const field = (shown: string, zone = 'Europe/Berlin') =>
  regionField({
    label: 'Public holidays of',
    hint: 'Type to search.',
    none: 'No public holidays',
    shown,
    zone,
  });

const menuOf = async (shown: string, zone?: string): Promise<StaticSelect> =>
  (await field(shown, zone)).element as StaticSelect;

const offeredIn = ({ option_groups = [] }: StaticSelect) =>
  option_groups.map(({ label, options }) => ({
    label: label.text,
    texts: options.map(({ text }) => text.text),
  }));

test('first what is likely, then countries, then the parts of each', async () => {
  const groups = offeredIn(await menuOf('DE-BY'));
  expect(groups[0]).toEqual({
    label: 'Suggested',
    texts: ['No public holidays', 'Germany, Bavaria / Bayern (DE-BY)', 'Germany (DE)'],
  });
  expect(groups[1]?.label).toMatch(/^Countries, A to [A-Z]$/);
  expect(groups.find(({ label }) => label === 'Parts of United Kingdom')?.texts).toContain(
    'United Kingdom, Scotland (GB-SCT)',
  );
  const labels = groups.map(({ label }) => label);
  expect(labels.findLastIndex((label) => label.startsWith('Countries'))).toBeLessThan(
    labels.findIndex((label) => label.startsWith('Parts of')),
  );
});

test.each(['', 'DE', 'BA-BIH-W', 'QQ-OLD'])(
  'with "%s" chosen Slack takes the menu, and every region stands in it exactly once',
  async (shown) => {
    const block = await field(shown);
    const view = modal({ callbackId: 'x', title: 'X', submit: 'Save', blocks: [block] });
    expect(wrongWithView(view)).toEqual([]);
    const menu = block.element as StaticSelect;
    const values = (menu.option_groups ?? []).flatMap(({ options }) => options.map(({ value }) => value));
    expect(new Set(values).size).toBe(values.length);
    const all = (await loadHolidayRules()).everywhere().map(({ region }) => region);
    expect(all.filter((region) => !values.includes(region))).toEqual([]);
    expect(menu.initial_option?.value).toBe(shown === '' ? 'none' : shown);
  },
);

test('a zone of several countries suggests none', async () => {
  const [first] = offeredIn(await menuOf('', 'Europe/Zurich'));
  expect(first?.texts).toEqual(['No public holidays']);
});

test('a form takes half of what Slack accepts of a view, or less', async () => {
  expect(JSON.stringify(await field('DE')).length).toBeLessThan(120_000);
});

test.each([
  ['none', ''],
  ['DE-BY', 'DE-BY'],
  ['de-by', 'DE-BY'],
  ['Germany', 'Germany'],
  [null, ''],
])('"%s" comes back as "%s"', (value, region) => {
  expect(chosenRegion({ holidayRegion: value })).toBe(region);
});

test.each([
  ['DE-BY', 'Germany, Bavaria (DE-BY)'],
  ['QQ', 'QQ'],
  [null, null],
])('%s reads as %s', async (region, words) => {
  expect(await regionWords(region)).toBe(words);
});
