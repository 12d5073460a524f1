import type { KnownBlock } from '@slack/types';
import { isAfter } from '../../../../domain/calendar.ts';
import { askMoment } from '../../../../domain/delivery/answer-moments.ts';
import { audiencesOf } from '../../../../domain/delivery/audience.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { missingFromPlan } from '../../../../domain/plan/plan-form.ts';
import { type PlanWarning, planWarnings } from '../../../../domain/plan/plan-warnings.ts';
import {
  type NeededToStart,
  neededToStart,
  obstacleToStart,
} from '../../../../domain/plan/what-start-demands.ts';
import type { Release } from '../../../../domain/release.ts';
import { departmentById, weekOf, zoneOf } from '../../../../domain/settings/settings.ts';
import { nextWorkingMoment } from '../../../../domain/working-days.ts';
import { carriedBlocks, carriedLines } from '../../carried/carried-blocks.ts';
import { familyBlocks, familyLines } from '../../family/family-blocks.ts';
import type { Relative } from '../../family/relatives.ts';
import { context, header, section } from '../../kit/blocks.ts';
import { slackDate } from '../../kit/dates.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { channelMention, joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../../kit/mrkdwn.ts';
import { richList } from '../../kit/rich-text.ts';
import { suggestedBlocks, suggestedSentence } from '../../lessons/lesson-words.ts';
import { firstNames } from '../../lights/card/order-line.ts';
import { dateSummary } from '../../review/review-words.ts';
import { counted, listedAnd } from '../../words/listed.ts';
import { pathWords } from '../../words/path.ts';
import { warningWords } from '../../words/warning.ts';
import { lineSections } from '../card/line-sections.ts';
import { daysLeft, type Scene } from '../card/standing.ts';
import { titled } from '../card/titled.ts';
import { vagueLines } from '../card/vague-lines.ts';
import { managerButtons } from '../course/course-buttons.ts';

/** Room for the warnings, in characters; of those that do not fit the list gives the number. */
const WARNINGS_MAX = 2500;
/** How many people are named behind one department. */
const MOST_PEOPLE = 5;

const placesOf = (light: Light, { release, settings }: Scene): Mrkdwn => {
  if (release.practice) return mrkdwn`you alone`;
  const audiences = audiencesOf(light, release, settings);
  if (audiences.length === 0) return mrkdwn`nobody yet`;
  const places = audiences
    .slice(0, MOST_PEOPLE)
    .map((audience) =>
      'channel' in audience ? channelMention(audience.channel) : userMention(audience.user),
    );
  return joinMrkdwn(places, ', ');
};

const peopleOf = (light: Light, { release, settings }: Scene): Mrkdwn | null => {
  const department = departmentById(settings, light.departmentId);
  const isAskedInChannel = audiencesOf(light, release, settings).some((audience) => 'channel' in audience);
  const leads = department?.leads ?? [];
  if (!isAskedInChannel || leads.length === 0) return null;
  return mrkdwn` (${joinMrkdwn(leads.slice(0, MOST_PEOPLE).map(userMention), ', ')})`;
};

/** The moment has passed: at once while the department works, else when it begins to. */
const madeUpFor = ({ settings, now }: Scene, light: Light): Mrkdwn => {
  const department = departmentById(settings, light.departmentId);
  const zone = zoneOf(settings, department);
  const next = nextWorkingMoment(now, weekOf(settings, department), zone);
  return isAfter(next, now) ? mrkdwn`${slackDate(next, zone)}, its next working hour` : mrkdwn`at once`;
};

const askLine = (light: Light, scene: Scene): Mrkdwn => {
  const { release, settings, now } = scene;
  const zone = zoneOf(settings, departmentById(settings, light.departmentId));
  const planned = askMoment(light, release, settings);
  const first = firstNames(light, release);
  const when =
    first !== null
      ? mrkdwn`after ${first}`
      : isAfter(planned, now)
        ? slackDate(planned, zone)
        : madeUpFor(scene, light);
  const who = mrkdwn`*${light.name}*: ${placesOf(light, scene)}`;
  const optional = light.required ? null : mrkdwn` (optional)`;
  return joinMrkdwn([who, peopleOf(light, scene), optional, mrkdwn`, ${when}`], '');
};

