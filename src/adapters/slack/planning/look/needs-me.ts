import type { Button, KnownBlock } from '@slack/types';
import type { NeedsMe, NeedsMeKind } from '../../../../application/plan/what-needs-me.ts';
import type { Blocker } from '../../../../domain/blockers/blocker.ts';
import { formatDate, type Instant } from '../../../../domain/calendar.ts';
import { pendingOf } from '../../../../domain/conditions/condition.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { groupsToCome, progressOf } from '../../../../domain/rollout/rollout.ts';
import { ROUND_ACTIONS } from '../../acceptance/ids.ts';
import { AFTER_ACTIONS } from '../../after/ids.ts';
import { BLOCKER_ACTIONS } from '../../blockers/ids.ts';
import { CONDITION_ACTIONS } from '../../conditions/ids.ts';
import { type Ids, packIds } from '../../edge/value.ts';
import { actions, context, header, section } from '../../kit/blocks.ts';
import { slackDate, slackDay } from '../../kit/dates.ts';
import { button } from '../../kit/elements.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { LAUNCH_ACTIONS } from '../../launch/ids.ts';
import { LIGHT_ACTIONS, OTHER_ACTIONS } from '../../lights/ids.ts';
import { MILESTONE_ACTIONS } from '../../milestones/ids.ts';
import { REVIEW_ACTIONS } from '../../review/ids.ts';
import { groupName } from '../../rollout/group-words.ts';
import { GROUP_ACTIONS } from '../../rollout/ids.ts';
import { RUNBOOK_ACTIONS } from '../../runbook/ids.ts';
import { packStep } from '../../runbook/step-controls.ts';
import { stepName } from '../../runbook/step-words.ts';
import { URGENT_ACTIONS } from '../../urgent/ids.ts';
import { ageWords } from '../../words/age.ts';
import { counted } from '../../words/listed.ts';
import { daysLeft, inTheWay } from '../card/standing.ts';
import { titled } from '../card/titled.ts';
import { PLAN_ACTIONS } from '../ids.ts';
import { MOVE_ACTIONS } from '../move/ids.ts';
import { planButton } from './listings.ts';

type World = { zone: string; now: string };
type Words = { [Kind in NeedsMeKind]: (need: Extract<NeedsMe, { kind: Kind }>, world: World) => Mrkdwn };

/** ", for 3 days", from the second day on. */
const ageOf = (since: Instant, now: Instant): Mrkdwn => {
  const age = ageWords(since, now);
  return age === null ? mrkdwn`` : mrkdwn`, for ${age}`;
};

/** Who waits for it: a department, or whoever raised it. */
const whoWaits = ({ lights }: Release, { departmentId, raisedBy }: Blocker): string =>
  lights.find((light) => light.departmentId === departmentId)?.name ?? raisedBy.name;

const launchOf = ({ plan }: Release, zone: string): Mrkdwn => slackDate(plan.launch.at, zone);

