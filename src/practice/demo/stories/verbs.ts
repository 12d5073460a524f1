import { addDays, epochMs, toInstant } from '../../../domain/calendar.ts';
import type { Wanted } from '../../people/choose.ts';
import type { PracticeSlack } from '../../slack.ts';
import type { PracticeMessage } from '../../workspace/model.ts';
import type { Scene } from '../scene.ts';
import {
  ANNOUNCEMENTS,
  ATLAS,
  channelId,
  leadId,
  MANAGER,
  RELEASES,
  type ReleaseSeed,
} from '../stage/cast.ts';
import { newestWith, sends } from '../stage/doing.ts';

/** Days of Atlas' plan, counted from its launch, at a time on the launch's wall. */
export const passToDay = ({ passTo }: Scene, daysFromLaunch: number, time: string): Promise<void> => {
  const { date, zone } = ATLAS.launch;
  return passTo(epochMs(toInstant({ date: addDays(date, daysFromLaunch), time, zone })));
};

const cardWith = (slack: PracticeSlack, key: string, actionId: string): PracticeMessage =>
  newestWith(slack.channel(channelId(key)).topLevel, actionId);

/**
 * The release manager plans a release by its five fields: a draft that nobody else sees.
 * @param departments the names of those that stay ticked, where not all do
 */
export const plan = async (
  { slack, settle }: Scene,
  { title, value, launch: { date, time } }: ReleaseSeed = ATLAS,
  departments: readonly string[] | null = null,
): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await manager.types(RELEASES, `/release new ${title}`);
  await sends(manager, { value, date, time, ...(departments !== null && { departments }) });
  await settle();
};

const SCOPE: Readonly<Record<string, string>> = {
  goal: 'Teams plan together on one board.',
  measure: 'A third of the teams share a board within a month.',
  scope: 'Shared boards, links, comments.',
  outOfScope: 'Guests from other companies.',
  highlights: 'Share a board with one click. Everybody sees the same board at the same time.',
  product: 'Atlas',
};

/** The release manager says what the plan leaves out, and presses Start. */
export const start = async ({ slack, settle }: Scene, scope = SCOPE): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await manager.clicks(newestWith(manager.inbox, 'plan.scope'), 'plan.scope');
  await sends(manager, scope);
  await settle();
  await manager.clicks(newestWith(manager.inbox, 'plan.start'), 'plan.start');
  await settle();
};

/** The lead of a department gives its green light, by two taps on its card. */
export const green = async ({ slack, settle }: Scene, key: string): Promise<void> => {
  await slack.person(leadId(key)).clicks(cardWith(slack, key, 'light.green'), 'light.green');
  await settle();
};

/** The lead of a department says that work goes on. */
export const onTrack = async ({ slack, settle }: Scene, key: string): Promise<void> => {
  await slack.person(leadId(key)).clicks(cardWith(slack, key, 'light.on_track'), 'light.on_track');
  await settle();
};

/** What is in the way of a department; `expectedOn` counts days from the launch. */
export type Trouble = { reason: string; solver: string; expectedOn: number };

/** The lead of a department says what is in the way. */
export const notYet = async (
  { slack, settle }: Scene,
  key: string,
  trouble: Trouble,
  launchOn = ATLAS.launch.date,
): Promise<void> => {
  const lead = slack.person(leadId(key));
  await lead.clicks(cardWith(slack, key, 'light.not_yet'), 'light.not_yet');
  const { reason, solver, expectedOn } = trouble;
  await sends(lead, { reason, solver, expectedOn: addDays(launchOn, expectedOn) });
  await settle();
};

/** What still has to happen for a green light; `dueOn` counts days from the launch. */
export type Condition = { condition: string; owner: string; dueOn: number };

/** The lead of a department gives its green light, if something is done in time. */
export const greenIf = async (
  { slack, settle }: Scene,
  key: string,
  what: Condition,
  launchOn = ATLAS.launch.date,
): Promise<void> => {
  const lead = slack.person(leadId(key));
  await lead.clicks(cardWith(slack, key, 'light.conditional'), 'light.conditional');
  const { condition, owner, dueOn } = what;
  await sends(lead, { condition, owner, dueOn: addDays(launchOn, dueOn) });
  await settle();
};

/** Somebody puts Atlas on hold, with the reason that everybody reads. */
export const hold = async ({ slack, settle }: Scene, who: string, reason: string): Promise<void> => {
  const person = slack.person(who);
  await person.types(RELEASES, `/release hold ${ATLAS.key}`);
  await sends(person, { reason });
  await settle();
};

/** The release manager reads the announcement and launches. */
export const launch = async ({ slack, settle }: Scene): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await manager.clicks(newestWith(manager.inbox, 'launch.open'), 'launch.open');
  await sends(manager);
  await settle();
};

/** Somebody rates the release under its announcement, and adds words where there are any. */
export const rate = async (
  { slack, settle }: Scene,
  who: string,
  rating: number,
  words: Readonly<Record<string, Wanted>> | null = null,
): Promise<void> => {
  const person = slack.person(who);
  const action = `feedback.rate_${rating}`;
  await person.clicks(newestWith(slack.channel(ANNOUNCEMENTS).topLevel, action), action);
  await settle();
  if (words === null) return;
  await person.clicks(newestWith(person.sees(ANNOUNCEMENTS), 'feedback.add_words'), 'feedback.add_words');
  await sends(person, words);
  await settle();
};

/** The release manager says on the card after the launch what the measure says. */
export const sayGoal = async (
  { slack, settle }: Scene,
  said: { value: string; answer: string },
): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await manager.clicks(newestWith(manager.inbox, 'after.goal'), 'after.goal');
  await sends(manager, said);
  await settle();
};

/** What the release manager says at the end; the goal is reached in part where nothing else is said. */
export type Ending = { outcome: string; lessons: string; value?: string; answer?: string };

/** The release manager closes a release with what came of it and what was learnt. */
export const close = async ({ slack, settle }: Scene, ending: Ending): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await manager.clicks(newestWith(manager.inbox, 'close.open'), 'close.open');
  await sends(manager, {
    value: 'A quarter of the teams',
    answer: 'In part',
    lookBack: 'Yes, we looked back',
    ...ending,
  });
  await settle();
};
