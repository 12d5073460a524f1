import type { ModalView } from '@slack/types';
import type { House } from '../../../application/house.ts';
import { readLookBack } from '../../../application/retro/read-look-back.ts';
import type { Actor } from '../../../domain/person.ts';
import { open, push, type Reply, refused, strange, update } from '../edge/reply.ts';
import type { ActionVisit, ViewVisit } from '../edge/visit.ts';
import type { SlackMessage } from '../kit/message.ts';
import type { Scene } from '../lights/card/scene.ts';
import { shownBehind } from '../planning/contents/seen-plan.ts';
import { seenRelease } from '../planning/look/seen-release.ts';
import { retroView } from './retro-view.ts';

const drawn = async (house: House, actor: Actor, scene: Scene): Promise<ModalView> =>
  retroView({ scene, seen: await readLookBack(house.store.reads, scene, actor.userId), actor });

/** The window as it is now; null for whoever may not see the release. */
const windowNow = async (house: House, actor: Actor, releaseId: string): Promise<ModalView | null> => {
  const seen = await seenRelease(house, actor, releaseId, true);
  return 'reply' in seen ? null : drawn(house, actor, seen.scene);
};

/** Opens the look back, once users have the release. */
export const openRetro = async (
  house: House,
  actor: Actor,
  releaseId: string | undefined,
): Promise<Reply> => {
  const seen = await seenRelease(house, actor, releaseId, true);
  if ('reply' in seen) return seen.reply;
  const { release } = seen.scene;
  if (release.launch?.liveAt == null) {
    const since = release.endedAt ?? release.launch?.decidedAt ?? release.startedAt;
    return refused({ code: 'wrong_stage', command: 'record_retro', stage: release.stage, since }, release.id);
  }
  return open(await drawn(house, actor, seen.scene));
};

/** The window that was clicked in, as it is now. */
export const redrawn = async (house: House, { actor }: ActionVisit, releaseId: string): Promise<Reply> => {
  const view = await windowNow(house, actor, releaseId);
  return view === null
    ? strange
    : update(view, async () => (await windowNow(house, actor, releaseId)) ?? view);
};

/** A form: over the look back where that is open, else by itself. */
export const formOver = ({ view }: ActionVisit, form: ModalView): Reply =>
  view === null ? open(form) : push(form);

/** A form was taken: the look back under it, where that is open, shows it. */
export const shownUnder = async (
  house: House,
  { actor, view }: ViewVisit,
  releaseId: string,
): Promise<Reply> => {
  const under = view.behind ?? [];
  if (under.length === 0) return { kind: 'nothing' };
  return { kind: 'nothing', behind: shownBehind(under, [await windowNow(house, actor, releaseId)]) };
};

/** The same, and elsewhere a sentence says so. */
export const taken = async (
  house: House,
  visit: ViewVisit,
  releaseId: string,
  said: SlackMessage,
): Promise<Reply> =>
  (visit.view.behind ?? []).length === 0
    ? { kind: 'whisper', message: said }
    : shownUnder(house, visit, releaseId);
