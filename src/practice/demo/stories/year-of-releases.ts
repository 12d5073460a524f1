import { addDays, epochMs, toInstant } from '../../../domain/calendar.ts';
import type { Scene, Story } from '../scene.ts';
import { DEPARTMENTS, HOME_ZONE, leadId, leadName, MANAGER, READER, RELEASES } from '../stage/cast.ts';
import { newestWith, sends } from '../stage/doing.ts';
import { setUp } from '../stage/set-up.ts';
import { launchWithout } from './manager-verbs.ts';
import {
  ATLAS_1_1,
  ATLAS_1_2,
  ATLAS_1_3,
  ATLAS_1_4,
  ATLAS_1_5,
  ATLAS_1_6,
  ATLAS_1_7,
  BOREALIS_1_0,
  BOREALIS_1_1,
  BOREALIS_1_2,
  BOREALIS_1_3,
  BOREALIS_1_4,
  type Green,
  type YearPlan,
  type YearRelease,
} from './releases-of-a-year.ts';
import { close, green, greenIf, launch, notYet, plan, rate, start } from './verbs.ts';

const TWO_HOURS_MS = 2 * 3_600_000;

const at = (date: string, time: string) => toInstant({ date, time, zone: HOME_ZONE });

/** Days of a release's plan, counted from its launch. */
const pass = (scene: Scene, { launch: { date } }: YearPlan, days: number, time: string): Promise<void> =>
  scene.passTo(epochMs(at(addDays(date, days), time)));

/** A plan two weeks and two days ahead, of the departments that it needs and no other. */
const begins = async (scene: Scene, release: YearPlan, others: readonly string[] = []): Promise<void> => {
  const keys = [...release.greens.map(([key]) => key), ...others];
  const departments = DEPARTMENTS.filter(({ key }) => keys.includes(key)).map(({ name }) => name);
  await pass(scene, release, -16, '10:00');
  await plan(scene, release, departments);
  await start(scene, {
    goal: release.value,
    measure: release.measure,
    scope: release.value,
    outOfScope: 'Everything else.',
    highlights: release.value,
    product: release.product,
  });
};

const turnsGreen = async (scene: Scene, release: YearPlan, [key, days, time]: Green): Promise<void> => {
  await pass(scene, release, days, time);
  await green(scene, key);
};

const turnGreen = async (scene: Scene, release: YearPlan): Promise<void> => {
  for (const each of release.greens) await turnsGreen(scene, release, each);
};

const goesLive = async (scene: Scene, release: YearRelease): Promise<void> => {
  await launch(scene);
  await scene.passTo(scene.slack.clock.now() + TWO_HOURS_MS);
  const [first, second] = release.ratings;
  await rate(scene, leadId('docs'), first);
  await rate(scene, READER.id, second);
};

const goesLiveInTime = async (scene: Scene, release: YearRelease): Promise<void> => {
  await pass(scene, release, 0, '13:35');
  await goesLive(scene, release);
};

/** Seven working days after the launch they look back, and it is closed. */
const ends = async (scene: Scene, release: YearRelease): Promise<void> => {
  await pass(scene, release, 11, '10:30');
  await close(scene, release.ending);
};

const inTime = async (scene: Scene, release: YearRelease): Promise<void> => {
  await begins(scene, release);
  await turnGreen(scene, release);
  await goesLiveInTime(scene, release);
  await ends(scene, release);
};

const withoutSupport = async (scene: Scene, release: YearRelease): Promise<void> => {
  await begins(scene, release, ['support']);
  await turnGreen(scene, release);
  await pass(scene, release, -2, '11:00');
  await launchWithout(scene, {
    department: 'Support',
    reason: 'The calendar is for a few teams at first, and they call us directly.',
    acceptedBy: leadName('product-marketing'),
  });
  await goesLiveInTime(scene, release);
  await ends(scene, release);
};

