import type { Button, KnownBlock } from '@slack/types';
import type { NeedsMe, NeedsMeKind } from '../../../../application/plan/what-needs-me.ts';
import { formatDate } from '../../../../domain/calendar.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { actions, context, header, section } from '../../kit/blocks.ts';
import { slackDate, slackDay } from '../../kit/dates.ts';
import { button } from '../../kit/elements.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { LAUNCH_ACTIONS } from '../../launch/ids.ts';
import { LIGHT_ACTIONS, OTHER_ACTIONS } from '../../lights/ids.ts';
import { daysLeft, inTheWay } from '../card/standing.ts';
import { titled } from '../card/titled.ts';
import { PLAN_ACTIONS } from '../ids.ts';
import { planButton } from './listings.ts';

type World = { zone: string; now: string };
type Words = { [Kind in NeedsMeKind]: (need: Extract<NeedsMe, { kind: Kind }>, world: World) => Mrkdwn };

const launchOf = ({ plan }: Release, zone: string): Mrkdwn => slackDate(plan.launch.at, zone);

const WORDS: Words = {
  take_over: ({ release }, { zone }) =>
    mrkdwn`*${titled(release)}* has no release manager any more: ${release.manager.name} has left. Who takes it? Launch ${launchOf(release, zone)}.`,
  deployment: ({ release }) => mrkdwn`*${titled(release)}:* the deployment runs. Is it live?`,
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
  consent: ({ release, light }) =>
    joinMrkdwn(
      [
        mrkdwn`*${titled(release)}:* ${light.name} says that it is not concerned.`,
        light.answer?.answer === 'not_applicable' ? mrkdwn`Its reason: ${light.answer.reason}` : null,
        mrkdwn`Do you agree?`,
      ],
      ' ',
    ),
  light: ({ release, light, by, asDeputy }, { zone }) =>
    joinMrkdwn(
      [
        mrkdwn`*${titled(release)}:* is *${light.name}* ready for the launch ${launchOf(release, zone)}? Answer by ${slackDate(by, zone)}.`,
        asDeputy ? mrkdwn`You are the deputy; its lead was asked too.` : null,
      ],
      ' ',
    ),
  on_hold: ({ release }, { zone }) =>
    release.hold === null
      ? mrkdwn`*${titled(release)}* is on hold.`
      : mrkdwn`*${titled(release)}* is on hold since ${slackDay(release.hold.at, zone)}.`,
  close: ({ release }) => mrkdwn`*${titled(release)}* is live: what came of it, and what did we learn?`,
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
  launch: [{ actionId: LAUNCH_ACTIONS.open, verb: 'Launch' }],
  overdue: [
    { actionId: PLAN_ACTIONS.edit, verb: 'Move' },
    { actionId: PLAN_ACTIONS.hold, verb: 'Hold' },
    { actionId: PLAN_ACTIONS.cancel, verb: 'Cancel' },
  ],
  red: [
    { actionId: PLAN_ACTIONS.edit, verb: 'Move' },
    { actionId: PLAN_ACTIONS.hold, verb: 'Hold' },
  ],
  consent: [
    { actionId: LIGHT_ACTIONS.agree, verb: 'Agree for' },
    { actionId: LIGHT_ACTIONS.askAgain, verb: 'Ask again for' },
  ],
  light: [{ actionId: LIGHT_ACTIONS.change, verb: 'Answer for' }],
  on_hold: [{ actionId: PLAN_ACTIONS.resume, verb: 'Resume' }],
  close: [{ actionId: OTHER_ACTIONS.close, verb: 'Close' }],
  draft: [
    { actionId: PLAN_ACTIONS.show, verb: 'Show' },
    { actionId: PLAN_ACTIONS.edit, verb: 'Change' },
  ],
};

const buttonsOf = (need: NeedsMe): Button[] => {
  const { release } = need;
  const departmentId = 'light' in need ? need.light.departmentId : undefined;
  const value = packIds({ releaseId: release.id, ...(departmentId !== undefined && { departmentId }) });
  return PRESSES[need.kind].map(({ actionId, verb }) =>
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
