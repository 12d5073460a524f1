import { ACCEPTANCE_EFFECTS } from '../acceptance/acceptance-effects.ts';
import { touchedRounds } from '../acceptance/round-boards.ts';
import { touchedVersions, VERSION_EFFECTS } from '../announcement/version-effects.ts';
import { blockerOf, isUnsolved } from '../blockers/blocker.ts';
import { BRIEF_EFFECTS, touchedBriefs } from '../brief/brief-boards.ts';
import { CARRIED_EFFECTS } from '../carried/carried-effects.ts';
import { isPending } from '../conditions/condition.ts';
import { CONTENTS_EFFECTS } from '../contents/contents-effects.ts';
import type { ReleaseEvent } from '../event.ts';
import { FAMILY_EFFECTS, isSplitOffNow, isSplitting } from '../family/family-effects.ts';
import { factReported } from '../hooks/fact-effects.ts';
import { ISSUE_EFFECTS } from '../issues/issue-effects.ts';
import { touchedConfirmations } from '../launch-day/confirmation-boards.ts';
import { LAUNCH_DAY_EFFECTS } from '../launch-day/launch-day-effects.ts';
import { touchedRollCalls } from '../launch-day/roll-call-boards.ts';
import { MEETING_EFFECTS, meetingsTouchedBy } from '../meetings/meeting-effects.ts';
import { isToldByQuestion, isUnseen, MOVE_EFFECTS } from '../move/move-effects.ts';
import { OUTCOME_EFFECTS, outcomeBoards } from '../outcome/outcome-boards.ts';
import { lightOf } from '../release.ts';
import { RETRO_EFFECTS, retroBoards } from '../retro/retro-effects.ts';
import { leftOutReview, REVIEW_EFFECTS } from '../review/review-effects.ts';
import { ROLLOUT_EFFECTS, touchedRollouts } from '../rollout/rollout-effects.ts';
import { touchedRunbooks } from '../runbook/runbook-boards.ts';
import { RUNBOOK_EFFECTS } from '../runbook/runbook-effects.ts';
import { isSupport } from '../settings/support.ts';
import { announcements, attemptBoards, formerManagerBoards, movedPrompts, releaseBoards } from './boards.ts';
import { type DueAction, PRIORITY } from './due-action.ts';
import {
  blockerBoards,
  blockerBoardsOf,
  conditionBoards,
  secondLaunchBoards,
  secondWaiverBoards,
  secondWaiverBoardsOf,
} from './matters.ts';
import { isAfterLaunchDay } from './past-launch.ts';
import {
  cards,
  type Effect,
  everyone,
  headsUps,
  heldByOthers,
  isGrey,
  isSilent,
  type NamedEvent,
  pin,
  type Scene,
  soughtBoards,
  statement,
  threadLine,
  toDepartments,
  toFormerManager,
  toldOfFailure,
  toManagers,
  underCard,
  wasAsked,
} from './statements.ts';
import { mendedBoards, mendedTold, othersTold, unreachedByHotfix } from './urgent-effects.ts';

const nothing: Effect = () => [];
const line: Effect = threadLine;
const lineAndCards: Effect = (scene, named) => [
  ...threadLine(scene, named),
  ...cards(scene),
  ...blockerBoardsOf(scene, isUnsolved),
];

/** Conditions and blockers of one department, wherever somebody reads about them. */
const mattersOf = (scene: Scene, departmentId: string): DueAction[] => [
  ...conditionBoards(scene, (condition) => condition.departmentId === departmentId),
  ...blockerBoardsOf(scene, (blocker) => blocker.departmentId === departmentId),
  ...secondWaiverBoards(scene, lightOf(scene.release, departmentId)),
];

/** The department that an event is about; null where it is about none. */
const departmentOf = ({ event }: NamedEvent): string | null =>
  'departmentId' in event ? event.departmentId : null;

const cardAndLine: Effect = (scene, named) => {
  const departmentId = departmentOf(named);
  if (departmentId === null) return threadLine(scene, named);
  return [...cards(scene, departmentId), ...threadLine(scene, named), ...mattersOf(scene, departmentId)];
};

/** The same, with the one condition or blocker that it is about. */
const cardLineAndMatter: Effect = (scene, named) => {
  const { event } = named;
  const departmentId = departmentOf(named);
  const card = departmentId === null ? [] : cards(scene, departmentId);
  const conditions =
    'conditionId' in event ? conditionBoards(scene, ({ id }) => id === event.conditionId) : [];
  const blocker = 'blockerId' in event ? blockerOf(scene.release, event.blockerId) : undefined;
  // Whoever had it before reads that others have it now.
  const before =
    event.type === 'blocker_passed' ? event.from : event.type === 'blocker_returned' ? event.solver : null;
  const blockers =
    blocker === undefined
      ? []
      : // The wish that stands last is the one that remains, where both read it in the same place.
        [...(before === null ? [] : blockerBoards(scene, blocker, before)), ...blockerBoards(scene, blocker)];
  return [...card, ...threadLine(scene, named), ...conditions, ...blockers];
};

