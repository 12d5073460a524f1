import { blockerOfLight, isUnsolved } from '../blockers/blocker.ts';
import { type Instant, isAfter, toWall } from '../calendar.ts';
import { isPending } from '../conditions/condition.ts';
import type { Owner } from '../contents/parts.ts';
import { answerBy } from '../delivery/answer-moments.ts';
import { wallOf } from '../delivery/moments.ts';
import { isOwed, isSettled, type Light } from '../lights/light.ts';
import { datedMilestones, isOverdue } from '../milestones/milestone-days.ts';
import { lightsAreOpen, type Plan, type Release } from '../release.ts';
import { standingReview } from '../review/time-to-prepare.ts';
import { departmentById, speakersOf, type WorkspaceSettings, weekOf } from '../settings/settings.ts';
import { addWorkingDays } from '../working-days.ts';
import { standingCheckIn } from './check-in.ts';
import type { MeetingKind } from './meeting.ts';
import type { Note } from './note.ts';

/** Why something is talked about, the worst first. */
export const AGENDA_SORTS = [
  'red',
  'waits',
  'no',
  'at_risk',
  'blocker',
  'overdue_light',
  'overdue_milestone',
  'overdue_dependency',
  'lapses',
  'decision',
  'undecided',
  'plan',
  'action',
  'old_action',
  'look_back',
] as const;
export type AgendaSort = (typeof AGENDA_SORTS)[number];

/**
 * One thing to talk about. Each has somebody who sees to it: a person of the workspace by id, else a name.
 *
 * @property about the department, or what else it is about; free text as it was typed
 * @property words what is said of it; free text as it was typed, or empty
 * @property on until when, or since when: 'YYYY-MM-DD'; null where there is no day
 */
export type AgendaItem = {
  sort: AgendaSort;
  about: string;
  words: string;
  owner: Owner;
  on: string | null;
  /** For "I have it". */
  blockerId?: string;
  noteId?: string;
};

/** What was promised in the look back of an earlier release of the product, and is not done. */
export type OldAction = { note: Note; from: string };

type Scene = { release: Release; settings: WorkspaceSettings; now: Instant };

/** Conditions that lapse within so many working days are talked about. */
const LAPSES_WITHIN_DAYS = 2;

const managerOf = ({ manager }: Release): Owner => manager;

/** Who answers for a department; where nobody does, its release's manager finds somebody. */
const speakerOf = ({ departmentId }: Pick<Light, 'departmentId'>, { release, settings }: Scene): Owner => {
  const [userId] = speakersOf(departmentById(settings, departmentId));
  return userId === undefined ? managerOf(release) : { userId, name: '' };
};

const ownedOr = (owner: Owner | null, release: Release): Owner =>
  owner === null || (owner.userId === null && owner.name.trim() === '') ? managerOf(release) : owner;

const redItem = (light: Light, scene: Scene): AgendaItem => {
  const blocker = blockerOfLight(scene.release, light.departmentId);
  const { answer } = light;
  if (blocker !== undefined) {
    const { solver, takenBy, text, expectedOn: on, id: blockerId } = blocker;
    const solving = takenBy ?? (solver.kind === 'person' ? solver : { userId: null, name: solver.name });
    const owner = ownedOr(solving, scene.release);
    return {
      sort: 'waits',
      about: light.name,
      words: text,
      owner,
      on,
      ...(takenBy === null && { blockerId }),
    };
  }
  const solvedBy = answer?.answer === 'not_yet' ? answer.solvedBy : undefined;
  return {
    sort: 'red',
    about: light.name,
    words: answer?.answer === 'not_yet' ? answer.reason : '',
    owner:
      solvedBy?.kind === 'person'
        ? { userId: solvedBy.userId, name: solvedBy.name }
        : speakerOf(light, scene),
    on: answer?.answer === 'not_yet' ? answer.expectedOn : null,
  };
};

