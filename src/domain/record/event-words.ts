import { VERSION_EVENTS } from '../announcement/version-words.ts';
import { BRIEF_EVENTS } from '../brief/brief-words.ts';
import type { DomainEvent, DomainEventType } from '../event.ts';
import { FEEDBACK_EVENTS } from '../feedback/feedback-words.ts';
import { factWords } from '../hooks/hook-words.ts';
import { RETRO_EVENTS } from '../retro/retro-words.ts';
import { ROLLOUT_EVENTS } from '../rollout/rollout-words.ts';
import { CARRIED_EVENTS } from './carried-words.ts';
import { LAUNCH_DAY_EVENTS } from './launch-day-words.ts';
import { LIGHT_EVENTS } from './light-words.ts';
import { MEETING_EVENTS } from './meeting-words.ts';
import { OUTCOME_EVENTS } from './outcome-words.ts';
import { PLAN_EVENTS } from './plan-words.ts';
import { RUNBOOK_EVENTS } from './runbook-words.ts';
import type { RecordSection, Told } from './told.ts';

const because = (reason: string | null): string => (reason === null || reason === '' ? '' : `: ${reason}`);

const planned = ({ date, time, zone }: { date: string; time: string; zone: string }): string =>
  `${date} ${time} (${zone})`;

/** "outOfScope" as people say it. */
const fieldWords = (fields: readonly string[]): string =>
  fields
    .map((field) =>
      field
        .replace(/Ids?$/, '')
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase(),
    )
    .join(', ');

const USERS_SEE = {
  nothing: 'users see nothing of it',
  part: 'users see a part',
  all: 'all users see it',
} as const;

const HOOK_CHANGES = { added: 'Added', new_secret: 'Gave a new secret to', removed: 'Removed' } as const;

const ITEM_ANSWERS = { yes: 'yes', no: 'no', not_applicable: 'not applicable' } as const;

/** What each event reads as in a report: the compiler finds one without words. */
const TOLD: { [Type in DomainEventType]: Told<Type> } = {
  ...LIGHT_EVENTS,
  ...PLAN_EVENTS,
  ...MEETING_EVENTS,
  ...VERSION_EVENTS,
  ...LAUNCH_DAY_EVENTS,
  ...RUNBOOK_EVENTS,
  ...BRIEF_EVENTS,
  ...RETRO_EVENTS,
  ...ROLLOUT_EVENTS,
  ...OUTCOME_EVENTS,
  ...CARRIED_EVENTS,
  release_drafted: {
    section: 'plan',
    words: ({ title, launch }) => `Planned "${title}" for ${planned(launch)}.`,
  },
  plan_changed: { section: 'plan', words: ({ fields }) => `Changed the plan: ${fieldWords(fields)}.` },
  department_added: { section: 'plan', words: ({ name }) => `Added ${name}.` },
  department_removed: { section: 'plan', words: ({ name }) => `Took ${name} out.` },
  release_started: { section: 'plan', words: () => 'Started: the departments are told.' },
  release_held: { section: 'course', words: ({ reason }) => `Put on hold${because(reason)}.` },
  release_resumed: {
    section: 'course',
    words: ({ moved }) => (moved ? 'Went on, with a new date.' : 'Went on.'),
  },
  release_cancelled: { section: 'course', words: ({ reason }) => `Cancelled${because(reason)}.` },
  manager_sought: {
    section: 'course',
    words: ({ was }) => `The release manager, ${was.name}, is gone: somebody else was asked for.`,
  },
  manager_changed: {
    section: 'course',
    words: ({ from, to }) => `The release manager is ${to.name}, no longer ${from.name}.`,
  },
  launch_decided: {
    section: 'launch',
    words: ({ mode, attempt, without, first }) =>
      [
        `Launch decided, attempt ${attempt}: ${mode === 'live_now' ? 'it is live now' : 'deployment starts now'}.`,
        ...(first === undefined ? [] : [`${first.name} said so first.`]),
        ...(without.length === 0 ? [] : [`Launched without ${without.join(', ')}.`]),
      ].join(' '),
  },
  launch_called: {
    section: 'launch',
    words: ({ mode }) =>
      `Said "${mode === 'live_now' ? 'it is live now' : 'deployment starts now'}"; a second person has to agree.`,
  },
  launch_call_declined: { section: 'launch', words: () => 'Did not agree to launch.' },
  urgent_reviewed: { section: 'after', words: ({ review }) => `Reviewed: ${review}.` },
  mended_confirmed: {
    section: 'after',
    words: ({ mended }) => (mended ? 'Confirmed that it is mended.' : 'Said that it is not mended.'),
  },
  declared_live: { section: 'launch', words: ({ attempt }) => `Live, attempt ${attempt}.` },
  launch_failed: {
    section: 'launch',
    words: ({ attempt, usersSee, cause }) =>
      `Attempt ${attempt} did not work, ${USERS_SEE[usersSee]}${because(cause)}.`,
  },
  announced: { section: 'launch', words: () => 'Announced.' },
  fact_reported: {
    section: 'lights',
    words: ({ check, words, link, ...fact }) =>
      [`Reported ${factWords({ ...fact, name: check, words, link })}${because(words)}.`, link]
        .join(' ')
        .trim(),
  },
  ...FEEDBACK_EVENTS,
  retro_opened: { section: 'after', words: () => 'The look back began.' },
  release_closed: {
    section: 'after',
    words: ({ outcome, lessons }) =>
      `Closed. What came of it: ${outcome || 'nothing written'}. What was learnt: ${lessons || 'nothing written'}.`,
  },
  item_ticked: {
    section: 'lights',
    words: ({ name, label, answer, link, text }) =>
      `${name}, ${label}: ${answer === null ? 'answer taken back' : ITEM_ANSWERS[answer]}${because(text ?? link)}.`,
  },
  settings_changed: {
    section: 'workspace',
    words: ({ fields }) => `Changed settings: ${fieldWords(fields)}.`,
  },
  admin_added: { section: 'workspace', words: ({ userId }) => `Made ${userId} an admin.` },
  template_saved: {
    section: 'workspace',
    words: ({ name, replaced }) =>
      `Saved the template "${name}"${replaced ? ' in the place of the one before' : ''}.`,
  },
  absence_set: { section: 'workspace', words: ({ userId }) => `${userId} is away for a time.` },
  hook_changed: {
    section: 'workspace',
    words: ({ name, direction, change }) =>
      `${HOOK_CHANGES[change]} the hook "${name}", ${direction === 'in' ? 'which reports here' : 'which is told of decisions'}.`,
  },
  absence_ended: { section: 'workspace', words: ({ userId }) => `${userId} is back.` },
  person_erased: {
    section: 'workspace',
    words: ({ pseudonym, entries }) => `Erased somebody from ${entries.length} entries: now ${pseudonym}.`,
  },
};

export const sectionOf = (type: DomainEventType): RecordSection => TOLD[type].section;

/** What happened, in one or two plain sentences; user text in it stands as it was typed. */
export const eventWords = (event: DomainEvent): string =>
  (TOLD[event.type].words as (event: DomainEvent) => string)(event).replace(/([.!?])\.(?= |$)/g, '$1');
