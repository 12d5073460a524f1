import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDate, isTime, isZone } from '../../../src/domain/calendar.ts';
import { plainCell } from '../../../src/domain/timeline/plain-cell.ts';
import { readTimeline } from '../../../src/domain/timeline/read-timeline.ts';
import { readWrittenWhen } from '../../../src/domain/timeline/read-when.ts';
import { readWrittenTimeline } from '../../../src/domain/timeline/read-written.ts';
import type { Timeline } from '../../../src/domain/timeline/timeline.ts';

const LAUNCH = { near: '2024-12-11', zone: 'Europe/Berlin' };

/** Pieces of which people make dates, and of which they do not. */
const piece = fc.oneof(
  fc.constantFrom(
    ...['Mon', 'Tuesday', '9th', '22th', '31', 'November', 'Nov', '2024', '24', '2024-11-12', '11/12/2024'],
    ...[
      '02:00',
      '25:61',
      'T02:00',
      'Z',
      'UTC',
      'PDT',
      'IST',
      'XYZ',
      '+02:00',
      'Europe/Berlin',
      'UTC+2',
      '7pm',
    ],
    ...[
      '-',
      '–',
      '/',
      'to',
      'until',
      'or',
      ',',
      '(',
      ')',
      'T-5',
      'soon',
      '**',
      '[',
      '](',
      '|',
      '"',
      ';',
      '\t',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const text = fc
  .tuple(fc.array(piece, { maxLength: 12 }), fc.constantFrom('', ' '))
  .map(([all, by]) => all.join(by));
const table = fc.array(fc.array(fc.oneof(text, fc.constant('')), { maxLength: 5 }), { maxLength: 8 });

const isEmpty = (row: readonly string[]): boolean => row.every((cell) => plainCell(cell) === '');

/** Rows are numbered without gaps: each is a milestone or named, none is both. */
const accountsFor = ({ milestones, unread }: Timeline): number[] =>
  [...milestones, ...unread].map(({ row }) => row).sort((a, b) => a - b);

const counted = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);

describe('whatever somebody writes', () => {
  test('a date is read into one that exists, or the reason is said', () => {
    fc.assert(
      fc.property(text, (written) => {
        const read = readWrittenWhen(written, LAUNCH);
        if (!read.ok) {
          expect(read.reason).not.toBe('');
          return;
        }
        const { when } = read;
        if (when.kind === 'fixed') {
          expect(isDate(when.date)).toBe(true);
          if (when.until !== null) expect(when.until > when.date && isDate(when.until)).toBe(true);
        }
        if (when.time !== null) expect(isTime(when.time)).toBe(true);
        if (when.zone !== null) expect(isZone(when.zone)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('every row that is not empty is a milestone, or named', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const timeline = readTimeline([rows], LAUNCH);
        const filled = rows.filter((row) => !isEmpty(row)).length;
        expect(accountsFor(timeline)).toEqual(counted(filled - timeline.headings));
      }),
      { numRuns: 500 },
    );
  });

  test('a text is read without a fault', () => {
    const line = fc.array(text, { maxLength: 5 }).map((cells) => cells.join(','));
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 8 }), (lines) => {
        const timeline = readWrittenTimeline(lines.join('\n'), LAUNCH);
        expect(accountsFor(timeline)).toEqual(counted(timeline.milestones.length + timeline.unread.length));
      }),
      { numRuns: 500 },
    );
  });

  test('ten thousand rows are accounted for', () => {
    const rows = fc.sample(fc.tuple(text, text, text), { numRuns: 10_000, seed: 132 });
    const timeline = readTimeline([rows], LAUNCH);
    const filled = rows.filter((row) => !isEmpty(row)).length;
    expect(accountsFor(timeline)).toEqual(counted(filled - timeline.headings));
    expect(timeline.milestones.length).toBeGreaterThan(100);
  });
});
