import { changeRelease, type Outcome } from '../../../../application/change-release.ts';
import type { House } from '../../../../application/house.ts';
import { handOver } from '../../../../application/plan/hand-over.ts';
import { keepForm, openForm } from '../../../../application/plan/keep-form.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../../application/plan/keep-typed.ts';
import { startRelease } from '../../../../application/plan/start-release.ts';
import type { PersonCommand } from '../../../../domain/command.ts';
import { readLaunch } from '../../../../domain/plan/plan-form.ts';
import { nothing, open, type Reply, refused, replace, say } from '../../edge/reply.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import {
  type ActionVisit,
  type CommandVisit,
  typedText,
  type ViewVisit,
  type Visit,
} from '../../edge/visit.ts';
import type { Scene } from '../card/standing.ts';
import { PLAN_ACTIONS, PLAN_FORMS } from '../ids.ts';
import { type Pick, pickRelease } from '../look/pick-release.ts';
import { seenRelease, strange, wouldRefuse } from '../look/seen-release.ts';
import { cancelForm, handOverForm, holdForm, resumeForm } from './course-forms.ts';
import { type CourseCommand, doneMessage } from './done-words.ts';

type Reasoned = 'hold' | 'cancel';

/** Placeholder words with which the rules are asked beforehand; they are never stored. */
const PROBES = {
  start: { type: 'start' },
  hold: { type: 'hold', reason: '…' },
  resume: { type: 'resume', launch: null },
  cancel: { type: 'cancel', reason: '…' },
} as const satisfies Record<string, PersonCommand>;

const FORMS = { hold: holdForm, cancel: cancelForm };

/** The sentence that says what happened; none for a click on a card that shows it itself. */
const done = async (
  house: House,
  visit: Visit,
  { command, releaseId }: { command: CourseCommand; releaseId: string },
  outcome: Outcome,
): Promise<Reply> => {
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const clicked = 'message' in visit ? (visit as ActionVisit).message : null;
  if (clicked !== null && !clicked.isEphemeral) return nothing;
  const { reads } = house.store;
  const release = await reads.release(visit.actor.workspaceId, outcome.releaseId);
  if (release === null) return nothing;
  const settings = await reads.settings(visit.actor.workspaceId);
  const words = doneMessage(command, { release, settings, now: house.clock.now() });
  return clicked === null ? say(words) : replace(words);
};

const change = async (house: House, visit: Visit, releaseId: string, command: PersonCommand) =>
  done(
    house,
    visit,
    { command: command.type as CourseCommand, releaseId },
    await changeRelease(house, visit.request, releaseId, command),
  );

const start = async (house: House, visit: Visit, releaseId: string): Promise<Reply> =>
  done(house, visit, { command: 'start', releaseId }, await startRelease(house, visit.request, releaseId));

// --- hold and cancel: a reason with the command, or a form that asks for it

const openReason = async (
  house: House,
  visit: Visit,
  scene: Scene,
  { type, reason }: { type: Reasoned; reason: string },
): Promise<Reply> => {
  const { release } = scene;
  const refusal = wouldRefuse(scene, visit.actor, PROBES[type]);
  if (refusal !== null) return refusal;
  const of = { form: PLAN_FORMS[type], releaseId: release.id };
  const kept = await typedBefore(house, visit.actor, of, { reason: '' });
  return open(FORMS[type](release, reason === '' ? (kept?.reason ?? '') : reason));
};

const reasonCommand =
  (type: Reasoned, pick: Omit<Pick, 'command' | 'openEnded'>) =>
  async (house: House, visit: CommandVisit): Promise<Reply> => {
    // A reason typed before the choice travels as a kept form: buttons carry ids only.
    const carry = async (rest: string): Promise<string | undefined> =>
      rest === ''
        ? undefined
        : keepForm(house, visit.actor, {
            id: null,
            form: PLAN_FORMS[type],
            releaseId: null,
            releaseVersion: null,
            values: { reason: rest },
          });
    const picked = await pickRelease(house, visit, {
      ...pick,
      carry,
      command: PROBES[type],
      openEnded: true,
    });
    if ('reply' in picked) return picked.reply;
    const { release, rest } = picked;
    if (rest !== '') return change(house, visit, release.id, { type, reason: rest });
    const seen = await seenRelease(house, visit.actor, release.id);
    return 'reply' in seen ? seen.reply : openReason(house, visit, seen.scene, { type, reason: '' });
  };

