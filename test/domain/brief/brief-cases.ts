import type { Brief } from '../../../src/domain/brief/brief.ts';
import type { DomainEvent } from '../../../src/domain/event.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anActor, aPlan, departmentId, MAYA, NOW } from '../../support/builders.ts';
import type { Case } from '../decide-cases.ts';
import { stranger } from '../deciding.ts';

const sales = departmentId('sales');

export const aBrief = (overrides: Partial<Brief> = {}): Brief => ({
  frozenAt: NOW,
  revision: 1,
  facts: { name: 'Atlas 2.0', message: 'Shared boards.', price: '', packages: '', limits: [], ask: 'Maya' },
  reads: [],
  questions: [],
  changed: null,
  ...overrides,
});

const question = { id: '1', departmentId: sales, by: MAYA, at: NOW, words: 'A discount?', answer: null };

export const withBrief = (
  release: Release,
  brief: Brief | null = aBrief({ questions: [question] }),
): Release => ({
  ...release,
  telling: { ...release.telling, brief },
});

const briefed = (release: Release): Release => withBrief(release);
const risky = (release: Release): Release => ({
  ...release,
  plan: aPlan({ risk: { lives: false, money: true, data: false, irreversible: false, exposed: false } }),
});
const facts = aBrief().facts;

/** The commands about the brief of teams with customers. */
export const BRIEF_CASES = {
  acknowledge_brief: {
    command: { type: 'acknowledge_brief', departmentId: sales },
    actor: stranger,
    given: briefed,
    legal: 'p s L l r',
  },
  ask_brief: {
    command: { type: 'ask_brief', departmentId: sales, words: 'Since when?' },
    actor: stranger,
    given: briefed,
    legal: 'p s L l r',
  },
  answer_brief: {
    command: { type: 'answer_brief', questionId: '1', words: 'No.' },
    actor: anActor(),
    given: briefed,
    legal: 'p s L l r',
  },
  freeze_brief: { command: { type: 'freeze_brief', facts }, actor: null, given: risky, legal: 'p s' },
  refresh_brief: {
    command: { type: 'refresh_brief', facts: { ...facts, price: '9 €' }, reason: 'Written down.' },
    actor: null,
    given: briefed,
    legal: 'p s',
  },
} as const satisfies Record<string, Case>;

/** As `policy.test.ts` tries them. */
export const BRIEF_COMMANDS = {
  acknowledge_brief: BRIEF_CASES.acknowledge_brief.command,
  ask_brief: BRIEF_CASES.ask_brief.command,
  answer_brief: BRIEF_CASES.answer_brief.command,
} as const;

/** By hand, in the letters of `policy.test.ts`. */
export const BRIEF_MAY: Record<keyof typeof BRIEF_COMMANDS, string> = {
  acknowledge_brief: 'M S A O R L D l d P X',
  ask_brief: 'M S A O R L D l d P X',
  answer_brief: 'M L D l d',
};

const member = { role: 'member', userIds: [] };

export const BRIEF_NAMED: Record<keyof typeof BRIEF_COMMANDS, { role: string; userIds: string[] }> = {
  acknowledge_brief: member,
  ask_brief: member,
  answer_brief: { role: 'release_manager', userIds: [MAYA.userId] },
};

type BriefEvent = Extract<DomainEvent['type'], `brief_${string}`>;

/** Everything that happens to a brief, with this text in every name and every free text. */
export const briefEvents = (
  text: string,
): { [Type in BriefEvent]: readonly Extract<DomainEvent, { type: Type }>[] } => ({
  brief_frozen: [{ type: 'brief_frozen' }],
  brief_changed: [{ type: 'brief_changed', facts: ['price'], revision: 2, reason: text }],
  brief_read: [{ type: 'brief_read', departmentId: sales, name: text, revision: 1 }],
  brief_asked: [{ type: 'brief_asked', questionId: '1', departmentId: sales, name: text, words: text }],
  brief_answered: [{ type: 'brief_answered', questionId: '1', words: text }],
});