const WORDS: Words = {
  take_over: ({ release }, { zone }) =>
    mrkdwn`*${titled(release)}* has no release manager any more: ${release.manager.name} has left. Who takes it? Launch ${launchOf(release, zone)}.`,
  deployment: ({ release }) => mrkdwn`*${titled(release)}:* the deployment runs. Is it live?`,
  step: ({ release, step }) =>
    mrkdwn`*${titled(release)}:* ${stepName(step)} ${step.kind === 'back' ? 'is to be taken back' : 'is up'}, by you.`,
  launch: ({ release }, { zone }) =>
    mrkdwn`*${titled(release)}:* everything is green. You can launch it, planned for ${launchOf(release, zone)}.`,
  overdue: ({ release }, { zone }) =>
    joinMrkdwn(
      [
        mrkdwn`*${titled(release)}* was to launch ${launchOf(release, zone)} and did not.`,
        inTheWay(release),
        mrkdwn`Move it, hold it or cancel it.`,
      ],
      ' ',
    ),
  red: ({ release, light, late }, { zone, now }) =>
    joinMrkdwn(
      [
        mrkdwn`*${titled(release)}:* *${light.name}* is red`,
        light.answer?.answer === 'not_yet'
          ? mrkdwn`, expected ${formatDate(light.answer.expectedOn, 'UTC', now)}`
          : null,
        late
          ? mrkdwn`, after the launch ${launchOf(release, zone)}.`
          : mrkdwn`, and its answer was due. Launch ${launchOf(release, zone)}.`,
        mrkdwn` Move it, hold it, or find out what ${light.name} needs.`,
      ],
      '',
    ),
  consent: ({ release, light }, { now }) => {
    const asked = pendingOf(release, light.departmentId).find(({ state }) => state === 'asked');
    const pieces =
      light.state === 'conditional_asked' && asked !== undefined
        ? [
            mrkdwn`*${titled(release)}:* ${light.name} is green, if this follows after the launch, by ${formatDate(asked.dueOn, 'UTC', now)}: ${asked.text}`,
          ]
        : [
            mrkdwn`*${titled(release)}:* ${light.name} says that it is not concerned.`,
            light.answer?.answer === 'not_applicable' ? mrkdwn`Its reason: ${light.answer.reason}` : null,
          ];
    return joinMrkdwn([...pieces, mrkdwn`Do you agree?`], ' ');
  },
  light: ({ release, light, by, asDeputy }, { zone }) =>
    joinMrkdwn(
      [
        mrkdwn`*${titled(release)}:* is *${light.name}* ready for the launch ${launchOf(release, zone)}? Answer by ${slackDate(by, zone)}.`,
        asDeputy ? mrkdwn`You are the deputy; its lead was asked too.` : null,
      ],
      ' ',
    ),
  blocker: ({ release, blocker }, { zone, now }) =>
    joinMrkdwn(
      [
        mrkdwn`*${titled(release)}:* ${blocker.takenBy === null ? 'can you solve this' : 'you have this'}, ${whoWaits(release, blocker)} waits for it${ageOf(blocker.raisedAt, now)}: ${blocker.text}`,
        blocker.expectedOn === null ? null : mrkdwn`Expected ${formatDate(blocker.expectedOn, 'UTC', now)}.`,
        mrkdwn`Launch ${launchOf(release, zone)}.`,
      ],
      ' ',
    ),
  blocker_check: ({ release, blocker }) =>
    mrkdwn`*${titled(release)}:* ${blocker.solvedBy?.name ?? 'Somebody'} says that this is done. Is it gone? ${blocker.text}`,
  blocker_outside: ({ release, blocker }, { now }) =>
    mrkdwn`*${titled(release)}:* ${blocker.solver.name} can solve this, whom I cannot ask${ageOf(blocker.raisedAt, now)}. Is it gone? ${blocker.text}`,
  blocker_nobody: ({ release, blocker }, { now }) =>
    mrkdwn`*${titled(release)}:* nobody has this now${ageOf(blocker.raisedAt, now)}. Name somebody who can solve it: ${blocker.text}`,
  condition: ({ release, condition }, { now }) =>
    condition.state === 'lapsed'
      ? mrkdwn`*${titled(release)}:* this was to be done by ${formatDate(condition.dueOn, 'UTC', now)}, by you: ${condition.text}`
      : mrkdwn`*${titled(release)}:* by ${formatDate(condition.dueOn, 'UTC', now)} you see to this: ${condition.text}`,
  milestone: ({ release, milestone: { item, until }, late }, { now }) =>
    late
      ? mrkdwn`*${titled(release)}:* this was to be done by ${formatDate(until, 'UTC', now)}, by you: ${item.what}`
      : mrkdwn`*${titled(release)}:* today you see to this: ${item.what}`,
  findings: ({ release, round, count }) =>
    mrkdwn`*${titled(release)}:* people tried build ${round.build} and found ${counted(count, 'problem')}. What becomes of ${count === 1 ? 'it' : 'them'}?`,
  date: ({ release, light }, { zone }) =>
    mrkdwn`*${titled(release)}:* is the date fine for *${light.name}*? Launch ${launchOf(release, zone)}.`,
  trial: ({ release, round }, { now }) =>
    mrkdwn`*${titled(release)}:* you are asked to try build ${round.build}, until ${formatDate(round.until, 'UTC', now)}.`,
  on_hold: ({ release }, { zone }) =>
    release.hold === null
      ? mrkdwn`*${titled(release)}* is on hold.`
      : mrkdwn`*${titled(release)}* is on hold since ${slackDay(release.hold.at, zone)}.`,
  go_on: ({ release }) => {
    const progress = progressOf(release);
    const [next] = groupsToCome(release);
    const has = progress === null ? null : mrkdwn`${progress.index} of ${progress.of} groups have it.`;
    const follows = next === undefined ? null : mrkdwn`Does the next one get it, ${groupName(next)}?`;
    return joinMrkdwn([mrkdwn`*${titled(release)}:*`, has, follows], ' ');
  },
  outcome: ({ release, asks }) =>
    asks === 'trouble'
      ? mrkdwn`*${titled(release)}* is live: any trouble? “No, close” on its card ends it.`
      : mrkdwn`*${titled(release)}* is live: is the goal reached, and what does the measure say?`,
  close: ({ release }) => mrkdwn`*${titled(release)}* is live: what came of it, and what did we learn?`,
  review: ({ release }) => mrkdwn`*${titled(release)}* went out in a hurry: what did we learn?`,
  draft: ({ release }, { zone, now }) =>
    mrkdwn`*${titled(release)}* is a draft for ${launchOf(release, zone)}${daysLeft(release, now)}. Nobody was asked yet.`,
};

