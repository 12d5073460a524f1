import type { Button, KnownBlock } from '@slack/types';
import type { KnownFact } from '../../../domain/hooks/fact.ts';
import { hasGoal, hasLookBack, isQuiet, lastCheck, owedAfter } from '../../../domain/outcome/outcome.ts';
import { closeDueAt, dueGoal, isTroubleDue, overdueSteps } from '../../../domain/outcome/outcome-moments.ts';
import { isOver, type Release } from '../../../domain/release.ts';
import { adoptionLine } from '../adoption/adoption-words.ts';
import { packIds } from '../edge/value.ts';
import { ISSUE_ACTIONS } from '../issues/ids.ts';
import { foundSentence } from '../issues/issue-words.ts';
import { actions, context, header, section } from '../kit/blocks.ts';
import { button, confirmation } from '../kit/elements.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { practiceBlocks, practiceText } from '../launch/prompt/practice.ts';
import type { Scene } from '../lights/card/scene.ts';
import { moment } from '../lights/card/sentences.ts';
import { OTHER_ACTIONS } from '../lights/ids.ts';
import { formerCard } from '../planning/card/former-card.ts';
import { titled } from '../planning/card/titled.ts';
import type { Renderer } from '../renderer.ts';
import { HELD_CONFIRM, openButton } from '../retro/retro-buttons.ts';
import { progressWords } from '../rollout/group-words.ts';
import { plainName } from '../words/plain-name.ts';
import {
  afterDays,
  checkLine,
  GOAL_WORDS,
  goalWords,
  incidentWords,
  lookBackWords,
  numberLine,
  numbersReported,
  owedWords,
} from './after-words.ts';
import { AFTER_ACTIONS } from './ids.ts';

/** So many numbers of other systems stand on it. */
const MOST_NUMBERS = 6;
const MOST_CHECKS = 6;

const press = (release: Release, actionId: string, text: string, primary = false): Button =>
  button({
    actionId,
    text,
    value: packIds({ releaseId: release.id }),
    accessibilityLabel: `${text}: ${plainName(release.plan.name, 40)}`,
    ...(primary && { style: 'primary' }),
  });

/** What it asks now: one thing, and null where nothing is asked at the moment. */
const question = ({ release, settings, now }: Scene): Mrkdwn | null => {
  if (isTroubleDue(release, settings, now))
    return mrkdwn`*Any trouble?* If there was none, it is closed with one click.`;
  const goal = dueGoal(release, settings, now);
  if (goal !== null)
    return mrkdwn`*${afterDays(goal.days)}: is the goal reached?* What does the measure say?`;
  if (release.stage === 'retro' && hasLookBack(release) && release.after.lookBack === null) {
    return mrkdwn`*Time to look back*: what do we keep, what do we change?`;
  }
  return null;
};

const isOverdue = ({ release, settings, now }: Scene): Mrkdwn | null => {
  const due = closeDueAt(release, settings);
  return due === null || overdueSteps(release, settings, now).length === 0
    ? null
    : mrkdwn`:hourglass: *It was to be closed* ${moment(due, release)}.`;
};

/** One primary button: what is asked now, else what is missing, else the close. */
const controls = (scene: Scene): KnownBlock[] => {
  const { release, settings, now } = scene;
  const found = release.issues.length > 0 ? [press(release, ISSUE_ACTIONS.list, 'All that was found')] : [];
  if (isTroubleDue(release, settings, now)) {
    return [
      actions('trouble', [
        press(release, AFTER_ACTIONS.noTrouble, 'No, close', true),
        press(release, AFTER_ACTIONS.trouble, 'Yes'),
        ...found,
      ]),
    ];
  }
  if (isQuiet(release)) return found.length === 0 ? [] : [actions('found', found)];
  const owed = owedAfter(release);
  const asksGoal = dueGoal(release, settings, now) !== null;
  const mayLookBack = hasLookBack(release) && release.after.lookBack === null;
  const first = asksGoal ? 'goal' : release.stage === 'retro' && mayLookBack ? 'look_back' : 'close';
  const last = lastCheck(release);
  const goal = !hasGoal(release)
    ? []
    : [
        press(
          release,
          AFTER_ACTIONS.goal,
          last === null ? 'Say what it says' : 'Say it anew',
          first === 'goal',
        ),
      ];
  // Before it is time the card asks for the goal alone.
  const lookBack =
    mayLookBack && release.stage === 'retro'
      ? [
          {
            ...press(release, AFTER_ACTIONS.held, 'We looked back', first === 'look_back'),
            confirm: confirmation(HELD_CONFIRM),
          },
          press(release, AFTER_ACTIONS.notHeld, 'No look back'),
        ]
      : [];
  const read = release.stage === 'retro' && hasLookBack(release) ? [openButton(release)] : [];
  const close = press(
    release,
    OTHER_ACTIONS.close,
    'Close the release',
    first === 'close' && (release.stage === 'retro' || owed.length === 0),
  );
  return [actions('after', [...goal, ...read, ...lookBack, close, ...found])];
};

