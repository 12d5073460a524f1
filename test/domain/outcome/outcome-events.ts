import type { DomainEvent } from '../../../src/domain/event.ts';
import { GOAL_ANSWERS } from '../../../src/domain/outcome/outcome.ts';
import type { OutcomeEvent } from '../../../src/domain/outcome/outcome-event.ts';

type Events = { [Type in OutcomeEvent['type']]: readonly Extract<DomainEvent, { type: Type }>[] };

/** Everything that is said after a launch, with this text in every free text. */
export const outcomeEvents = (text: string): Events => ({
  goal_checked: [
    ...GOAL_ANSWERS.map((answer) => ({ type: 'goal_checked', days: 7, value: text, answer }) as const),
    { type: 'goal_checked', days: 1, value: '', answer: 'too_early' },
  ],
  trouble_answered: [
    { type: 'trouble_answered', trouble: true },
    { type: 'trouble_answered', trouble: false },
  ],
  retro_held: [{ type: 'retro_held' }],
  retro_waived: [
    { type: 'retro_waived', reason: text, month: null },
    { type: 'retro_waived', reason: text, month: '2026-12' },
  ],
});
