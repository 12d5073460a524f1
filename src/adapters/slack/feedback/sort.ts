import type { ModalView } from '@slack/types';
import { readFeedback } from '../../../application/feedback/read-feedback.ts';
import { changeTheme, sortRemark, wordTheme } from '../../../application/feedback/sort-feedback.ts';
import { peopleToTell, tellThem } from '../../../application/feedback/tell-back.ts';
import type { House } from '../../../application/house.ts';
import type { Actor } from '../../../domain/person.ts';
import type { Refused } from '../../../domain/refusal.ts';
import { nothing, open, push, type Reply, refused, say, strange, update } from '../edge/reply.ts';
import { unpackIds } from '../edge/value.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { sentence } from '../launch/prompt/sentence.ts';
import { seenRelease } from '../planning/look/seen-release.ts';
import { counted } from '../words/listed.ts';
import { themeForm } from './theme-form.ts';
import { themesView } from './themes-view.ts';

/** The window as it is now, for whoever may read it. */
const viewFor = async (
  house: House,
  actor: Actor,
  releaseId: string | undefined,
): Promise<{ view: ModalView } | { reply: Reply }> => {
  const seen = await seenRelease(house, actor, releaseId, true);
  if ('reply' in seen) return seen;
  const { release } = seen.scene;
  const read = await readFeedback(house, actor, release);
  if (!read.ok) return { reply: refused(read.refusal, release.id) };
  const people = (await peopleToTell(house.store.reads, release)).length;
  return { view: themesView(release, read.grouping, { withheld: read.summary.withheld, people }) };
};

/** "Sort by theme". */
export const openThemes = async (house: House, actor: Actor, releaseId: string): Promise<Reply> => {
  const found = await viewFor(house, actor, releaseId);
  return 'reply' in found ? found.reply : open(found.view);
};

/** The window shows what the click did; where several came faster, what is newest. */
const shown = async (house: House, actor: Actor, releaseId: string): Promise<Reply> => {
  const found = await viewFor(house, actor, releaseId);
  if ('reply' in found) return found.reply;
  const { view } = found;
  return update(view, async () => {
    const newest = await viewFor(house, actor, releaseId);
    return 'reply' in newest ? view : newest.view;
  });
};

/** "become:action" and "t2" of what was chosen; null for what this program never wrote. */
const chosenIn = ({ chosen }: ActionVisit): { change: string; about: string } | null => {
  const extra = unpackIds(chosen[0])?.extra ?? '';
  const at = extra.indexOf('|');
  return at <= 0 ? null : { change: extra.slice(0, at), about: extra.slice(at + 1) };
};

const afterClick = async (
  house: House,
  actor: Actor,
  releaseId: string,
  outcome: { ok: true } | Refused,
): Promise<Reply> => (outcome.ok ? shown(house, actor, releaseId) : refused(outcome.refusal, releaseId));

export const sortClicked = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const { actor, request, view } = visit;
  const releaseId = view?.metadata.releaseId;
  const choice = chosenIn(visit);
  if (releaseId === undefined || choice === null) return strange;
  const wish = { releaseId, remarkId: choice.about, into: choice.change };
  return afterClick(house, actor, releaseId, await sortRemark(house, request, wish));
};

export const themeClicked = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const { actor, request, view } = visit;
  const releaseId = view?.metadata.releaseId;
  const choice = chosenIn(visit);
  if (releaseId === undefined || choice === null) return strange;
  const { change, about: themeId } = choice;
  if (change !== 'words') {
    const outcome = await changeTheme(house, request, { releaseId, themeId, change });
    return afterClick(house, actor, releaseId, outcome);
  }
  const seen = await seenRelease(house, actor, releaseId, true);
  if ('reply' in seen) return seen.reply;
  const read = await readFeedback(house, actor, seen.scene.release);
  if (!read.ok) return refused(read.refusal, releaseId);
  const grouped = read.grouping.themes.find(({ theme }) => theme.id === themeId);
  return grouped === undefined ? shown(house, actor, releaseId) : push(themeForm(releaseId, grouped.theme));
};

/** Name and answer came back; the window under the form shows them. */
export const submitTheme = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const { releaseId, extra: themeId } = view.metadata;
  if (releaseId === undefined || themeId === undefined) return strange;
  const outcome = await wordTheme(house, request, {
    releaseId,
    themeId,
    name: typedText(view.typed, 'name'),
    answer: typedText(view.typed, 'answer'),
  });
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const found = await viewFor(house, actor, releaseId);
  const [below] = view.behind ?? [];
  if ('reply' in found || below === undefined) return nothing;
  return { kind: 'nothing', behind: [{ viewId: below, view: found.view }] };
};

/** "Tell them": the window shows that nothing is left to tell. */
export const tellClicked = async (
  house: House,
  { actor, request, ids, view }: ActionVisit,
): Promise<Reply> => {
  const releaseId = ids?.releaseId;
  if (releaseId === undefined) return strange;
  const outcome = await tellThem(house, request, releaseId);
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  if (view !== null) return shown(house, actor, releaseId);
  return say(sentence(mrkdwn`${counted(outcome.people, 'person')} will hear what became of it.`));
};
