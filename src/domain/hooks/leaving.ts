import type { Instant } from '../calendar.ts';
import { type DueAction, PRIORITY, type Slot } from '../delivery/due-action.ts';
import type { NamedEvent } from '../delivery/statements.ts';
import type { DomainEventType } from '../event.ts';
import { sectionOf } from '../record/event-words.ts';
import type { Release } from '../release.ts';
import { type OutboundHook, TOPICS, type Topic } from './hook.ts';

/**
 * What is no decision that others may know of: a new date that can still be undone, what a system reported itself, what only
 * follows from another release, a question that waits for its answer, what was learnt, and what is for the release manager
 * to read.
 */
const STAYS_INSIDE: ReadonlySet<DomainEventType> = new Set([
  'move_planned',
  'move_undone',
  'fact_reported',
  'main_followed',
  'lesson_kept',
  'lesson_used',
  'stage_asked',
  'issues_carried',
  'feedback_counted',
  'feedback_told',
]);

const isTopic = (section: string): section is Topic => TOPICS.some((topic) => topic === section);

/** What an event is about, as a way out is asked for it; null for what never leaves. */
export const topicOf = (type: DomainEventType): Topic | null => {
  const section = sectionOf(type);
  return STAYS_INSIDE.has(type) || !isTopic(section) ? null : section;
};

/** Drafts, rehearsals and confidential releases are nobody's business outside. */
export const mayLeave = ({
  startedAt,
  practice,
  visibility,
}: Pick<Release, 'startedAt' | 'practice' | 'visibility'>): boolean =>
  startedAt !== null && !practice && visibility === 'everyone';

/** All tellings of a hook share a slot: none goes before the one in front of it is done with. */
export const tellingSlot = ({ id }: Pick<OutboundHook, 'id'>): Slot => ({
  kind: 'hook.deliver',
  subject: id,
  audience: { channel: `hook:${id}` },
});

const tellingTo = (hook: OutboundHook, eventId: string, now: Instant): DueAction => ({
  key: `hook:${hook.id}:${eventId}`,
  kind: 'hook.deliver',
  releaseId: null,
  dueAt: now,
  priority: PRIORITY.background,
  payload: { v: 1, hookId: hook.id, eventId },
  slot: tellingSlot(hook),
  threadOf: null,
});

/** What leaves the house for these hooks, in the order in which it happened. */
export const tellings = (
  hooks: readonly OutboundHook[],
  named: readonly NamedEvent[],
  now: Instant,
): readonly DueAction[] =>
  hooks.flatMap((hook) =>
    named.flatMap(({ id, event }) => {
      const topic = topicOf(event.type);
      return topic !== null && hook.topics.includes(topic) ? [tellingTo(hook, id, now)] : [];
    }),
  );
