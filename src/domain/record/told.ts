import type { DomainEvent, DomainEventType } from '../event.ts';

/** The parts of a release's story, in the order in which a report tells them. */
export const RECORD_SECTIONS = ['plan', 'lights', 'course', 'launch', 'after', 'workspace'] as const;
export type RecordSection = (typeof RECORD_SECTIONS)[number];

/** How an event is told. */
export type Told<Type extends DomainEventType> = {
  section: RecordSection;
  /** A plain sentence or two about what happened, without who and when. */
  words: (event: Extract<DomainEvent, { type: Type }>) => string;
};
