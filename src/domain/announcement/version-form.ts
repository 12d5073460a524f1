import type { When } from '../contents/when.ts';
import type { FieldProblem } from '../refusal.ts';
import { READERS, type Readers } from './version.ts';

/** A version as typed: whom it is for, when and where it goes, and who sees to it. */
export type VersionForm = {
  readers: string;
  /** 'launch', or so many working days before it. */
  when: string;
  channelId: string;
  outside: string;
  writerId: string;
  checkerId: string;
};

export type ReadVersion = {
  readers: Readers;
  when: When | null;
  channelId: string | null;
  outside: string;
  writerId: string;
  checkerId: string | null;
};

export const OUTSIDE_MAX = 80;
export const WITH_LAUNCH = 'launch';
/** Working days before the launch at which a notice can go out. */
export const NOTICE_DAYS = [1, 2, 3, 5, 10, 15, 20] as const;

const whenOf = (text: string): When | null | 'unreadable' => {
  if (text === WITH_LAUNCH) return null;
  const days = NOTICE_DAYS.find((each) => String(each) === text);
  return days === undefined
    ? 'unreadable'
    : { kind: 'relative', days: -days, count: 'working_days', time: null, zone: null };
};

/** How the form shows when a version goes out. */
export const whenChoice = (when: When | null): string =>
  when?.kind === 'relative' ? String(-when.days) : WITH_LAUNCH;

/** What was typed, or every problem at once, each at its field. */
export const readVersion = (
  form: VersionForm,
): { version: ReadVersion } | { problems: readonly FieldProblem[] } => {
  const readers = READERS.find((each) => each === form.readers);
  const when = whenOf(form.when);
  const outside = form.outside.trim();
  const problems: FieldProblem[] = [];
  if (readers === undefined) problems.push({ field: 'readers', problem: 'Choose whom it is for.' });
  if (when === 'unreadable') problems.push({ field: 'when', problem: 'Choose when it goes out.' });
  if (form.channelId === '' && outside === '') {
    problems.push({ field: 'channel', problem: 'Choose a channel, or say where outside Slack it goes.' });
  }
  if (form.channelId !== '' && outside !== '') {
    problems.push({ field: 'outside', problem: 'A channel or a place outside Slack, not both.' });
  }
  if ([...outside].length > OUTSIDE_MAX) {
    problems.push({ field: 'outside', problem: `At most ${OUTSIDE_MAX} characters.` });
  }
  if (form.writerId === '') problems.push({ field: 'writer', problem: 'Choose who writes it.' });
  if (problems.length > 0 || readers === undefined || when === 'unreadable') return { problems };
  return {
    version: {
      readers,
      when,
      channelId: form.channelId === '' ? null : form.channelId,
      outside,
      writerId: form.writerId,
      checkerId: form.checkerId === '' ? null : form.checkerId,
    },
  };
};