const overdueLight = (light: Light, scene: Scene): AgendaItem[] => {
  const { release, settings, now } = scene;
  if (!isOwed(light) || light.state === 'not_yet' || light.askedAt === null) return [];
  const by = answerBy(light, release, settings, light.askedAt);
  if (isAfter(by, now)) return [];
  const { zone } = wallOf(light.departmentId, settings);
  const on = toWall(by, zone).date;
  return [{ sort: 'overdue_light', about: light.name, words: '', owner: speakerOf(light, scene), on }];
};

const decisionAbout = (light: Light, { release, settings }: Scene): AgendaItem[] => {
  const { name: about } = light;
  const due = (words: string, on: string | null = null): AgendaItem => ({
    sort: 'decision',
    about,
    words,
    owner: managerOf(release),
    on,
  });
  const { answer, waiver } = light;
  if (light.state === 'not_applicable_asked' && answer?.answer === 'not_applicable')
    return [due(answer.reason)];
  if (light.state === 'conditional_asked' && answer?.answer === 'conditional') {
    return [due(answer.condition, answer.dueOn)];
  }
  if (waiver?.needsSecond === true && waiver.agreedBy === null) return [due(waiver.reason)];
  const review = light.askedAt === null ? standingReview(light, release, settings) : null;
  const isOpen = review !== null && review.answer !== 'fine' && review.launchAt === release.plan.launch.at;
  return isOpen ? [due(review.words)] : [];
};

const lightItems = (light: Light, scene: Scene): AgendaItem[] => {
  if (isSettled(light)) return [];
  if (light.state === 'not_yet') return light.required ? [redItem(light, scene)] : [];
  const decisions = decisionAbout(light, scene);
  if (decisions.length > 0) return decisions;
  const said = standingCheckIn(scene.release, light.departmentId);
  if (said !== null && said.is !== 'yes') {
    const { name: about } = light;
    return [{ sort: said.is, about, words: '', owner: said.by, on: null }];
  }
  return overdueLight(light, scene);
};

/** What somebody saw in the way, beside what departments wait for. */
const blockerItems = ({ release }: Scene): AgendaItem[] =>
  release.blockers
    .filter((blocker) => isUnsolved(blocker) && blocker.departmentId === null && blocker.severity === 'stops')
    .map(({ id, text, solver, takenBy, expectedOn: on, raisedBy }) => ({
      sort: 'blocker',
      about: raisedBy.name,
      words: text,
      owner: ownedOr(
        takenBy ?? (solver.kind === 'person' ? solver : { userId: null, name: solver.name }),
        release,
      ),
      on,
      ...(takenBy === null && { blockerId: id }),
    }));

const milestoneItems = ({ release, settings, now }: Scene): AgendaItem[] =>
  datedMilestones(release, weekOf(settings))
    .filter((milestone) => isOverdue(milestone, now))
    .map(({ item, until }) => ({
      sort: 'overdue_milestone',
      about: item.what,
      words: '',
      owner: ownedOr(item.owner, release),
      on: until,
    }));

const dependencyItems = ({ release, now }: Scene): AgendaItem[] => {
  const today = toWall(now, release.plan.launch.zone).date;
  return release.plan.contents.dependencies
    .filter(({ doneAt, by }) => doneAt === null && by !== '' && by < today)
    .map(({ what, owner, by }) => ({
      sort: 'overdue_dependency',
      about: what,
      words: '',
      owner: ownedOr(owner, release),
      on: by,
    }));
};

const conditionItems = ({ release, settings, now }: Scene): AgendaItem[] =>
  release.conditions.filter(isPending).flatMap((condition): AgendaItem[] => {
    const { departmentId, text, owner, dueOn, state } = condition;
    const { zone, week } = wallOf(departmentId, settings);
    const last = addWorkingDays(toWall(now, zone).date, LAPSES_WITHIN_DAYS, week);
    // What the manager has to agree to is a decision; what has lapsed turned its light red.
    if (state !== 'open' || dueOn > last) return [];
    const about = release.lights.find((light) => light.departmentId === departmentId)?.name ?? '';
    return [{ sort: 'lapses', about, words: text, owner, on: dueOn }];
  });

const actionItems = ({ release }: Scene, actions: readonly Note[]): AgendaItem[] =>
  actions.map(({ id: noteId, text: words, owner, dueOn: on }) => ({
    sort: 'action',
    about: '',
    words,
    owner: ownedOr(owner, release),
    on,
    noteId,
  }));

