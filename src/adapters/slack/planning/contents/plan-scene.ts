import type { House } from '../../../../application/house.ts';
import { visibleReleases } from '../../../../application/plan/find-release.ts';
import { isLegal, mayChangeList } from '../../../../domain/command.ts';
import type { ItemScene } from '../../../../domain/contents/item-words.ts';
import type { FinishedPart, ListPart } from '../../../../domain/contents/parts.ts';
import type { KnownFact } from '../../../../domain/hooks/fact.ts';
import type { Actor } from '../../../../domain/person.ts';
import { mayNot } from '../../../../domain/policy.ts';
import { titleOf } from '../../../../domain/release.ts';
import { weekOf } from '../../../../domain/settings/settings.ts';
import type { Scene } from '../card/standing.ts';

/** A plan as one person reads it: with the names and the zone that they know. */
export type PlanScene = Scene & { actor: Actor; words: ItemScene; facts?: readonly KnownFact[] };

/** Other releases are named to those who may know of them. */
export const planScene = async (house: House, actor: Actor, scene: Scene): Promise<PlanScene> => {
  const { reads } = house.store;
  const { release, settings, now } = scene;
  const waits = release.plan.contents.dependencies.some(({ release: other }) => other !== null);
  const others = waits ? await visibleReleases(reads, actor, 'all') : [];
  const reader = await reads.person(actor.workspaceId, actor.userId);
  const words: ItemScene = {
    launch: release.plan.launch,
    week: weekOf(settings),
    now,
    zone: reader?.zone ?? settings.zone,
    titles: new Map(others.map((other) => [other.id, titleOf(other)])),
  };
  return { ...scene, actor, words, facts: await reads.knownFacts(actor.workspaceId, release.id) };
};

/** Whether this person may add to this list, change what is in it and take it out. */
export const mayChangeItems = ({ actor, release, settings, now }: PlanScene, part: ListPart): boolean =>
  mayChangeList(part, release) &&
  mayNot(actor, { type: 'remove_item', part, itemId: '' }, release, settings, now) === null;

/** Whether this person may say that the item is done. */
export const mayFinish = (
  { actor, release, settings, now }: PlanScene,
  part: FinishedPart,
  itemId: string,
): boolean =>
  isLegal('finish_item', release) &&
  mayNot(actor, { type: 'finish_item', part, itemId, done: true }, release, settings, now) === null;