const warningBlocks = (warnings: readonly PlanWarning[]): KnownBlock[] =>
  warnings.length === 0
    ? []
    : [
        section(mrkdwn`:warning: *Good to know before you start*`),
        richList(warnings.map(warningWords), WARNINGS_MAX),
      ];

const NEEDED_NAMES: Record<NeededToStart, string> = { goal: 'goal', measure: 'how it is measured' };

/** What Start asks for, and what it does not need. */
const missingLines = (release: Release): Mrkdwn[] => {
  const needed = neededToStart(release).map((part) => NEEDED_NAMES[part]);
  const others = missingFromPlan(release.plan).filter((name) => !needed.includes(name));
  return [
    ...(needed.length === 0 ? [] : [mrkdwn`*Needed to start:* ${listedAnd(needed)}. Start asks for it.`]),
    ...(others.length === 0
      ? []
      : [mrkdwn`*Still missing:* ${joinMrkdwn(others, ', ')}. You can start without.`]),
    ...vagueLines(release, null),
  ];
};

/** Nobody can make the date: Start would be refused, and this is what helps. */
const noTimeLine = ({ release, settings, now }: Scene): Mrkdwn | null =>
  obstacleToStart(release, settings, now)?.code === 'no_time_to_prepare'
    ? mrkdwn`*Not to be started yet:* no department has the time that it needs. One that says the date is fine is enough: ask them, or choose a later date.`
    : null;

/** What stands beside the plan: releases that it belongs to, lessons that its manager has not looked at, and wishes. */
type DraftExtras = { relatives?: readonly Relative[]; lessons?: number; wished?: Mrkdwn | null };

/** The manager's own card before Start: who is asked what, where and when. Nothing of it is posted yet. */
export const draftCard = (
  scene: Scene,
  others: readonly Release[],
  reader: 'manager' | 'stand_in',
  { relatives = [], lessons = 0, wished = null }: DraftExtras = {},
): SlackMessage => {
  const { release, settings, now } = scene;
  const title = titled(release);
  const { at } = release.plan.launch;
  const date = dateSummary(scene);
  const launch = mrkdwn`Launch ${slackDate(at, settings.zone)}${daysLeft(release, now)}. ${pathWords[release.plan.path]}.`;
  const only =
    reader === 'manager'
      ? date === null
        ? mrkdwn`*Draft.* Only you see it. Nothing is posted before you press Start.`
        : mrkdwn`*Draft.* Departments were asked about the date. Nothing else is posted before you press Start.`
      : mrkdwn`*Draft* of ${release.manager.name}, for whom you stand in. Nothing is posted before Start.`;
  const practice = release.practice
    ? [context(mrkdwn`*PRACTICE*: every message comes to you alone; nobody else hears of it.`)]
    : [];
  const warnings = planWarnings(release, others, settings, now);
  const missing = missingLines(release);
  const noTime = noTimeLine(scene);
  const asked = counted(release.lights.length, 'department');
  const text = joinMrkdwn(
    [
      mrkdwn`Draft of ${title}. ${launch} ${asked} to ask; nothing is posted before Start. Users gain: ${release.plan.value}`,
      suggestedSentence(lessons),
      ...carriedLines(release),
      ...familyLines(relatives, scene),
      wished,
    ],
    ' ',
  );
  return message(text, [
    header(`${title}: draft`),
    ...carriedBlocks(release, reader === 'manager'),
    section(only),
    ...practice,
    ...warningBlocks(warnings),
    section(launch),
    section(`Users gain: ${release.plan.value}`),
    ...familyBlocks(relatives, scene),
    ...suggestedBlocks(release, lessons),
    ...lineSections([
      mrkdwn`*Who is asked, where and when*`,
      ...release.lights.map((light) => askLine(light, scene)),
    ]),
    ...(date === null ? [] : [section(date)]),
    ...(noTime === null ? [] : [section(noTime)]),
    ...(wished === null ? [] : [context(wished)]),
    ...missing.map((line) => context(line)),
    ...(reader === 'manager' ? managerButtons(scene) : []),
  ]);
};