const oldItems = ({ release }: Scene, old: readonly OldAction[]): AgendaItem[] =>
  old.map(({ note: { id: noteId, text: words, owner, dueOn: on }, from: about }) => ({
    sort: 'old_action',
    about,
    words,
    owner: ownedOr(owner, release),
    on,
    noteId,
  }));

/** What people agree on at the beginning, as it is called. */
const PLAN_GAPS: readonly { about: string; isEmpty: (plan: Plan) => boolean }[] = [
  { about: 'the goal', isEmpty: ({ goal }) => goal.trim() === '' },
  { about: 'how it is measured', isEmpty: ({ measure }) => measure.trim() === '' },
  { about: 'what is in it', isEmpty: ({ contents }) => contents.scope.length === 0 },
  { about: 'what is not in it', isEmpty: ({ outOfScope }) => outOfScope.trim() === '' },
  { about: 'the way back', isEmpty: ({ backOut }) => backOut.trim() === '' },
];

/** What a plan does not say yet, at its beginning. */
const planItems = ({ release }: Scene): AgendaItem[] =>
  PLAN_GAPS.filter(({ isEmpty }) => isEmpty(release.plan)).map(({ about }) => ({
    sort: 'plan',
    about,
    words: '',
    owner: managerOf(release),
    on: null,
  }));

/** Whether to go is decided: everybody who was not heard is a reason to talk. */
const undecided = (scene: Scene): AgendaItem[] =>
  scene.release.lights
    .filter((light) => light.required && !isSettled(light))
    .map((light) => ({
      sort: 'undecided',
      about: light.name,
      words: '',
      owner: speakerOf(light, scene),
      on: null,
    }));

/** Users have it: before that nobody can look back on anything. */
export const hasGoneOut = ({ stage }: Pick<Release, 'stage'>): boolean =>
  stage === 'live' || stage === 'retro' || stage === 'closed';

/** There is always something to look back on. */
const lookBack = ({ release }: Scene): AgendaItem[] => [
  { sort: 'look_back', about: '', words: release.plan.measure, owner: managerOf(release), on: null },
];

const BESIDE: Readonly<Record<MeetingKind, (scene: Scene) => AgendaItem[]>> = {
  kick_off: planItems,
  status: () => [],
  go_no_go: undecided,
  retro: lookBack,
};

const rank = ({ sort }: AgendaItem): number => AGENDA_SORTS.indexOf(sort);

const byNeed = (a: AgendaItem, b: AgendaItem): number =>
  rank(a) - rank(b) || ((a.on ?? '9999') < (b.on ?? '9999') ? -1 : 1);

/** A department is named once, by what is worst. */
const once = (items: readonly AgendaItem[]): readonly AgendaItem[] => {
  const named = new Set(items.filter(({ sort }) => sort !== 'undecided').map(({ about }) => about));
  return items.filter(({ sort, about }) => sort !== 'undecided' || !named.has(about));
};

/**
 * What a meeting talks about: exceptions alone, the worst first. Nothing where nothing is open: then there is no
 * meeting.
 *
 * @param actions of this release that nobody has done yet
 * @param old of earlier releases of its product: the kick-off talks about them
 */
export const agendaOf = (
  kind: MeetingKind,
  scene: Scene,
  actions: readonly Note[],
  old: readonly OldAction[] = [],
): readonly AgendaItem[] => {
  const { release } = scene;
  if (kind === 'retro' && !hasGoneOut(release)) return [];
  const lights = lightsAreOpen(release) ? release.lights.flatMap((light) => lightItems(light, scene)) : [];
  const beside = BESIDE[kind](scene);
  const ahead = lightsAreOpen(release) ? [...blockerItems(scene), ...dependencyItems(scene)] : [];
  const dated = [...milestoneItems(scene), ...conditionItems(scene)];
  const before = kind === 'kick_off' ? oldItems(scene, old) : [];
  const promised = [...actionItems(scene, actions), ...before];
  return once([...lights, ...ahead, ...dated, ...beside, ...promised].toSorted(byNeed));
};