/** Managers, but not for what they did themselves. */
const toOtherManagers: Effect = (scene, named) => {
  const blocker = 'blockerId' in named.event ? blockerOf(scene.release, named.event.blockerId) : undefined;
  const solver = blocker?.solver.kind === 'person' ? blocker.solver.userId : undefined;
  // Whoever raised it knows of it, and whoever can solve it is asked.
  const know = scene.release.practice ? [] : [blocker?.raisedBy.userId, solver];
  return toManagers(scene, named).filter(
    ({ slot }) => slot === null || !('user' in slot.audience) || !know.includes(slot.audience.user),
  );
};

/** Those who watch over the rules hear of a launch that goes without a needed light. */
const flag: Effect = (scene, { id }) => {
  const channel = scene.settings.complianceChannelId;
  if (channel === null || scene.release.practice || scene.release.visibility === 'confidential') return [];
  return [
    statement(scene, { kind: 'statement.compliance', audience: { channel }, subject: id }, { eventId: id }),
  ];
};

/**
 * What each event makes leave the house, beside the release's own boards, which every event brings up to
 * date. Read it as the list of who hears what: nothing else is ever sent.
 */
const EFFECTS: { [Type in ReleaseEvent['type']]: Effect } = {
  release_drafted: nothing,
  plan_changed: (scene, named) => [
    ...cards(scene),
    // A lower risk asks less of everybody: nobody changes it unseen.
    ...(named.event.type === 'plan_changed' && named.event.risk !== undefined
      ? threadLine(scene, named)
      : []),
    ...blockerBoardsOf(scene, isUnsolved),
    ...secondWaiverBoardsOf(scene),
  ],
  release_moved: (scene, named) => [
    ...(named.event.type === 'release_moved'
      ? movedPrompts(scene.release, named.event.from.at, scene.now)
      : []),
    ...(isSilent(scene)
      ? cards(scene)
      : [
          ...lineAndCards(scene, named),
          ...toDepartments(scene, named, (light) => !isToldByQuestion(scene)(light)),
        ]),
  ],
  ...MOVE_EFFECTS,
  ...CONTENTS_EFFECTS,
  ...REVIEW_EFFECTS,
  ...ACCEPTANCE_EFFECTS,
  ...FAMILY_EFFECTS,
  ...MEETING_EFFECTS,
  ...VERSION_EFFECTS,
  ...LAUNCH_DAY_EFFECTS,
  ...BRIEF_EFFECTS,
  ...ISSUE_EFFECTS,
  ...RETRO_EFFECTS,
  ...RUNBOOK_EFFECTS,
  ...ROLLOUT_EFFECTS,
  ...OUTCOME_EFFECTS,
  ...CARRIED_EFFECTS,
  department_added: (scene, { event }) =>
    isSilent(scene) || event.type !== 'department_added'
      ? []
      : headsUps(scene, (light) => light.departmentId === event.departmentId),
  department_removed: (scene, named) => [
    ...(isSplitting(scene) ? [] : line(scene, named)),
    ...leftOutReview(scene, named),
  ],
  release_started: (scene) => [
    // What is split off from a release that has started says so instead.
    ...(isSplitOffNow(scene) ? [] : headsUps(scene, everyone)),
    ...unreachedByHotfix(scene),
    ...pin(scene),
  ],
  department_asked: (scene, { id, event }) => {
    if (event.type !== 'department_asked') return [];
    const light = lightOf(scene.release, event.departmentId);
    if (light === undefined) return [];
    const again = event.again ? underCard(scene, light, 'statement.asked_again', id, { eventId: id }) : [];
    return [...cards(scene, event.departmentId), ...again];
  },
  light_answered: (scene, named) => {
    if (named.event.type !== 'light_answered') return [];
    const { answer, before } = named.event;
    const asked = answer.answer === 'conditional' && isAfterLaunchDay(answer.dueOn, scene.release);
    const needsManager = asked || ['not_yet', 'not_applicable'].includes(answer.answer);
    // A green light as everybody hopes for is seen on the card; only what surprises is said in the thread, and who
    // counts twice.
    const usual = isGrey(before) && answer.also === undefined;
    const expected = usual && ['green', 'on_track'].includes(answer.answer);
    return [
      ...cards(scene, named.event.departmentId),
      ...(expected ? [] : threadLine(scene, named)),
      ...(needsManager ? toManagers(scene, named) : []),
      ...mattersOf(scene, named.event.departmentId),
    ];
  },
  fact_reported: factReported,
  light_voted: (scene, { event }) => (event.type === 'light_voted' ? cards(scene, event.departmentId) : []),
  light_stale: cardAndLine,
  light_restored: cardAndLine,
  answer_delegated: cardAndLine,
  condition_met: cardLineAndMatter,
  condition_lapsed: (scene, named) => [...cardLineAndMatter(scene, named), ...toManagers(scene, named)],
  blocker_raised: (scene, named) => [...cardLineAndMatter(scene, named), ...toOtherManagers(scene, named)],
  blocker_taken: cardLineAndMatter,
  blocker_returned: (scene, named) => [...cardLineAndMatter(scene, named), ...toManagers(scene, named)],
  blocker_passed: cardLineAndMatter,
  blocker_solved: cardLineAndMatter,
  blocker_confirmed: cardLineAndMatter,
  waiver_given: (scene, named) => [
    ...cardAndLine(scene, named),
    ...(named.event.type === 'waiver_given' && !named.event.needsSecond ? flag(scene, named) : []),
  ],
  waiver_agreed: (scene, named) => [
    ...cardAndLine(scene, named),
    ...toManagers(scene, named),
    ...(named.event.type === 'waiver_agreed' && named.event.agreed ? flag(scene, named) : []),
  ],
  waiver_withdrawn: cardAndLine,
  launch_called: (scene) => secondLaunchBoards(scene),
  launch_call_declined: (scene, named) => [...secondLaunchBoards(scene), ...toManagers(scene, named)],
  urgent_reviewed: line,
  mended_confirmed: (scene, named) => [
    ...threadLine(scene, named),
    ...mendedBoards(scene),
    ...mendedTold(scene, named),
  ],
  consent_given: (scene, named) => {
    if (named.event.type !== 'consent_given') return [];
    return [
      ...cards(scene, named.event.departmentId),
      ...threadLine(scene, named),
      ...mattersOf(scene, named.event.departmentId),
    ];
  },
  // Whether it can go with a second person's click stands on their message, too.
  all_green: (scene, named) => [...threadLine(scene, named), ...secondLaunchBoards(scene)],
  readiness_lost: (scene) => secondLaunchBoards(scene),
  release_held: (scene, named) => [
    ...secondLaunchBoards(scene),
    ...lineAndCards(scene, named),
    ...toDepartments(scene, named, everyone),
    ...heldByOthers(scene, named),
  ],
  release_resumed: (scene, named) => [
    ...lineAndCards(scene, named),
    ...toDepartments(scene, named, everyone),
  ],
  release_cancelled: (scene, named) => [
    ...secondLaunchBoards(scene),
    ...secondWaiverBoardsOf(scene),
    ...conditionBoards(scene, isPending),
    ...lineAndCards(scene, named),
    ...toDepartments(scene, named, wasAsked),
  ],
  manager_sought: (scene, { event }) =>
    event.type === 'manager_sought' ? soughtBoards(scene, event.was.userId, true) : [],
  manager_changed: (scene, named) => [
    ...secondLaunchBoards(scene),
    ...secondWaiverBoardsOf(scene),
    ...threadLine(scene, named),
    ...toManagers(scene, named),
    ...(named.event.type === 'manager_changed'
      ? [
          ...soughtBoards(scene, named.event.from.userId, false),
          ...formerManagerBoards(scene.release, named.event.from.userId, scene.now, scene.readied),
          ...toFormerManager(scene, named, named.event.from.userId),
        ]
      : []),
  ],
  launch_decided: (scene, named) => [
    ...secondLaunchBoards(scene),
    ...lineAndCards(scene, named),
    ...(named.event.type === 'launch_decided' && named.event.attempt > 1
      ? toDepartments(scene, named, isSupport)
      : []),
  ],
  declared_live: (scene) => [
    ...announcements(scene.release, scene.settings, scene.now),
    ...mendedBoards(scene),
    ...othersTold(scene),
  ],
  launch_failed: (scene, named) => [
    ...toDepartments(scene, named, toldOfFailure(named)).map((action) => ({
      ...action,
      priority: PRIORITY.announcement,
    })),
    ...lineAndCards(scene, named),
    ...(named.event.type === 'launch_failed'
      ? attemptBoards(scene.release, named.event.attempt, scene.now, scene.readied)
      : []),
  ],
  announced: lineAndCards,
  feedback_counted: nothing,
  feedback_told: nothing,
  release_closed: (scene, named) => [...line(scene, named), ...retroBoards(scene, false)],
};

/** Everything that the events make leave the house, the release's own boards included. */
export const deliveriesFor = (scene: Scene, events: readonly NamedEvent[]): readonly DueAction[] => {
  if (events.length === 0) return [];
  // Departments hear of a new date and of the end of a hold once: the notice that it goes on names the date.
  const resumed = events.some(({ event }) => event.type === 'release_resumed');
  const caused = events.flatMap((named) =>
    resumed && named.event.type === 'release_moved'
      ? [...threadLine(scene, named), ...movedPrompts(scene.release, named.event.from.at, scene.now)]
      : EFFECTS[named.event.type](scene, named),
  );
  if (isUnseen(events)) return caused;
  return [
    ...caused,
    ...touchedVersions(scene, events),
    ...touchedBriefs(scene, events),
    ...touchedRounds(scene, events),
    ...touchedConfirmations(scene, events),
    ...touchedRollCalls(scene, events),
    ...touchedRunbooks(scene, events),
    ...touchedRollouts(scene, events),
    ...meetingsTouchedBy(scene, events),
    ...outcomeBoards(scene.release, scene.settings, scene.now),
    ...releaseBoards(scene.release, scene.settings, scene.now, scene.readied),
  ];
};