const reasonAction =
  (type: Reasoned) =>
  async (house: House, visit: ActionVisit): Promise<Reply> => {
    const seen = await seenRelease(house, visit.actor, visit.ids?.releaseId);
    if ('reply' in seen) return seen.reply;
    const carried = visit.ids?.extra;
    const kept = carried === undefined ? null : await openForm(house, visit.actor, carried);
    const reason = typeof kept?.values.reason === 'string' ? kept.values.reason : '';
    return openReason(house, visit, seen.scene, { type, reason });
  };

const reasonSubmit =
  (type: Reasoned) =>
  async (house: House, visit: ViewVisit): Promise<Reply> => {
    const { releaseId } = visit.view.metadata;
    if (releaseId === undefined) return strange;
    const reason = typedText(visit.view.typed, 'reason');
    const of = { form: PLAN_FORMS[type], releaseId };
    const outcome = await changeRelease(house, visit.request, releaseId, { type, reason });
    if (outcome.ok) await forgetTyped(house, visit.actor, of);
    else await keepTyped(house, visit.actor, of, { shown: { reason: '' }, typed: { reason } });
    return done(house, visit, { command: type, releaseId }, outcome);
  };

// --- resume: at once, or with a new date where the old one has passed

const resume = async (house: House, visit: Visit, releaseId: string): Promise<Reply> => {
  const seen = await seenRelease(house, visit.actor, releaseId);
  if ('reply' in seen) return seen.reply;
  const outcome = await changeRelease(house, visit.request, releaseId, PROBES.resume);
  if (outcome.ok || outcome.refusal.code !== 'launch_date_passed') {
    return done(house, visit, { command: 'resume', releaseId }, outcome);
  }
  const { release, settings, now } = seen.scene;
  const own = (await house.store.reads.person(visit.actor.workspaceId, visit.actor.userId))?.zone ?? null;
  return open(resumeForm(release, { own, workspace: settings.zone }, now));
};

const submitResume = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { typed, metadata } = visit.view;
  if (metadata.releaseId === undefined) return strange;
  const wall = {
    date: typedText(typed, 'date'),
    time: typedText(typed, 'time'),
    zone: typedText(typed, 'zone'),
  };
  const read = readLaunch(wall, house.clock.now());
  if ('problems' in read) return { kind: 'fields', problems: read.problems };
  return change(house, visit, metadata.releaseId, { type: 'resume', launch: read.launch });
};

// --- hand over

const openHandOver = async (house: House, visit: Visit, releaseId: string | undefined): Promise<Reply> => {
  const seen = await seenRelease(house, visit.actor, releaseId);
  if ('reply' in seen) return seen.reply;
  const to = { userId: '', name: '' };
  const refusal = wouldRefuse(seen.scene, visit.actor, { type: 'hand_over', to });
  const isAboutPerson = refusal?.kind === 'refused' && refusal.refusal.code === 'not_a_release_manager';
  return refusal === null || isAboutPerson ? open(handOverForm(seen.scene.release)) : refusal;
};

const handOverTo = async (house: House, visit: Visit, releaseId: string, userId: string): Promise<Reply> =>
  done(
    house,
    visit,
    { command: 'hand_over', releaseId },
    await handOver(house, visit.request, { releaseId, userId }),
  );

/** The "…" menu of the manager's card: entries of the course. */
export const courseOfMenu = async (house: House, visit: ActionVisit): Promise<Reply> =>
  visit.ids?.extra === 'cancel'
    ? reasonAction('cancel')(house, { ...visit, ids: { ...visit.ids, extra: '' } })
    : openHandOver(house, visit, visit.ids?.releaseId);

/** The "…" of the card that everybody sees: Hold and Resume, for those who may. */
export const courseOfCard = (house: House, visit: ActionVisit): Promise<Reply> => {
  const { releaseId, extra } = visit.ids ?? {};
  if (releaseId === undefined) return Promise.resolve(strange);
  return extra === 'resume'
    ? resume(house, visit, releaseId)
    : reasonAction('hold')(house, { ...visit, ids: { releaseId } });
};

