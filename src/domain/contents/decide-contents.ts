import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { refitLights } from '../lights/staleness.ts';
import { refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import { fixedGroup } from '../rollout/rollout-follows.ts';
import { itemById, itemsOf, type PlanContents, withItems, withNewItems } from './contents.ts';
import { closesCircle } from './dependency-cycle.ts';
import { itemName } from './item-name.ts';
import type { Item, ListPart } from './parts.ts';

type Change = 'added' | 'changed' | 'removed' | 'finished' | 'reopened';

/** Only the scope is judged: a changed point asks those again who had judged it. */
const withContents = (
  release: Release,
  contents: PlanContents,
  changed: { part: ListPart; item: Item; change: Change },
  { now }: Context,
): Decision => {
  const next: Release = { ...release, plan: { ...release.plan, contents } };
  const { part, item, change } = changed;
  const refitted = refitLights(release, next, now);
  return decided(
    refitted.release,
    { type: 'item_changed', part, itemId: item.id, what: itemName(part, item), change },
    ...refitted.events,
  );
};

const unchanged = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A new item, or other words for one that stands. */
export const putItem = (
  release: Release,
  { part, itemId, values }: Extract<Command, { type: 'put_item' }>,
  context: Context,
): Decision => {
  const { contents } = release.plan;
  if (itemId === null) {
    const grown = withNewItems(contents, part, [values]);
    const circle = closesCircle(release, grown, context);
    if (circle !== null) return circle;
    const item = itemsOf(grown, part).at(-1) as Item;
    return withContents(release, grown, { part, item, change: 'added' }, context);
  }
  const fixed = fixedGroup(release, { part, itemId });
  if (fixed !== null) return fixed;
  const before = itemById(contents, part, itemId);
  if (before === null) return refuse({ code: 'unknown_matter' });
  const item = { ...before, ...values } as Item;
  if (unchanged(before, item)) return decided(release);
  const items = itemsOf(contents, part).map((each) => (each.id === itemId ? item : each)) as Item[];
  const changed = withItems(contents, part, items as never);
  return (
    closesCircle(release, changed, context) ??
    withContents(release, changed, { part, item, change: 'changed' }, context)
  );
};

export const removeItem = (
  release: Release,
  { part, itemId }: Extract<Command, { type: 'remove_item' }>,
  context: Context,
): Decision => {
  const { contents } = release.plan;
  const fixed = fixedGroup(release, { part, itemId });
  if (fixed !== null) return fixed;
  const item = itemById(contents, part, itemId);
  if (item === null) return refuse({ code: 'unknown_matter' });
  const items = itemsOf(contents, part).filter(({ id }) => id !== itemId) as Item[];
  return withContents(
    release,
    withItems(contents, part, items as never),
    { part, item, change: 'removed' },
    context,
  );
};

/** Done, or not done after all; twice is once. */
export const finishItem = (
  release: Release,
  { part, itemId, done }: Extract<Command, { type: 'finish_item' }>,
  context: Context,
): Decision => {
  const { contents } = release.plan;
  const before = itemById(contents, part, itemId);
  if (before === null) return refuse({ code: 'unknown_matter' });
  if ((before.doneAt !== null) === done) return decided(release);
  const item = { ...before, doneAt: done ? context.now : null } as Item;
  const items = itemsOf(contents, part).map((each) => (each.id === itemId ? item : each)) as Item[];
  return withContents(
    release,
    withItems(contents, part, items as never),
    { part, item, change: done ? 'finished' : 'reopened' },
    context,
  );
};

/** Many at once: a pasted timeline, a template. */
export const addItems = (
  release: Release,
  { part, items }: Extract<Command, { type: 'add_items' }>,
  context: Context,
): Decision => {
  if (items.length === 0) return decided(release);
  const contents = withNewItems(release.plan.contents, part, items as never);
  const circle = closesCircle(release, contents, context);
  if (circle !== null) return circle;
  const refitted = refitLights(release, { ...release, plan: { ...release.plan, contents } }, context.now);
  return decided(refitted.release, { type: 'items_added', part, count: items.length }, ...refitted.events);
};

/** The single facts of a plan; only what changed. */
export const setFacts = (
  release: Release,
  { part, values }: Extract<Command, { type: 'set_facts' }>,
  _context: Context,
): Decision => {
  const before = release.plan.contents[part];
  const after = { ...before, ...values };
  if (unchanged(before, after)) return decided(release);
  const contents = { ...release.plan.contents, [part]: after } as PlanContents;
  const fields = Object.keys(after).filter(
    (key) => !unchanged({ v: before[key as never] }, { v: after[key as never] }),
  );
  return decided(
    { ...release, plan: { ...release.plan, contents } },
    { type: 'plan_changed', fields: fields as string[] },
  );
};
