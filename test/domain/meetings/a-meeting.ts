import { withNewItems } from '../../../src/domain/contents/contents.ts';
import type { Item } from '../../../src/domain/contents/parts.ts';
import type { When } from '../../../src/domain/contents/when.ts';
import type { CheckIn, Meeting } from '../../../src/domain/meetings/meeting.ts';
import type { Note } from '../../../src/domain/meetings/note.ts';
import type { Plan } from '../../../src/domain/release.ts';
import { aPlan, departmentId, leadOf, MAYA, NOW } from '../../support/builders.ts';

/** "T-5" at ten, or at another time. */
export const daysBefore = (days: number, time: string | null = '10:00'): When => ({
  kind: 'relative',
  days: -days,
  count: 'working_days',
  time,
  zone: null,
});

export type Planned = Omit<Item<'meetings'>, 'id' | 'doneAt'>;

/** A status meeting five working days before the launch at ten, in a huddle. */
export const aPlannedMeeting = (overrides: Partial<Planned> = {}): Planned => ({
  kind: 'status',
  when: daysBefore(5),
  repeats: '',
  lasts: '30m',
  where: 'huddle',
  link: '',
  departments: [],
  ...overrides,
});

/** A plan with these meetings; the first gets the id 2, as `aMeeting` has it. */
export const aPlanThatMeets = (...planned: readonly Planned[]): Plan =>
  aPlan({ contents: withNewItems(aPlan().contents, 'meetings', planned) });

/** The same as its people were told of it: Thursday 3 December 2026, ten in Berlin. */
export const aMeeting = (overrides: Partial<Meeting> = {}): Meeting => ({
  id: '2',
  kind: 'status',
  at: '2026-12-03T09:00:00.000Z',
  minutes: 30,
  where: 'huddle',
  link: '',
  departmentIds: [],
  sequence: 0,
  changedAt: NOW,
  cancelled: null,
  keptBy: null,
  checkIns: [],
  ...overrides,
});

/** Sales was asked on Wednesday morning, and has not answered. */
export const aCheckIn = (overrides: Partial<CheckIn> = {}): CheckIn => ({
  departmentId: departmentId('sales'),
  name: 'Sales',
  askedAt: '2026-12-02T09:00:00.000Z',
  answer: null,
  ...overrides,
});

/** Maya noted that the lead of Sales writes to the bank until Friday. */
export const aNote = (overrides: Partial<Note> = {}): Note => ({
  id: 'note-1',
  releaseId: 'rel-atlas',
  kind: 'action',
  text: 'Write to the bank',
  owner: { userId: leadOf('sales'), name: leadOf('sales') },
  dueOn: '2026-12-04',
  doneAt: null,
  permalink: 'https://example.slack.com/archives/C0REL/p1',
  by: MAYA,
  at: NOW,
  ...overrides,
});
