import type { House } from '../../../../application/house.ts';
import type { TemplateShelf } from '../../../../application/templates/template-ports.ts';
import type { PersonCommand } from '../../../../domain/command.ts';
import { lightOf } from '../../../../domain/release.ts';
import { open, push, type Reply, strange } from '../../edge/reply.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import type { ActionVisit, Visit } from '../../edge/visit.ts';
import { openWithout } from '../../launch/without/listeners.ts';
import { showChase } from '../../reminders/chase-listeners.ts';
import type { Scene } from '../card/standing.ts';
import { aboutItem } from '../contents/form/form-about.ts';
import { topOf } from '../contents/list/list-place.ts';
import { changeable } from '../contents/seen-plan.ts';
import { courseOfMenu } from '../course/course-listeners.ts';
import { PLAN_ACTIONS, PLAN_FORMS, PLAN_SHORTCUTS } from '../ids.ts';
import { pickRelease } from '../look/pick-release.ts';
import { seenFor, seenRelease } from '../look/seen-release.ts';
import { openChange, openDetails, openNewPlan } from './open-plan-form.ts';
import { partsView } from './parts-view.ts';
import { previewOneView, previewView } from './preview.ts';
import {
  closeDetails,
  closeFirst,
  submitFirst,
  submitPeople,
  submitRisk,
  submitScope,
} from './submit-plan.ts';

/** Phones and desktops make a dash of two hyphens. */
const PRACTICE = /(^|\s)(?:--|—|–)practice(?=\s|$)/i;

const EDIT = { type: 'edit', change: {} } as const satisfies PersonCommand;

type Opens = (house: House, visit: Visit, scene: Scene) => Promise<Reply>;

/** Opens a form of the plan for those who may change it. */
const forEditors =
  (opens: Opens) =>
  async (house: House, visit: Visit, releaseId: string | undefined): Promise<Reply> => {
    const seen = await seenFor(house, visit.actor, releaseId, EDIT);
    return 'reply' in seen ? seen.reply : opens(house, visit, seen.scene);
  };

const openFirst = forEditors((house, { actor }, scene) => openChange(house, actor, scene));
const openScope = forEditors((house, { actor }, scene) => openDetails(house, actor, scene, 'scope'));
const openFacts = forEditors((house, { actor }, scene) => openDetails(house, actor, scene, 'facts'));
const openRisk = forEditors((house, { actor }, scene) => openDetails(house, actor, scene, 'risk'));
const openPeople = forEditors((house, { actor }, scene) => openDetails(house, actor, scene, 'people'));

/** Its lists are written to until the release is closed, also where the rest of the plan is not any more. */
const openParts = async (house: House, visit: Visit, releaseId: string | undefined): Promise<Reply> => {
  if (releaseId === undefined) return strange;
  const seen = await changeable(house, visit, releaseId, aboutItem(topOf('milestones', 'nothing'), null));
  return 'reply' in seen ? seen.reply : open(partsView(seen.scene));
};

/** Above a window that stays open behind it; in messages by itself. */
const above =
  (opens: (house: House, visit: Visit, releaseId: string | undefined) => Promise<Reply>) =>
  async (house: House, visit: ActionVisit): Promise<Reply> => {
    const reply = await opens(house, visit, visit.ids?.releaseId);
    return visit.view !== null && reply.kind === 'open' ? push(reply.view) : reply;
  };

const fromMenu = (house: House, visit: ActionVisit): Promise<Reply> => {
  switch (visit.ids?.extra) {
    case 'plan':
      return openParts(house, visit, visit.ids.releaseId);
    // Menus of older messages have these two.
    case 'scope':
      return openScope(house, visit, visit.ids.releaseId);
    case 'people':
      return openPeople(house, visit, visit.ids.releaseId);
    case 'without':
      return openWithout(house, visit);
    case 'chase':
      return showChase(house, visit, visit.ids.releaseId);
    default:
      return courseOfMenu(house, visit);
  }
};

const openPreview = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const seen = await seenRelease(house, actor, ids?.releaseId);
  return 'reply' in seen ? seen.reply : open(previewView(seen.scene));
};

const openPreviewOne = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const seen = await seenRelease(house, actor, ids?.releaseId);
  if ('reply' in seen) return seen.reply;
  const light = lightOf(seen.scene.release, ids?.departmentId ?? '');
  return light === undefined ? strange : open(previewOneView(light, seen.scene));
};

/** Planning and changing a plan: the forms, and the messages that a draft would send. */
export const registerPlan = (edge: SlackEdge, house: House, shelf: TemplateShelf): void => {
  const { slashCommand } = edge;
  const openNew = ({ actor }: Visit, title = '', practice = false): Promise<Reply> =>
    openNewPlan(house, actor, { title, practice, slashCommand, shelf });
  edge.subcommand({
    name: 'new',
    usage: '[name and version] [--practice]',
    summary: 'Plan a release; with --practice every message comes to you alone.',
    run: (visit) => {
      const title = visit.rest.replace(PRACTICE, ' ').replace(/\s+/g, ' ').trim();
      return openNew(visit, title, PRACTICE.test(visit.rest));
    },
  });
  edge.subcommand({
    name: 'edit',
    usage: 'KEY',
    summary: 'Change name, date, departments or how it goes out.',
    run: async (visit) => {
      const wanted = { verb: 'Change', actionId: PLAN_ACTIONS.edit };
      const pick = { wanted, slashCommand, command: EDIT, openEnded: false };
      const picked = await pickRelease(house, visit, pick);
      return 'reply' in picked ? picked.reply : openFirst(house, visit, picked.release.id);
    },
  });
  edge.onShortcut(PLAN_SHORTCUTS.plan, (visit) => openNew(visit));
  edge.onAction(PLAN_ACTIONS.new, (visit) => openNew(visit));
  edge.onAction(PLAN_ACTIONS.edit, (visit) => openFirst(house, visit, visit.ids?.releaseId));
  edge.onAction(PLAN_ACTIONS.scope, (visit) => above(openScope)(house, visit));
  edge.onAction(PLAN_ACTIONS.facts, (visit) => above(openFacts)(house, visit));
  edge.onAction(PLAN_ACTIONS.risk, (visit) => above(openRisk)(house, visit));
  edge.onAction(PLAN_ACTIONS.people, (visit) => above(openPeople)(house, visit));
  edge.onAction(PLAN_ACTIONS.more, (visit) => fromMenu(house, visit));
  edge.onAction(PLAN_ACTIONS.preview, (visit) => openPreview(house, visit));
  edge.onAction(PLAN_ACTIONS.previewOne, (visit) => openPreviewOne(house, visit));
  edge.onClose(PLAN_FORMS.first, (visit) => closeFirst(house, visit));
  edge.onClose(PLAN_FORMS.scope, (visit) => closeDetails(house, visit));
  edge.onClose(PLAN_FORMS.people, (visit) => closeDetails(house, visit));
  edge.onClose(PLAN_FORMS.facts, (visit) => closeDetails(house, visit));
  edge.onClose(PLAN_FORMS.risk, (visit) => closeDetails(house, visit));
  edge.onSubmit(PLAN_FORMS.first, (visit) => submitFirst(house, shelf, visit));
  edge.onSubmit(PLAN_FORMS.scope, (visit) => submitScope(house, visit));
  edge.onSubmit(PLAN_FORMS.people, (visit) => submitPeople(house, visit));
  edge.onSubmit(PLAN_FORMS.facts, (visit) => submitScope(house, visit));
  edge.onSubmit(PLAN_FORMS.risk, (visit) => submitRisk(house, visit));
};
