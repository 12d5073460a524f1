import { withoutNothing } from '../packs/flow-into-announcement.ts';
import type { Flow } from '../packs/flow-on.ts';
import { type Release, titleOf } from '../release.ts';
import type { Readers } from './version.ts';

/** What is true of a release, once for all who are told of it. */
export type FactSheet = {
  title: string;
  /** What users gain, in a sentence. */
  what: string;
  forWhom: readonly string[];
  /** Whose way of working it conflicts with, and what they need from us. */
  conflicts: readonly string[];
  why: string;
  highlights: readonly string[];
  points: readonly string[];
  price: string;
  packages: string;
  compatibility: string;
  where: string;
  limits: readonly string[];
  links: readonly string[];
  ask: string;
};

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const given = (flow: Flow, feeds: keyof Flow): readonly string[] => [
  ...new Set(withoutNothing(flow[feeds]).map(({ words }) => words.trim())),
];

/** Most of it stands in the plan; limits, pages and who to ask come from the departments' checklists. */
export const factSheet = (release: Pick<Release, 'plan' | 'manager'>, flow: Flow): FactSheet => {
  const { plan, manager } = release;
  const { groups, scope, education, about, pull } = plan.contents;
  const learn = education.filter(({ side, link }) => side === 'users' && link !== '').map(({ link }) => link);
  const contacts = given(flow, 'support_contact');
  const named = (side: 'gains' | 'conflicts') => groups.filter((group) => group.side === side);
  return {
    title: titleOf(release),
    what: plan.value.trim(),
    forWhom: named('gains').map(({ name }) => name),
    conflicts: named('conflicts').map(({ name, note }) => (note === '' ? name : `${name} (${note})`)),
    why: plan.goal.trim(),
    highlights:
      plan.highlights === ''
        ? scope.map(({ gain }) => gain).filter((gain) => gain !== '')
        : lines(plan.highlights),
    points: scope.map(({ what }) => what),
    price: plan.price.trim(),
    packages: plan.packages.trim(),
    compatibility: about.compatibility.trim(),
    where: pull.where,
    limits: given(flow, 'known_limitations'),
    links: [...new Set([...given(flow, 'pages'), ...learn])],
    ask: contacts.length > 0 ? contacts.join(', ') : manager.name,
  };
};

const said = (label: string, ...pieces: readonly string[]): string => {
  const words = pieces.filter((piece) => piece !== '').join(', ');
  return words === '' ? '' : `${label}: ${words}`;
};

const bullets = (pieces: readonly string[]): readonly string[] => pieces.map((piece) => `• ${piece}`);

const limits = (sheet: FactSheet): string => said('Known limitations', ...sheet.limits);
const more = (sheet: FactSheet): string => said('Read more', ...sheet.links);
const ask = (sheet: FactSheet): string => said('Questions? Ask', sheet.ask).replace('Ask: ', 'Ask ');
const forWhom = (sheet: FactSheet): string => said('For', ...sheet.forWhom);
const conflicts = (sheet: FactSheet): string => said('It conflicts with how they work', ...sheet.conflicts);

/** Which facts each of them needs, most needed first. */
const NEEDS: Record<Readers, (sheet: FactSheet) => readonly string[]> = {
  company: (sheet) => [sheet.what, said('Why we do it', sheet.why), ...bullets(sheet.highlights), ask(sheet)],
  field: (sheet) => [
    sheet.what,
    forWhom(sheet),
    said('Price', sheet.price),
    said('Packages', sheet.packages),
    limits(sheet),
    conflicts(sheet),
    ask(sheet),
    more(sheet),
    ...bullets(sheet.highlights),
  ],
  developers: (sheet) => [
    sheet.what,
    said('Compatibility', sheet.compatibility),
    said('Where it is', sheet.where),
    limits(sheet),
    ask(sheet),
    more(sheet),
    ...bullets(sheet.points),
  ],
  customers: (sheet) => [
    sheet.what,
    ...bullets(sheet.highlights),
    said('Where it is', sheet.where),
    limits(sheet),
    more(sheet),
  ],
  partners: (sheet) => [
    sheet.what,
    forWhom(sheet),
    said('Price', sheet.price),
    said('Packages', sheet.packages),
    said('Compatibility', sheet.compatibility),
    limits(sheet),
    more(sheet),
    ask(sheet),
  ],
};

/** How much each of them reads, in characters. */
export const ROOM: Record<Readers, number> = {
  company: 700,
  field: 2400,
  developers: 2400,
  customers: 1000,
  partners: 1400,
};

/** Whole lines only: what has no room any more is left out, and the most needed stands first. */
const fitting = (wanted: readonly string[], room: number): string => {
  let left = room;
  const kept = wanted.filter((line, index) => {
    if (line === '' || (index > 0 && line.length + 1 > left)) return false;
    left -= line.length + 1;
    return true;
  });
  return kept.join('\n').slice(0, room);
};

/** The words for a group of readers, as long as suits them: to begin from, or as they are. */
export const wordsFor = (readers: Readers, sheet: FactSheet): string =>
  fitting(NEEDS[readers](sheet), ROOM[readers]);

/** What changes, for whom, and what they have to do; from when is written beside it, because it may move. */
export const noticeWords = (readers: Readers, sheet: FactSheet): string =>
  fitting(
    [
      said('What changes', sheet.what),
      said('For whom', ...sheet.forWhom),
      sheet.conflicts.length === 0
        ? 'What you have to do: nothing.'
        : `What you have to do: read on if this is you. ${conflicts(sheet)}`,
      said('Compatibility', sheet.compatibility),
      ask(sheet),
    ],
    ROOM[readers],
  );
