import type { InputBlock } from '@slack/types';
import { type HolidayRules, loadHolidayRules, type RegionChoice } from '../../../domain/holiday-rules.ts';
import { guessRegion } from '../../../domain/settings/guess-region.ts';
import { readRegion } from '../../../domain/settings/public-holidays.ts';
import { type Typed, typedText } from '../edge/visit.ts';
import type { ChoiceGroup } from '../kit/choices.ts';
import type { Choice } from '../kit/elements.ts';
import { groupedSelectField } from '../kit/inputs.ts';
import { LIMITS } from '../kit/limits.ts';

/** The block in which a region is chosen; named like the field of the settings. */
export const REGION = 'holidayRegion';

/** Slack's menus have no empty choice that can be taken back everywhere: no region is a choice of its own. */
const NONE = 'none';

const labelled = (name: string, region: string): string => {
  if (name === region) return region;
  const code = ` (${region})`;
  return name.length + code.length <= LIMITS.option
    ? `${name}${code}`
    : `${name.slice(0, LIMITS.option - code.length - 1)}…${code}`;
};

/** As a menu offers it. The own name of a part can be searched for too: "Germany, Bavaria / Bayern (DE-BY)". */
const choiceOf = ({ region, name, localName }: RegionChoice): Choice => ({
  text: labelled(region.includes('-') && localName !== null ? `${name} / ${localName}` : name, region),
  value: region,
});

const inChunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** Without its accent: Åland stands among the A. */
const initialOf = (items: readonly Choice[], at: number): string =>
  (items.at(at)?.text ?? '').normalize('NFD').slice(0, 1);

/** Countries first, then the parts of each. */
const groupsOf = (rules: HolidayRules): ChoiceGroup[] => {
  const all = rules.everywhere();
  const countries = all.filter(({ region }) => !region.includes('-'));
  const parts = Map.groupBy(
    all.filter(({ region }) => region.includes('-')),
    ({ region }) => region.split('-')[0] ?? '',
  );
  return [
    ...inChunks(countries.map(choiceOf), LIMITS.options).map((choices) => ({
      label: `Countries, ${initialOf(choices, 0)} to ${initialOf(choices, -1)}`,
      choices,
    })),
    ...[...parts].map(([country, found]) => ({
      label: `Parts of ${rules.nameOf(country)}`,
      choices: found.map(choiceOf),
    })),
  ];
};

export type RegionField = {
  label: string;
  hint: string;
  /** What it means to choose none: "No public holidays". */
  none: string;
  /** What the form shows: a region, or '' for none. */
  shown: string;
  /** Zone from which a country is suggested. */
  zone: string;
};

const suggestions = (rules: HolidayRules, { none, shown, zone }: RegionField): Choice[] => {
  const guess = guessRegion(rules, zone);
  const known = new Map(rules.everywhere().map((choice) => [choice.region, choice]));
  // What was chosen once stays a choice, even if nothing is known of it any more.
  const offered = [shown, guess ?? ''].filter((region) => region !== '');
  const choices = [...new Set(offered)].map((region) =>
    choiceOf(known.get(region) ?? { region, name: region, localName: null }),
  );
  return [{ text: none, value: NONE }, ...choices];
};

/** Chooses whose public holidays are days off: by name, with a search, each region once. */
export const regionField = async (field: RegionField): Promise<InputBlock> => {
  const rules = await loadHolidayRules();
  const first = suggestions(rules, field);
  const taken = new Set(first.map(({ value }) => value));
  const others = groupsOf(rules)
    .map(({ label, choices }) => ({ label, choices: choices.filter(({ value }) => !taken.has(value)) }))
    .filter(({ choices }) => choices.length > 0);
  return groupedSelectField({
    id: REGION,
    label: field.label,
    hint: field.hint,
    groups: [{ label: 'Suggested', choices: first }, ...others],
    initial: field.shown === '' ? NONE : field.shown,
  });
};

/** The region that came back, '' for none. In its usual spelling; what is no region stays, and is named when saved. */
export const chosenRegion = (typed: Typed): string => {
  const text = typedText(typed, REGION);
  return text === NONE ? '' : (readRegion(text) ?? text);
};

/** "Germany, Bavaria (DE-BY)"; null for none, without loading anything. */
export const regionWords = async (region: string | null): Promise<string | null> =>
  region === null ? null : labelled((await loadHolidayRules()).nameOf(region), region);
