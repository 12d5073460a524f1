import type { KnownBlock } from '@slack/types';
import { compare, type Instant } from '../../../../domain/calendar.ts';
import { isSettled } from '../../../../domain/lights/light.ts';
import { isReady } from '../../../../domain/lights/verdict.ts';
import { type AgendaItem, type AgendaSort, agendaOf } from '../../../../domain/meetings/agenda.ts';
import { isOpenAction } from '../../../../domain/meetings/note.ts';
import { lightsAreOpen, type Release } from '../../../../domain/release.ts';
import { context, header, section } from '../../kit/blocks.ts';
import { slackDate, slackWeekday } from '../../kit/dates.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { itemLine } from '../../meetings/agenda-message.ts';
import { howWords } from '../../meetings/meeting-words.ts';
import type { Renderer } from '../../renderer.ts';
import { lightLine } from '../../words/light.ts';
import { counted, listedAnd } from '../../words/listed.ts';
import { lineSections } from './line-sections.ts';
import { firstAsk, inTheWay, type Scene, standing } from './standing.ts';
import { titled } from './titled.ts';

/** Held first, then those where somebody said "not yet", then by date: what needs talking comes first. */
const rank = (release: Release): number => {
  if (release.hold !== null) return 0;
  return release.lights.some((light) => light.required && light.state === 'not_yet') ? 1 : 2;
};

const byNeed = (a: Release, b: Release): number =>
  rank(a) - rank(b) || compare(a.plan.launch.at, b.plan.launch.at);

/** Before the first question every department would have the same line. */
const isBeforeAsking = ({ hold, lights }: Release): boolean =>
  hold === null && lights.length > 0 && lights.every(({ askedAt }) => askedAt === null);

/** Nobody edits an agenda: "is asked yesterday" is what it would say in the end. */
const onDay = (day: Instant, zone: string): Mrkdwn => mrkdwn`on ${slackWeekday(day, zone)}`;

const standsAt = (scene: Scene): Mrkdwn =>
  isBeforeAsking(scene.release)
    ? mrkdwn`Nobody has been asked yet. ${firstAsk(scene, onDay)}`
    : standing(scene);

const headOf = (scene: Scene): Mrkdwn => {
  const { release, settings } = scene;
  const { at } = release.plan.launch;
  // No "in 9 days": nobody edits an agenda, and tomorrow it would be wrong.
  return mrkdwn`*${titled(release)}*, launch ${slackDate(at, settings.zone)}, release manager: ${release.manager.name}. ${standsAt(scene)}`;
};

const pointOf = (scene: Scene): KnownBlock[] => {
  const { release, settings, now } = scene;
  if (isBeforeAsking(release)) return [section(headOf(scene))];
  const open = release.lights
    .filter((light) => light.required && !isSettled(light))
    .sort((a, b) => Number(b.state === 'not_yet') - Number(a.state === 'not_yet'));
  return [section(headOf(scene)), ...lineSections(open.map((light) => lightLine(light, now, settings.zone)))];
};

const textOf = (scene: Scene): Mrkdwn =>
  isBeforeAsking(scene.release)
    ? headOf(scene)
    : joinMrkdwn([headOf(scene), inTheWay(scene.release, scene.settings)], ' ');

/** What else is open of a release beside its lights, by its id. */
export type Beside = ReadonlyMap<string, readonly AgendaItem[]>;

/** What the lines about lights do not say. */
const BESIDE_LIGHTS: readonly AgendaSort[] = [
  'no',
  'at_risk',
  'overdue_milestone',
  'overdue_dependency',
  'lapses',
  'action',
];

const besideLines = (scene: Scene, beside: Beside): Mrkdwn[] =>
  (beside.get(scene.release.id) ?? [])
    .filter(({ sort }) => BESIDE_LIGHTS.includes(sort))
    .map((item) => itemLine(item, scene));

/** How long it is and where, as far as somebody said so: ", 30 minutes, in a huddle". */
const howText = ({ statusMeeting }: Scene['settings']): Mrkdwn => {
  const { minutes, where = 'writing', link = '' } = statusMeeting ?? {};
  return minutes === undefined ? mrkdwn`` : mrkdwn`, ${howWords({ minutes, where, link })}`;
};

/** What the status meeting talks about: everything that is not green, nothing else. */
export const statusAgenda = (
  releases: readonly Release[],
  { settings, now }: Omit<Scene, 'release'>,
  beside: Beside = new Map(),
): SlackMessage => {
  const has = (release: Release): boolean => besideLines({ release, settings, now }, beside).length > 0;
  const open = releases
    .filter((release) => release.hold !== null || !isReady(release) || has(release))
    .sort(byNeed);
  const green = releases.filter((release) => !open.includes(release)).map(titled);
  if (open.length === 0) {
    const all = mrkdwn`No status meeting: nothing to discuss, and everybody gets the time back. ${counted(green.length, 'release')} running, and all green: ${joinMrkdwn(green, ', ')}.`;
    return message(all, [section(all)]);
  }
  const scenes = open.map((release) => ({ release, settings, now }));
  const lead = mrkdwn`Status meeting${howText(settings)}, ${counted(open.length, 'release')} to discuss.`;
  const saidOf = (scene: Scene): Mrkdwn => joinMrkdwn([textOf(scene), ...besideLines(scene, beside)], ' ');
  return message(joinMrkdwn([lead, ...scenes.map(saidOf)]), [
    header('Status meeting: what is not green'),
    ...(settings.statusMeeting?.minutes === undefined ? [] : [context(lead)]),
    ...scenes.flatMap((scene) => [...pointOf(scene), ...lineSections(besideLines(scene, beside))]),
    ...(green.length === 0 ? [] : [context(`Nothing to discuss for ${listedAnd(green)}: all green.`)]),
  ]);
};

export const renderStatusAgenda: Renderer = async (row, reads, { now }) => {
  const settings = await reads.settings(row.workspaceId);
  const running = (await reads.releases(row.workspaceId, 'open')).filter(
    (release) => lightsAreOpen(release) && release.visibility === 'everyone' && !release.practice,
  );
  if (running.length === 0) return { skip: 'nothing runs any more' };
  const beside = new Map<string, readonly AgendaItem[]>();
  for (const release of running) {
    const actions = (await reads.notes(row.workspaceId, release.id)).filter(isOpenAction);
    beside.set(release.id, agendaOf('status', { release, settings, now }, actions));
  }
  return { message: statusAgenda(running, { settings, now }, beside) };
};
