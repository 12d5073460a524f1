import type { CarriedIssue } from '../../../src/domain/carried/carried.ts';
import type { CarriedEvent } from '../../../src/domain/carried/carried-event.ts';
import type { DomainEvent } from '../../../src/domain/event.ts';
import { NOW } from '../../support/builders.ts';
import { PAT } from '../matters.ts';

/** Boards are empty in Atlas 1.9, and Pat sees to it. */
export const aCarried = (overrides: Partial<CarriedIssue> = {}): CarriedIssue => ({
  id: 'rel-old:i1',
  from: { releaseId: 'rel-old', title: 'Atlas 1.9' },
  text: 'Boards are empty.',
  owner: PAT,
  link: null,
  reportedAt: NOW,
  accepted: null,
  ...overrides,
});

/** As it comes from the release in which it was found. */
export const found = ({ accepted: _accepted, ...issue }: CarriedIssue) => issue;

type Events = { [Type in CarriedEvent['type']]: readonly Extract<DomainEvent, { type: Type }>[] };

/** Everything about what is critical elsewhere, with this text in every name and every free text. */
export const carriedEvents = (text: string): Events => ({
  issues_carried: [
    { type: 'issues_carried', ids: ['rel-old:i1'], texts: [text], added: true },
    { type: 'issues_carried', ids: [], texts: [], added: false },
  ],
  carried_accepted: [{ type: 'carried_accepted', carriedId: 'rel-old:i1', title: text, text, reason: text }],
});
