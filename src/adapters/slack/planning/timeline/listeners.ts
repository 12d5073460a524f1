import type { House } from '../../../../application/house.ts';
import { addTimeline } from '../../../../application/timeline/add-timeline.ts';
import { readForPlan } from '../../../../application/timeline/read-for-plan.ts';
import type { PersonCommand } from '../../../../domain/command.ts';
import type { FieldProblem } from '../../../../domain/refusal.ts';
import { rowWords } from '../../../../domain/timeline/read-timeline.ts';
import type { Timeline } from '../../../../domain/timeline/timeline.ts';
import { open, push, type Reply, refused, update } from '../../edge/reply.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../edge/visit.ts';
import { counted } from '../../words/listed.ts';
import { readPlace, topOf } from '../contents/list/list-place.ts';
import { listView } from '../contents/list/list-view.ts';
import { type PlanScene, planScene } from '../contents/plan-scene.ts';
import { shownBehind, underList } from '../contents/seen-plan.ts';
import { pickRelease } from '../look/pick-release.ts';
import { seenFor } from '../look/seen-release.ts';
import { TIMELINE_ACTIONS, TIMELINE_FORMS } from './ids.ts';
import { keepPasted, type Pasted, pastedBefore, pasteId } from './kept-paste.ts';
import { pasteForm, typedPaste } from './paste-form.ts';
import { previewView } from './preview-view.ts';

/** Nothing changes by it: it only asks whether this person may add milestones now. */
const ADD = { type: 'add_items', part: 'milestones', items: [] } as const satisfies PersonCommand;

type Open = { scene: PlanScene; place: string | undefined };

/** The plan for whoever may add to it, and the list that lies behind. */
const withPlan = async (
  house: House,
  { actor }: Visit,
  releaseId: string | undefined,
  place: string | undefined,
  listen: (opened: Open) => Promise<Reply> | Reply,
): Promise<Reply> => {
  const seen = await seenFor(house, actor, releaseId, ADD);
  return 'reply' in seen ? seen.reply : listen({ scene: await planScene(house, actor, seen.scene), place });
};

/** The form, with what was pasted before and not added. */
const formFor = async (house: House, { actor }: Visit, { scene, place }: Open) =>
  pasteForm(scene.release, place, (await pastedBefore(house, actor, scene.release.id)) ?? undefined);

const openPaste = async (house: House, visit: ActionVisit): Promise<Reply> =>
  withPlan(house, visit, visit.ids?.releaseId, visit.ids?.extra, async (opened) => {
    const form = await formFor(house, visit, opened);
    return visit.view === null ? open(form) : push(form);
  });

const show = async (
  house: House,
  { scene, place }: Open,
  { pasted, page = 0 }: { pasted: Pasted; page?: number },
): Promise<Reply> => {
  const read = await readForPlan(house.store.reads, scene, pasted.text);
  return update(previewView({ scene, read, pasted, page, place }));
};

/** Rows that are named where none could be read. */
const MOST_NAMED = 3;

const nothingRead = ({ unread }: Timeline): FieldProblem => {
  const named = unread.slice(0, MOST_NAMED).map(({ row, text, reason }) => rowWords(row, text, reason));
  const more = unread.length > MOST_NAMED ? ` And ${unread.length - MOST_NAMED} more.` : '';
  return { field: 'text', problem: `No milestone could be read. ${named.join('. ')}.${more}` };
};

const submitPaste = (house: House, visit: ViewVisit): Promise<Reply> => {
  const { releaseId, extra } = visit.view.metadata;
  return withPlan(house, visit, releaseId, extra, async (opened) => {
    const { release } = opened.scene;
    const pasted = await keepPasted(house, visit.actor, release.id, typedPaste(visit.view.typed));
    const { timeline } = await readForPlan(house.store.reads, opened.scene, pasted.text);
    return timeline.milestones.length === 0
      ? { kind: 'fields', problems: [nothingRead(timeline)] }
      : show(house, opened, { pasted });
  });
};

/** What stands on the screen belongs to a paste that was added, or that is older than a week. */
const GONE = { code: 'draft_expired' } as const;

