import { formatDate, formatDateTime, type Instant, toWall, zoneInWords } from '../calendar.ts';
import type { PlanContents } from './contents.ts';
import { itemsOf } from './contents.ts';
import { meetingName } from './item-name.ts';
import {
  FINISHED_PARTS,
  type FinishedPart,
  type Item,
  LIST_PARTS,
  type ListPart,
  type Owner,
} from './parts.ts';
import type { Calendar } from './read-item.ts';
import { type Resolved, resolveWhen, tMinusWords, type When } from './when.ts';

/**
 * What the words for an item need beside it.
 *
 * @property zone IANA zone of the reader, for moments; whole days are those of the launch's own zone
 * @property titles other releases that the reader may know of, by id
 */
export type ItemScene = Calendar & {
  now: Instant;
  zone: string;
  titles: ReadonlyMap<string, string>;
};

export const isFinishedPart = (part: ListPart): part is FinishedPart =>
  (FINISHED_PARTS as readonly ListPart[]).includes(part);

const DEGREE = { low: 1, medium: 2, high: 3 } as const;
const SEPARATOR = ', ';

const joined = (...pieces: readonly string[]): string =>
  pieces.filter((piece) => piece !== '').join(SEPARATOR);

const ownerName = (owner: Owner | null): string => owner?.name ?? '';

const dayOf = (date: string, { launch, now }: ItemScene): string => formatDate(date, launch.zone, now);

/** "Tue 26 Nov", "Tue 12 Nov to Fri 15 Nov", "Tue 26 Nov, 14:00 Berlin time". */
export const momentWords = (when: When, scene: ItemScene): string => {
  const { date, until, at } = resolveWhen(when, scene.launch, scene.week);
  const first = at === null ? dayOf(date, scene) : formatDateTime(at, scene.zone, scene.now);
  return until === date ? first : `${first} to ${dayOf(until, scene)}`;
};

/** The same with its distance from the launch, where it moves along: "Tue 26 Nov (T-11)". */
const whenWords = (when: When | null, scene: ItemScene): string => {
  if (when === null) return '';
  const distance = tMinusWords(when);
  return `${momentWords(when, scene)}${distance === null ? '' : ` (${distance})`}`;
};

const span = (starts: When, ends: When, scene: ItemScene): string =>
  `${momentWords(starts, scene)} to ${momentWords(ends, scene)}`;

const textAmong = (part: ListPart, key: string, value: string): string => {
  const field = (
    LIST_PARTS[part].fields as Record<string, { choices?: readonly { value: string; text: string }[] }>
  )[key];
  return field?.choices?.find((choice) => choice.value === value)?.text ?? value;
};

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

type Words<P extends ListPart> = (item: Item<P>, scene: ItemScene) => string;

const WORDS: { [P in ListPart]: Words<P> } = {
  scope: ({ what, gain }) => (gain === '' ? what : `${what}: ${gain}`),
  components: ({ name, version }) => joined(name, version),
  groups: ({ name, side }) => (side === 'conflicts' ? `${name}: it conflicts with how they work` : name),
  risks: ({ what, likelihood, impact, owner }) =>
    joined(what, `${likelihood} likelihood`, `${impact} impact`, ownerName(owner)),
  dependencies: ({ what, release, owner, by }, scene) =>
    joined(
      what,
      release === null ? '' : (scene.titles.get(release) ?? 'another release'),
      ownerName(owner),
      by === '' ? '' : `by ${dayOf(by, scene)}`,
    ),
  milestones: ({ what, owner, when }, scene) => joined(what, ownerName(owner), whenWords(when, scene)),
  meetings: ({ kind, when, lasts, where }, scene) =>
    joined(
      meetingName(kind),
      whenWords(when, scene),
      `${Number.parseInt(lasts, 10)} minutes`,
      where === 'writing' ? 'in writing' : where === 'huddle' ? 'in a huddle' : '',
    ),
  phases: ({ name, owner, starts, ends }, scene) => joined(name, ownerName(owner), span(starts, ends, scene)),
  education: ({ what, side, form, owner, when }, scene) =>
    joined(
      `${textAmong('education', 'form', form)} for ${lower(textAmong('education', 'side', side))}: ${what}`,
      ownerName(owner),
      whenWords(when, scene),
    ),
  watch: ({ owner, starts, ends }, scene) => joined(ownerName(owner), span(starts, ends, scene)),
  runbook: ({ what, owner, minutes, moment }) =>
    joined(
      what,
      ownerName(owner),
      minutes === 'open' ? '' : textAmong('runbook', 'minutes', minutes),
      moment === 'after' ? 'once users have it' : '',
    ),
  targets: ({ name, batch }) => joined(name, batch === '' ? '' : `batch ${batch}`),
  cohorts: ({ name, soak }) => joined(name, soak === '' ? '' : `watched for ${soak}`),
};