/** How far it has come, or how that ended, where it went out group by group; and how many have it. */
const reach = (release: Release, facts: readonly KnownFact[], zone: string): Mrkdwn | null => {
  const done = release.rollout?.completedAt ?? null;
  const all = done === null ? null : mrkdwn`Everybody has it since ${moment(done, release)}.`;
  // What another system reports stands with its other numbers.
  const counted = release.adoption === null ? null : adoptionLine(release, facts, zone);
  const lines = [progressWords(release), all, counted].filter((line) => line !== null);
  return lines.length === 0 ? null : joinMrkdwn(lines, ' ');
};

const closedWords = (release: Release): Mrkdwn => {
  const last = lastCheck(release);
  return last === null
    ? mrkdwn`*Closed.* Nothing is asked any more.`
    : mrkdwn`*Closed.* The goal: ${GOAL_WORDS[last.answer]}.`;
};

/** What its manager reads of a release after the launch: how the goal stands, what was found, what is asked now. */
export const afterCard = (
  scene: Scene,
  facts: readonly KnownFact[],
  reader: 'manager' | 'stand_in',
): SlackMessage => {
  const { release, settings, now } = scene;
  const liveAt = release.launch?.liveAt;
  const since = liveAt == null ? null : mrkdwn`Live since ${moment(liveAt, release)}.`;
  const over = isOver(release);
  const asked = over ? closedWords(release) : question(scene);
  const late = over ? null : isOverdue(scene);
  const numbers = numbersReported(facts, release)
    .slice(0, MOST_NUMBERS)
    .map((fact) => numberLine(fact, settings.zone));
  const checks = release.after.checks.slice(-MOST_CHECKS).map(checkLine);
  const quiet = isQuiet(release);
  const goal = quiet || !hasGoal(release) ? null : goalWords(release);
  const stands = joinMrkdwn([
    incidentWords(release, now),
    foundSentence(release),
    quiet && release.after.lookBack === null ? null : lookBackWords(release),
  ]);
  const owed = over || quiet ? [] : owedAfter(release);
  const missing = owed.length === 0 ? null : `To close it: ${owedWords(owed)}.`;
  const reached = reach(release, facts, settings.zone);
  const lines = joinMrkdwn([since, reached, asked, late, goal, ...checks, ...numbers, stands], ' ');
  return message(practiceText(release, mrkdwn`${titled(release)}, after the launch: ${lines}`), [
    header(`${titled(release)}: after the launch`),
    ...practiceBlocks(release),
    ...(asked === null ? [] : [section(asked)]),
    ...(late === null ? [] : [section(late)]),
    section(joinMrkdwn([since, reached, goal])),
    ...(checks.length === 0 ? [] : [section(joinMrkdwn(checks))]),
    ...(numbers.length === 0 ? [] : [section(joinMrkdwn([mrkdwn`*Reported by other systems*`, ...numbers]))]),
    section(stands),
    ...(missing === null ? [] : [context(missing)]),
    ...(reader === 'stand_in'
      ? [context(mrkdwn`You stand in for ${release.manager.name}, who answers this.`)]
      : over
        ? []
        : controls(scene)),
  ]);
};

/** `board.after_launch`: drawn from how it stands at this moment. */
export const renderAfterCard: Renderer = async (row, reads, { now }) => {
  const userId = row.slot !== null && 'user' in row.slot.audience ? row.slot.audience.user : null;
  const release = row.releaseId === null ? null : await reads.release(row.workspaceId, row.releaseId);
  if (release === null || userId === null || release.launch?.liveAt == null) return { skip: 'not_live' };
  const isManager = release.manager.userId === userId;
  if (!isManager && release.standInId !== userId) return { message: formerCard(release) };
  const settings = await reads.settings(row.workspaceId);
  const facts = await reads.knownFacts(row.workspaceId, release.id);
  const scene = { release, settings, now };
  return { message: afterCard(scene, facts, isManager ? 'manager' : 'stand_in') };
};
