import type { Command } from '../../../src/domain/command.ts';
import type { DomainEvent, DomainEventType } from '../../../src/domain/event.ts';
import type { FeedbackCount } from '../../../src/domain/feedback/count.ts';
import type { Actor } from '../../../src/domain/person.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anActor, MAYA } from '../../support/builders.ts';

type Case = {
  command: Command;
  actor: Actor | null;
  given: (release: Release) => Release;
  legal: string;
};

export const aCount: FeedbackCount = {
  round: 'early',
  answers: 2,
  ratings: { sum: 7, count: 2 },
  confidence: { sum: 4, count: 1 },
  effort: { sum: 0, count: 0 },
};

const told = { type: 'tell_back', entries: [{ said: 'Slow', did: 'Faster' }], people: 3 } as const;

/** Every command about feedback, for `decide-table.test.ts`. */
export const FEEDBACK_CASES = {
  count_feedback: {
    command: { type: 'count_feedback', count: aCount },
    actor: null,
    given: (release) => release,
    legal: 'l r c',
  },
  tell_back: { command: told, actor: anActor(), given: (release) => release, legal: 'l r c' },
} as const satisfies Record<string, Case>;

/** The same for `policy.test.ts`, in its letters. */
export const FEEDBACK_COMMANDS = { tell_back: told } as const;
export const FEEDBACK_MAY: Record<keyof typeof FEEDBACK_COMMANDS, string> = { tell_back: 'M A' };
export const FEEDBACK_NAMED: Record<keyof typeof FEEDBACK_COMMANDS, { role: string; userIds: string[] }> = {
  tell_back: { role: 'release_manager', userIds: [MAYA.userId] },
};

type FeedbackEvent = 'feedback_counted' | 'feedback_told';
type Events = {
  [Type in FeedbackEvent & DomainEventType]: readonly Extract<DomainEvent, { type: Type }>[];
};

/** One of each event; `text` stands wherever people typed something. */
export const feedbackEvents = (text: string): Events => ({
  feedback_counted: [{ type: 'feedback_counted', ...aCount }],
  feedback_told: [{ type: 'feedback_told', entries: [{ said: text, did: text }], people: 3 }],
});