/** An item in one line, for lists: "Docs freeze, Docs Lead, Tue 26 Nov (T-11)". */
export const itemLine = (part: ListPart, item: Item, scene: ItemScene): string =>
  (WORDS[part] as Words<ListPart>)(item, scene);

/** What else is known of an item and does not fit in its line. */
export const itemNote = (item: Item): string => {
  if ('mitigation' in item) return item.mitigation;
  return 'note' in item ? item.note : '';
};

/** The day up to which an item is done in time; null where it has none. */
const dueOf = (item: Item, scene: ItemScene): Resolved | null => {
  if ('when' in item) return item.when === null ? null : resolveWhen(item.when, scene.launch, scene.week);
  if ('starts' in item) return resolveWhen(item.starts, scene.launch, scene.week);
  if (!('by' in item) || item.by === '') return null;
  return { date: item.by, until: item.by, time: null, zone: scene.launch.zone, at: null };
};

/** Its day has passed, and nobody said that it is done. */
export const isLate = (part: ListPart, item: Item, scene: ItemScene): boolean => {
  const due = isFinishedPart(part) && item.doneAt === null ? dueOf(item, scene) : null;
  if (due === null) return false;
  return due.until < toWall(scene.now, due.zone).date;
};

/** What has no day comes after all days. */
const LAST = '9999';

const orderOf = (item: Item, scene: ItemScene): string => {
  if ('likelihood' in item) {
    // Worst first.
    return String(9 - DEGREE[item.likelihood] * DEGREE[item.impact]);
  }
  const due = dueOf(item, scene);
  return due === null ? LAST : `${due.date} ${due.at ?? ''}`;
};

const KEEP_ORDER: readonly ListPart[] = ['scope', 'components', 'groups', 'runbook', 'targets', 'cohorts'];

/** The items as they are read: by their day, risks by how bad and how likely, the rest as it was written. */
export const inReadingOrder = <P extends ListPart>(
  part: P,
  items: readonly Item<P>[],
  scene: ItemScene,
): readonly Item<P>[] => {
  if (KEEP_ORDER.includes(part)) return items;
  return items
    .map((item, index) => ({ item, index, order: orderOf(item as Item, scene) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.index - b.index))
    .map(({ item }) => item);
};

const nextWords = (part: FinishedPart, open: readonly Item[], scene: ItemScene): string => {
  const next = inReadingOrder(part, open, scene).find(
    (item) => dueOf(item, scene) !== null && !isLate(part, item, scene),
  );
  const due = next === undefined ? null : dueOf(next, scene);
  const what = next !== undefined && 'what' in next ? next.what : '';
  return due === null ? '' : `next ${dayOf(due.date, scene)}: ${what}`;
};

/** How a list of the plan stands: "12 in all, 3 done, next Thu 10 Oct: Docs freeze". */
export const partStands = (part: ListPart, contents: PlanContents, scene: ItemScene): string => {
  const items: readonly Item[] = itemsOf(contents, part);
  if (items.length === 0) return LIST_PARTS[part].empty;
  if (!isFinishedPart(part)) return `${items.length} in all`;
  const open = items.filter(({ doneAt }) => doneAt === null);
  const done = items.length - open.length;
  const late = open.filter((item) => isLate(part, item, scene)).length;
  return joined(
    `${items.length} in all`,
    done === 0 ? '' : `${done} done`,
    late === 0 ? '' : `${late} late`,
    nextWords(part, open, scene),
  );
};

/** The zone on whose wall times of this plan are chosen, in words. */
export const wallWords = (scene: Calendar): string => zoneInWords(scene.launch.zone);
