import { forecastOf } from '../../../../application/forecast/forecast-of.ts';
import type { House } from '../../../../application/house.ts';
import { lessonsToLookAt } from '../../../../application/lessons/read-lessons.ts';
import { visibleReleases } from '../../../../application/plan/find-release.ts';
import { whatNeedsMe } from '../../../../application/plan/what-needs-me.ts';
import type { Actor } from '../../../../domain/person.ts';
import { isRunning } from '../../../../domain/release.ts';
import { mayPlan } from '../../../../domain/settings/settings.ts';
import { openRaise } from '../../blockers/raise.ts';
import { open, type Reply, refused, say } from '../../edge/reply.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import type { ActionVisit, Visit } from '../../edge/visit.ts';
import { relativesOf } from '../../family/relatives.ts';
import { cancelReason, releaseCard } from '../card/release-card.ts';
import type { Scene } from '../card/standing.ts';
import { planScene } from '../contents/plan-scene.ts';
import { ownButtons } from '../course/course-buttons.ts';
import { courseOfCard } from '../course/course-listeners.ts';
import { allLights, detailsView } from '../form/details.ts';
import { draftCard } from '../form/draft-card.ts';
import { PLAN_ACTIONS, PLAN_SHORTCUTS } from '../ids.ts';
import { releaseList, releaseStatus, runningStatus } from './listings.ts';
import { needsMessage } from './needs-me.ts';
import { pickRelease } from './pick-release.ts';
import { seenRelease } from './seen-release.ts';

type Looks = (house: House, actor: Actor, scene: Scene) => Promise<Reply>;

const show: Looks = async (house, actor, scene) => {
  const { release } = scene;
  const { reads } = house.store;
  const own = release.manager.userId === actor.userId;
  const relatives = await relativesOf(reads, release, { settings: scene.settings, own });
  if (release.stage !== 'draft' || !own) {
    const cancelledBecause = await cancelReason(reads, release);
    const facts = await reads.knownFacts(actor.workspaceId, release.id);
    return say(releaseCard(scene, { cancelledBecause, relatives, facts, own: ownButtons(scene, actor) }));
  }
  const others = await visibleReleases(reads, actor, 'open');
  const lessons = await lessonsToLookAt(reads, scene, actor.userId);
  return say(draftCard(scene, others, 'manager', { relatives, lessons }));
};

const status: Looks = async (house, _actor, scene) => {
  const { release, ...world } = scene;
  return say(releaseStatus(scene, await forecastOf(house.store.reads, release, world)));
};
const details: Looks = async (house, actor, scene) => open(detailsView(await planScene(house, actor, scene)));
const lights: Looks = async (_house, _actor, scene) => say(allLights(scene));

const lookAt = async (
  house: House,
  actor: Actor,
  releaseId: string | undefined,
  looks: Looks,
): Promise<Reply> => {
  const seen = await seenRelease(house, actor, releaseId, true);
  return 'reply' in seen ? seen.reply : looks(house, actor, seen.scene);
};

/** An unconfigured workspace answers with the next step of its set-up; guests read what they can do. */
const notReady = async (house: House, actor: Actor): Promise<Reply | null> => {
  if (!actor.isFullMember) return refused({ code: 'not_a_member', reading: true });
  const settings = await house.store.reads.settings(actor.workspaceId);
  return mayPlan(settings) ? null : refused({ code: 'not_set_up', reading: true });
};

/** What is in the way of everything that runs; of the only one that does, in full. */
const statusOfAll = async (house: House, actor: Actor, slashCommand: string): Promise<Reply> => {
  const first = await notReady(house, actor);
  if (first !== null) return first;
  const releases = await visibleReleases(house.store.reads, actor, 'open');
  const running = releases.filter((release) => isRunning(release) && !release.practice);
  const world = { settings: await house.store.reads.settings(actor.workspaceId), now: house.clock.now() };
  const [only, another] = running;
  return only !== undefined && another === undefined
    ? say(releaseStatus({ release: only, ...world }, await forecastOf(house.store.reads, only, world)))
    : say(runningStatus(running, world, slashCommand));
};