const turn = (house: House, visit: ActionVisit): Promise<Reply> => {
  const { releaseId, extra } = visit.view?.metadata ?? {};
  return withPlan(house, visit, releaseId, extra, async (opened) => {
    const pasted = await pastedBefore(house, visit.actor, opened.scene.release.id);
    const page = Number(visit.ids?.extra ?? 0);
    if (pasted === null || !Number.isInteger(page) || page < 0) return refused(GONE, releaseId ?? null);
    return show(house, opened, { pasted, page });
  });
};

const back = (house: House, visit: ActionVisit): Promise<Reply> => {
  const { releaseId, extra } = visit.view?.metadata ?? {};
  return withPlan(house, visit, releaseId, extra, async (opened) =>
    update(await formFor(house, visit, opened)),
  );
};

const saidOf = (added: number, standing: number): string => {
  const there = standing === 0 ? '' : ` ${standing} stood in the plan already.`;
  return `${counted(added, 'milestone')} added.${there}`;
};

/** The list of milestones: the one behind, brought up to date, else in the place of the preview. */
const showAdded = async (house: House, visit: ViewVisit, said: string): Promise<Reply> => {
  const { releaseId, extra } = visit.view.metadata;
  const read = readPlace(extra);
  return withPlan(house, visit, releaseId, extra, ({ scene }) => {
    if (read === null) return update(listView(scene, topOf('milestones', 'nothing'), said));
    const top = topOf('milestones', read.place.under);
    const views = [listView(scene, top, said), underList(scene, top)];
    return { kind: 'nothing', behind: shownBehind(visit.view.behind ?? [], views) };
  });
};

const submitPreview = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { actor, request, view } = visit;
  const { releaseId = '', extra, seen } = view.metadata;
  const pasted = await pastedBefore(house, actor, releaseId);
  if (pasted === null) return refused(GONE, releaseId);
  // Another window has pasted something else since: only what was shown is added.
  if (pasted.mark !== seen) {
    return withPlan(house, visit, releaseId, extra, (opened) => show(house, opened, { pasted }));
  }
  const { text, course } = pasted;
  const draftId = pasteId(releaseId, actor);
  const added = await addTimeline(house, request, { releaseId, text, course, draftId });
  return added.ok
    ? showAdded(house, visit, saidOf(added.added, added.standing))
    : refused(added.refusal, releaseId);
};

const keepClosed = async (house: House, { actor, view }: ViewVisit): Promise<void> => {
  const { releaseId } = view.metadata;
  const typed = typedPaste(view.typed);
  if (releaseId !== undefined && typed.text !== '') await keepPasted(house, actor, releaseId, typed);
};

/** A timeline that exists already: pasted, looked at, and added to the milestones of a plan. */
export const registerTimeline = (edge: SlackEdge, house: House): void => {
  const { slashCommand } = edge;
  edge.subcommand({
    name: 'timeline',
    usage: 'KEY',
    summary: 'Paste a timeline that exists: its rows become milestones.',
    run: async (visit) => {
      const wanted = { verb: 'Add milestones to', actionId: TIMELINE_ACTIONS.paste };
      const pick = { wanted, slashCommand, command: ADD, openEnded: false };
      const picked = await pickRelease(house, visit, pick);
      if ('reply' in picked) return picked.reply;
      return withPlan(house, visit, picked.release.id, undefined, async (opened) =>
        open(await formFor(house, visit, opened)),
      );
    },
  });
  edge.onAction(TIMELINE_ACTIONS.paste, (visit) => openPaste(house, visit));
  edge.onAction(TIMELINE_ACTIONS.page, (visit) => turn(house, visit));
  edge.onAction(TIMELINE_ACTIONS.back, (visit) => back(house, visit));
  edge.onSubmit(TIMELINE_FORMS.paste, (visit) => submitPaste(house, visit));
  edge.onSubmit(TIMELINE_FORMS.preview, (visit) => submitPreview(house, visit));
  edge.onClose(TIMELINE_FORMS.paste, (visit) => keepClosed(house, visit));
};