/** Everything that comes after the move counts from the new day. */
const aWeekLater = async (scene: Scene, release: YearRelease): Promise<void> => {
  const { slack, settle } = scene;
  const later = addDays(release.launch.date, 7);
  await begins(scene, release);
  await pass(scene, release, -6, '11:00');
  const manager = slack.person(MANAGER.id);
  await manager.clicks(newestWith(manager.inbox, 'move.open'), 'move.open');
  await manager.fills({ 'move.choice': `week:${later}` });
  await sends(manager, {
    reason: 'It does not work well enough yet',
    words: 'Large boards still take three seconds.',
  });
  await settle();
  const moved = { ...release, launch: { ...release.launch, date: later } };
  await turnGreen(scene, moved);
  await goesLiveInTime(scene, moved);
  await ends(scene, moved);
};

const withAnIssue = async (scene: Scene, release: YearRelease): Promise<void> => {
  const { slack, settle } = scene;
  await begins(scene, release);
  await turnGreen(scene, release);
  await goesLiveInTime(scene, release);
  await pass(scene, release, 1, '17:00');
  const support = slack.person(leadId('support'));
  await support.types(RELEASES, `/release issue ${release.key}`);
  await sends(support, {
    text: 'Wide boards are cut off on paper.',
    severity: 'major',
    owner: leadName('support'),
  });
  await settle();
  await ends(scene, release);
};

const cancelled = async (scene: Scene, release: YearPlan): Promise<void> => {
  const { slack, settle } = scene;
  await begins(scene, release, ['qa']);
  await turnGreen(scene, release);
  await pass(scene, release, -8, '11:00');
  const manager = slack.person(MANAGER.id);
  await manager.types(RELEASES, `/release cancel ${release.key}`);
  await sends(manager, { reason: 'Our customers may not show their calendars to others.' });
  await settle();
};

/** QA is green on a condition, which is met in time. */
const onACondition = async (scene: Scene, release: YearRelease): Promise<void> => {
  await begins(scene, release, ['qa']);
  await turnGreen(scene, release);
  await pass(scene, release, -3, '10:30');
  const condition = 'The holidays of the next year are in.';
  const { date } = release.launch;
  await greenIf(scene, 'qa', { condition, owner: leadName('docs'), dueOn: -1 }, date);
  await pass(scene, release, -2, '11:30');
  const docs = scene.slack.person(leadId('docs'));
  await docs.clicks(newestWith(docs.inbox, 'condition.done'), 'condition.done');
  await scene.settle();
  await goesLiveInTime(scene, release);
  await ends(scene, release);
};

/** QA says what is in the way, is green after the planned moment, and the launch is a day late. */
const aDayLate = async (scene: Scene, release: YearRelease): Promise<void> => {
  await begins(scene, release, ['qa']);
  const { date } = release.launch;
  const reason = 'Two people cannot move one card.';
  const [first, ...others] = release.greens;
  if (first !== undefined) await turnsGreen(scene, release, first);
  await pass(scene, release, -6, '10:30');
  await notYet(scene, 'qa', { reason, solver: leadName('engineering'), expectedOn: -1 }, date);
  for (const each of others) await turnsGreen(scene, release, each);
  await turnsGreen(scene, release, ['qa', 1, '07:00']);
  await pass(scene, release, 1, '10:30');
  await goesLive(scene, release);
  await ends(scene, release);
};

/** A year of two products: most in time, one moved, one a day late, one without a department, one cancelled. */
export const yearOfReleases: Story = {
  name: 'year-of-releases',
  summary: 'A year is over, and twelve releases with it: what their numbers say.',
  opensAs: MANAGER.id,
  opensAt: RELEASES,
  hint: 'Twelve releases of two products in one year: type “/release stats”, or press “Numbers” on Home. “Send me pictures” draws them, and the menus show one product alone. Each number says on how many releases it stands where these are few.',
  startsAt: at('2026-01-05', '09:00'),
  play: async (scene) => {
    await setUp(scene);
    await inTime(scene, ATLAS_1_1);
    await withoutSupport(scene, BOREALIS_1_0);
    await inTime(scene, ATLAS_1_2);
    await aWeekLater(scene, BOREALIS_1_1);
    await withAnIssue(scene, ATLAS_1_3);
    await inTime(scene, ATLAS_1_4);
    await cancelled(scene, BOREALIS_1_2);
    await inTime(scene, ATLAS_1_5);
    await onACondition(scene, BOREALIS_1_3);
    await aDayLate(scene, ATLAS_1_6);
    await inTime(scene, BOREALIS_1_4);
    await inTime(scene, ATLAS_1_7);
  },
};
