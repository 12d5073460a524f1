import { EMPTY_CONTENTS, itemsOf, type PlanContents, withNewItems } from '../../domain/contents/contents.ts';
import {
  FACT_PART_NAMES,
  type FactPart,
  type Item,
  LIST_NAMES,
  LIST_PARTS,
  type ListPart,
} from '../../domain/contents/parts.ts';
import { relativeTo, type When } from '../../domain/contents/when.ts';
import { type PlannedLaunch, type Release, titleOf } from '../../domain/release.ts';
import { type WorkspaceSettings, weekOf } from '../../domain/settings/settings.ts';
import type { FileNames } from '../plan-file/file-names.ts';
import { writtenContents, writtenPlan } from '../plan-file/write-plan.ts';
import type { TextField, WrittenTemplate } from '../plan-file/written-plan.ts';
import { withRoles } from './roles.ts';

/** What the next release of this kind takes along; what was this one's alone stays with it. */
const KEPT_LISTS: readonly ListPart[] = [
  'groups',
  'risks',
  'milestones',
  'phases',
  'meetings',
  'education',
  'watch',
  'runbook',
  'targets',
  'cohorts',
];
const KEPT_FACTS: readonly FactPart[] = ['about', 'push', 'pull', 'phased'];
const KEPT_TEXTS: readonly TextField[] = ['product', 'backOut'];

const MOST_LESSONS = 20;
const LESSON_MAX = LIST_PARTS.risks.fields.what.max;

const MITIGATION_MAX = LIST_PARTS.risks.fields.mitigation.max;

const clipped = (text: string, max: number): string => {
  const letters = [...text];
  return letters.length <= max ? text : `${letters.slice(0, max - 1).join('')}…`;
};

/** A day of the calendar as its distance from the launch, so that it fits another launch. */
const movable = (when: When | null, launch: PlannedLaunch, settings: WorkspaceSettings): When | null => {
  if (when?.kind !== 'fixed') return when;
  return relativeTo({ date: when.date, time: when.time, zone: when.zone }, launch, weekOf(settings));
};

const asTemplateItem = (item: Item, launch: PlannedLaunch, settings: WorkspaceSettings): Item => {
  const moved = Object.fromEntries(
    (['when', 'starts', 'ends'] as const)
      .filter((field) => field in item)
      .map((field) => [
        field,
        movable((item as Record<string, unknown>)[field] as When | null, launch, settings),
      ]),
  );
  return { ...item, ...moved, doneAt: null } as Item;
};

/** Each lesson is a risk of the next release: somebody learnt it the hard way. */
const lessonsAsRisks = (release: Release): readonly Omit<Item<'risks'>, 'id' | 'doneAt'>[] =>
  release.lessons
    .split('\n')
    .map((line) => line.trim().replace(/^[-*•]\s+/, ''))
    .filter((line) => line !== '')
    .slice(0, MOST_LESSONS)
    .map((line) => {
      const letters = [...line];
      const rest = letters.slice(LESSON_MAX).join('').trim();
      // The name of a confidential release goes nowhere with it.
      const from = release.visibility === 'confidential' ? '' : `Learnt from ${titleOf(release)}.`;
      const room = MITIGATION_MAX - [...from].length - 1;
      return {
        what: letters.slice(0, LESSON_MAX).join(''),
        likelihood: 'medium',
        impact: 'medium',
        mitigation: [clipped(rest, room), from].filter((text) => text !== '').join('\n'),
        owner: null,
      } as const;
    });

const keptContents = (release: Release, settings: WorkspaceSettings): PlanContents => {
  const { contents, launch } = release.plan;
  const lists = LIST_NAMES.map((part) => [
    part,
    KEPT_LISTS.includes(part)
      ? itemsOf(contents, part).map((item) => asTemplateItem(item, launch, settings))
      : [],
  ]);
  const facts = FACT_PART_NAMES.filter((part) => KEPT_FACTS.includes(part)).map((part) => [
    part,
    contents[part],
  ]);
  const kept = {
    ...EMPTY_CONTENTS,
    nextId: contents.nextId,
    ...Object.fromEntries(lists),
    ...Object.fromEntries(facts),
  } as PlanContents;
  return {
    ...kept,
    // Days on which something was done or due for this release alone.
    about: { ...kept.about, backOutTested: '', compatibility: '' },
    pull: { ...kept.pull, deadline: '' },
  };
};

/**
 * A release as others can begin from it: its milestones by their distance from the launch, people by their roles,
 * its lessons as risks; without its name, dates, persons and scope.
 */
export const templateOfRelease = (
  release: Release,
  { name, purpose }: { name: string; purpose: string },
  { settings, names }: { settings: WorkspaceSettings; names: FileNames },
): WrittenTemplate => {
  const contents = withRoles(keptContents(release, settings), { manager: release.manager, settings });
  const learnt = withNewItems(contents, 'risks', lessonsAsRisks(release));
  const { departments, texts, path } = writtenPlan(release, names);
  return {
    template: name,
    purpose,
    path,
    departments,
    texts: Object.fromEntries(
      KEPT_TEXTS.map((field) => [field, texts[field] ?? '']).filter(([, text]) => text !== ''),
    ),
    risk: null,
    ...writtenContents(learnt, names),
  };
};