type Press = { actionId: string; verb: string };

/** What can be pressed for each, the likely one first. Forms behind them ask before anything irrevocable. */
const PRESSES: Record<NeedsMeKind, readonly Press[]> = {
  take_over: [{ actionId: PLAN_ACTIONS.takeOver, verb: 'I take' }],
  deployment: [
    { actionId: LAUNCH_ACTIONS.live, verb: 'It is live:' },
    { actionId: LAUNCH_ACTIONS.failed, verb: 'It did not work:' },
  ],
  step: [
    { actionId: RUNBOOK_ACTIONS.done, verb: 'Done:' },
    { actionId: RUNBOOK_ACTIONS.wrong, verb: 'It went wrong:' },
  ],
  launch: [{ actionId: LAUNCH_ACTIONS.open, verb: 'Launch' }],
  overdue: [
    { actionId: MOVE_ACTIONS.open, verb: 'Move' },
    { actionId: PLAN_ACTIONS.hold, verb: 'Hold' },
    { actionId: PLAN_ACTIONS.cancel, verb: 'Cancel' },
  ],
  red: [
    { actionId: MOVE_ACTIONS.open, verb: 'Move' },
    { actionId: PLAN_ACTIONS.hold, verb: 'Hold' },
  ],
  consent: [
    { actionId: LIGHT_ACTIONS.agree, verb: 'Agree for' },
    { actionId: LIGHT_ACTIONS.askAgain, verb: 'Ask again for' },
  ],
  light: [{ actionId: LIGHT_ACTIONS.change, verb: 'Answer for' }],
  blocker: [
    { actionId: BLOCKER_ACTIONS.take, verb: 'I have it:' },
    { actionId: BLOCKER_ACTIONS.done, verb: 'Done:' },
    { actionId: BLOCKER_ACTIONS.notOurs, verb: 'Not ours:' },
  ],
  blocker_check: [
    { actionId: BLOCKER_ACTIONS.gone, verb: 'It is gone:' },
    { actionId: BLOCKER_ACTIONS.stillThere, verb: 'Still there:' },
  ],
  blocker_outside: [
    { actionId: BLOCKER_ACTIONS.gone, verb: 'It is gone:' },
    { actionId: BLOCKER_ACTIONS.pass, verb: 'Name somebody else for' },
  ],
  blocker_nobody: [{ actionId: BLOCKER_ACTIONS.pass, verb: 'Name somebody for' }],
  condition: [{ actionId: CONDITION_ACTIONS.done, verb: 'It is done:' }],
  milestone: [{ actionId: MILESTONE_ACTIONS.done, verb: 'Done:' }],
  findings: [{ actionId: ROUND_ACTIONS.found, verb: 'See what was found:' }],
  date: [
    { actionId: REVIEW_ACTIONS.fine, verb: 'Date is fine:' },
    { actionId: REVIEW_ACTIONS.moreTime, verb: 'We need more time:' },
    { actionId: REVIEW_ACTIONS.missing, verb: 'Something is missing:' },
  ],
  trial: [
    { actionId: ROUND_ACTIONS.works, verb: 'It works:' },
    { actionId: ROUND_ACTIONS.problem, verb: 'A problem:' },
    { actionId: ROUND_ACTIONS.wish, verb: 'A wish:' },
  ],
  on_hold: [{ actionId: PLAN_ACTIONS.resume, verb: 'Resume' }],
  go_on: [
    { actionId: GROUP_ACTIONS.next, verb: 'Next group:' },
    { actionId: GROUP_ACTIONS.stop, verb: 'Stop here:' },
  ],
  outcome: [{ actionId: AFTER_ACTIONS.goal, verb: 'Answer for' }],
  close: [{ actionId: OTHER_ACTIONS.close, verb: 'Close' }],
  review: [{ actionId: URGENT_ACTIONS.review, verb: 'Write it down for' }],
  draft: [
    { actionId: PLAN_ACTIONS.show, verb: 'Show' },
    { actionId: PLAN_ACTIONS.edit, verb: 'Change' },
  ],
};

