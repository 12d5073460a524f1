import type { DomainEvent } from '../event.ts';
import type { Told } from '../record/told.ts';
import type { BriefFact } from './brief.ts';

type BriefEvent = Extract<DomainEvent['type'], `brief_${string}`>;

/** The facts of a brief, inside a sentence. */
export const FACT_WORDS: Record<BriefFact, string> = {
  name: 'name',
  message: 'message',
  price: 'price',
  packages: 'packages',
  limits: 'known limitations',
  ask: 'who to ask',
};

const because = (words: string): string => (words === '' ? '' : `: ${words}`);

/** What happened to the brief of teams with customers, for a report. */
export const BRIEF_EVENTS: { [Type in BriefEvent]: Told<Type> } = {
  brief_frozen: {
    section: 'launch',
    words: () => 'The brief for teams with customers stays as it is from here on.',
  },
  brief_changed: {
    section: 'launch',
    words: ({ facts, reason }) =>
      `Changed the brief, ${facts.map((fact) => FACT_WORDS[fact]).join(', ')}${because(reason)}.`,
  },
  brief_read: { section: 'launch', words: ({ name }) => `${name}: read the brief and can answer customers.` },
  brief_asked: { section: 'launch', words: ({ name, words }) => `${name} asked about the brief: ${words}.` },
  brief_answered: {
    section: 'launch',
    words: ({ words }) => `Answered a question about the brief: ${words}.`,
  },
};