/** What they may all see, listed one way or the other. */
const listWith =
  (draw: typeof releaseList, which: 'open' | 'all') =>
  async (house: House, actor: Actor, slashCommand: string): Promise<Reply> => {
    const first = await notReady(house, actor);
    if (first !== null) return first;
    const releases = await visibleReleases(house.store.reads, actor, which);
    const settings = await house.store.reads.settings(actor.workspaceId);
    return say(draw(releases, { settings, now: house.clock.now() }, slashCommand));
  };

const needsMe = async (house: House, actor: Actor, slashCommand: string): Promise<Reply> => {
  const first = await notReady(house, actor);
  if (first !== null) return first;
  const now = house.clock.now();
  const { zone } = await house.store.reads.settings(actor.workspaceId);
  const needs = await whatNeedsMe(house.store.reads, actor, now);
  return say(needsMessage(needs, { zone, now }, slashCommand));
};

const registerCommands = (edge: SlackEdge, house: House): void => {
  const { slashCommand } = edge;
  edge.subcommand({
    name: 'list',
    usage: '[all]',
    summary: 'Show all releases; with "all" also those that are over.',
    run: ({ actor, rest }) => {
      const which = rest.trim().toLowerCase() === 'all' ? 'all' : 'open';
      return listWith(releaseList, which)(house, actor, slashCommand);
    },
  });
  edge.subcommand({
    name: 'show',
    usage: 'KEY',
    summary: 'Show one release with every green light.',
    run: async (visit) => {
      const wanted = { verb: 'Show', actionId: PLAN_ACTIONS.show };
      const pick = { wanted, slashCommand, command: null, openEnded: false };
      const picked = await pickRelease(house, visit, pick);
      return 'reply' in picked ? picked.reply : lookAt(house, visit.actor, picked.release.id, show);
    },
  });
  edge.subcommand({
    name: 'status',
    usage: '[KEY]',
    summary: 'Show what is in the way, and who is waited for.',
    run: async (visit) => {
      if (visit.rest.trim() === '') return statusOfAll(house, visit.actor, slashCommand);
      const wanted = { verb: 'Show', actionId: PLAN_ACTIONS.status };
      const pick = { wanted, slashCommand, command: null, openEnded: false };
      const picked = await pickRelease(house, visit, pick);
      return 'reply' in picked ? picked.reply : lookAt(house, visit.actor, picked.release.id, status);
    },
  });
};

/** Looking: lists, one release, its status and details, and what waits for the person who asks. */
export const registerLooking = (edge: SlackEdge, house: House): void => {
  const { slashCommand } = edge;
  registerCommands(edge, house);
  const onLook = (actionId: string, looks: Looks): void =>
    edge.onAction(actionId, ({ actor, ids }: ActionVisit) => lookAt(house, actor, ids?.releaseId, looks));
  onLook(PLAN_ACTIONS.show, show);
  onLook(PLAN_ACTIONS.status, status);
  onLook(PLAN_ACTIONS.details, details);
  onLook(PLAN_ACTIONS.allLights, lights);
  edge.onAction(PLAN_ACTIONS.cardMore, (visit) => {
    const { releaseId, extra } = visit.ids ?? {};
    if (extra === 'status') return lookAt(house, visit.actor, releaseId, status);
    return extra === 'blocker'
      ? openRaise(house, visit.actor, { releaseId: releaseId ?? null, text: '', from: null })
      : courseOfCard(house, visit);
  });
  const needs = ({ actor }: Visit): Promise<Reply> => needsMe(house, actor, slashCommand);
  edge.onBareCommand(needs);
  edge.onShortcut(PLAN_SHORTCUTS.needsMe, needs);
  edge.onAction(PLAN_ACTIONS.needsMe, needs);
  edge.onAction(PLAN_ACTIONS.list, ({ actor }) => listWith(releaseList, 'open')(house, actor, slashCommand));
};