/** What the buttons are about, beside the release. */
const subjectOf = (need: NeedsMe): Pick<Ids, 'departmentId' | 'extra'> => {
  if ('light' in need) return { departmentId: need.light.departmentId };
  if ('blocker' in need) return { extra: need.blocker.id };
  if ('groupId' in need) return { extra: need.groupId };
  if ('round' in need) return { extra: need.round.id };
  if ('step' in need) return { extra: packStep({ attempt: need.attempt, stepId: need.step.id }) };
  if ('milestone' in need) return { extra: need.milestone.item.id };
  return 'condition' in need ? { extra: need.condition.id } : {};
};

const TROUBLE_PRESSES: readonly Press[] = [
  { actionId: AFTER_ACTIONS.noTrouble, verb: 'No, close' },
  { actionId: AFTER_ACTIONS.trouble, verb: 'Yes, trouble with' },
];

/** Whoever has it need not say so again. */
const pressesOf = (need: NeedsMe): readonly Press[] => {
  if (need.kind === 'outcome' && need.asks === 'trouble') return TROUBLE_PRESSES;
  const presses = PRESSES[need.kind];
  return need.kind === 'blocker' && need.blocker.takenBy !== null
    ? presses.filter(({ actionId }) => actionId !== BLOCKER_ACTIONS.take)
    : presses;
};

const buttonsOf = (need: NeedsMe): Button[] => {
  const { release } = need;
  const value = packIds({ releaseId: release.id, ...subjectOf(need) });
  return pressesOf(need).map(({ actionId, verb }) =>
    button({ actionId, text: `${verb} ${titleOf(release)}`, value }),
  );
};

export const needWords = (need: NeedsMe, world: World): Mrkdwn => WORDS[need.kind](need as never, world);

/**
 * One thing that waits, with what can be pressed. For a message and for Home.
 * @param index makes the row of buttons unique where several stand below each other
 */
export const needBlocks = (need: NeedsMe, world: World, index: number): KnownBlock[] => {
  const [only, ...others] = buttonsOf(need);
  const words = needWords(need, world);
  if (only === undefined) return [section(words)];
  if (others.length === 0) return [section(words, { accessory: only })];
  return [section(words), actions(`plan.need_${index}`, [only, ...others])];
};

const MOST_NEEDS = 18;

/** Everything that waits for this person; where nothing does, what they can do. */
export const needsMessage = (needs: readonly NeedsMe[], world: World, slashCommand: string): SlackMessage => {
  if (needs.length === 0) {
    const none = mrkdwn`Nothing needs you at the moment.`;
    const next = mrkdwn`\`${slashCommand} list\` shows all releases, \`${slashCommand} help\` what else there is.`;
    return message(mrkdwn`${none} ${next}`, [
      section(none),
      context(next),
      actions('plan.start_one', [planButton()]),
    ]);
  }
  const shown = needs.slice(0, MOST_NEEDS);
  const left = needs.length - shown.length;
  return message(joinMrkdwn([mrkdwn`This needs you:`, ...shown.map((need) => needWords(need, world))]), [
    header('This needs you'),
    ...shown.flatMap((need, index) => needBlocks(need, world, index)),
    ...(left > 0 ? [context(`and ${left} more; Home shows all.`)] : []),
  ]);
};