const registerCommands = (edge: SlackEdge, house: House): void => {
  const { slashCommand } = edge;
  const wanted = (verb: string, actionId: string) => ({ wanted: { verb, actionId }, slashCommand });
  const hold = reasonCommand('hold', wanted('Hold', PLAN_ACTIONS.hold));
  const cancel = reasonCommand('cancel', wanted('Cancel', PLAN_ACTIONS.cancel));
  edge.subcommand({
    name: 'start',
    usage: 'KEY',
    summary: 'Start a drafted release: departments hear of it.',
    run: async (visit) => {
      const pick = { ...wanted('Start', PLAN_ACTIONS.start), command: PROBES.start, openEnded: false };
      const picked = await pickRelease(house, visit, pick);
      return 'reply' in picked ? picked.reply : start(house, visit, picked.release.id);
    },
  });
  edge.subcommand({
    name: 'hold',
    usage: 'KEY reason',
    summary: 'Stop a release where it is; nothing more is sent.',
    run: (visit) => hold(house, visit),
  });
  edge.subcommand({
    name: 'resume',
    usage: 'KEY',
    summary: 'Go on with a release that is on hold.',
    run: async (visit) => {
      const pick = { ...wanted('Resume', PLAN_ACTIONS.resume), command: PROBES.resume, openEnded: false };
      const picked = await pickRelease(house, visit, pick);
      return 'reply' in picked ? picked.reply : resume(house, visit, picked.release.id);
    },
  });
  edge.subcommand({
    name: 'cancel',
    usage: 'KEY reason',
    summary: 'Call a release off for good.',
    run: (visit) => cancel(house, visit),
  });
  edge.subcommand({
    name: 'handover',
    usage: 'KEY @person',
    summary: 'Give a release to another release manager.',
    run: async (visit) => {
      const command = { type: 'hand_over', to: { userId: '', name: '' } } as const;
      const pick = { ...wanted('Hand over', PLAN_ACTIONS.handOver), command, openEnded: false };
      const carry = async () => visit.command.users[0];
      const picked = await pickRelease(house, visit, { ...pick, carry });
      if ('reply' in picked) return picked.reply;
      const to = visit.command.users[0];
      return to === undefined
        ? openHandOver(house, visit, picked.release.id)
        : handOverTo(house, visit, picked.release.id, to);
    },
  });
};

/** Start, hold, resume, cancel, hand over, take over: as commands, as buttons, as forms. */
export const registerCourse = (edge: SlackEdge, house: House): void => {
  registerCommands(edge, house);
  const onRelease = (
    actionId: string,
    act: (visit: ActionVisit, releaseId: string) => Promise<Reply>,
  ): void =>
    edge.onAction(actionId, async (visit) =>
      visit.ids?.releaseId === undefined ? strange : act(visit, visit.ids.releaseId),
    );
  onRelease(PLAN_ACTIONS.start, (visit, id) => start(house, visit, id));
  onRelease(PLAN_ACTIONS.takeOver, (visit, id) => change(house, visit, id, { type: 'take_over' }));
  onRelease(PLAN_ACTIONS.resume, (visit, id) => resume(house, visit, id));
  onRelease(PLAN_ACTIONS.hold, (visit) => reasonAction('hold')(house, visit));
  onRelease(PLAN_ACTIONS.cancel, (visit) => reasonAction('cancel')(house, visit));
  onRelease(PLAN_ACTIONS.handOver, (visit, id) =>
    visit.ids?.extra === undefined
      ? openHandOver(house, visit, id)
      : handOverTo(house, visit, id, visit.ids.extra),
  );
  edge.onSubmit(PLAN_FORMS.hold, (visit) => reasonSubmit('hold')(house, visit));
  edge.onSubmit(PLAN_FORMS.cancel, (visit) => reasonSubmit('cancel')(house, visit));
  edge.onSubmit(PLAN_FORMS.resume, (visit) => submitResume(house, visit));
  edge.onSubmit(PLAN_FORMS.handOver, async (visit) => {
    const { metadata, typed } = visit.view;
    return metadata.releaseId === undefined
      ? strange
      : handOverTo(house, visit, metadata.releaseId, typedText(typed, 'person'));
  });
};
