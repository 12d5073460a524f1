import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rowWords } from '../../../src/domain/timeline/read-timeline.ts';
import { readWrittenTimeline } from '../../../src/domain/timeline/read-written.ts';

const LAUNCH = { near: '2024-12-11', zone: 'Europe/Berlin' };

const read = (text: string) => readWrittenTimeline(text, LAUNCH);
const real = (ending: 'csv' | 'md') =>
  read(readFileSync(`test/fixtures/timelines/kubernetes-1.32-timeline.${ending}`, 'utf8'));
const remarksOf = (text: string): string[] =>
  read(text).remarks.map(({ row, what, text: words }) => rowWords(row, what, words));

describe('the timeline of a real release', () => {
  test('as CSV: all 37 rows, the range and the milestone without an owner among them', () => {
    const { milestones, unread, leftOut } = real('csv');
    expect(milestones).toHaveLength(37);
    expect(unread).toEqual([]);
    expect(leftOut).toEqual([]);
    expect(milestones.find(({ what }) => what === 'KubeCon NA')).toEqual({
      row: 20,
      what: 'KubeCon NA',
      owner: null,
      when: { kind: 'fixed', date: '2024-11-12', until: '2024-11-15', time: null, zone: null },
    });
    expect(milestones[12]).toMatchObject({
      what: 'Brace Yourself, Code Freeze is Coming',
      owner: { userId: null, name: 'Comms / Release Signal' },
    });
    expect(milestones[17]).toMatchObject({ when: { date: '2024-11-08', time: '02:00', zone: 'UTC' } });
  });

  test('as CSV: its rows out of order are said once, and nothing else', () => {
    const { remarks } = real('csv');
    expect(remarks.map(({ text }) => text)).toEqual([
      'The rows are not in the order of their days; they are shown sorted.',
    ]);
  });

  test('as Markdown: every row, and what does not add up by its row', () => {
    const { milestones, unread, leftOut, remarks } = real('md');
    expect(milestones).toHaveLength(13);
    expect(unread).toEqual([]);
    expect(leftOut).toEqual(['Week', 'CI Signal']);
    expect(remarks.map(({ row, what, text }) => rowWords(row, what, text))).toEqual([
      'Row 7, "Begin Code Freeze and Test Freeze": 02:00 UTC and 19:00 PDT are an hour apart: Los Angeles is on PST that day, so it is 18:00 PST there. Kept: 02:00 UTC.',
      'Row 11, "Release blog ready to review": 22 November 2024 is read from "22th".',
      'Row 11, "Release blog ready to review": 02:00 UTC and 19:00 PDT are an hour apart: Los Angeles is on PST that day, so it is 18:00 PST there. Kept: 02:00 UTC.',
    ]);
  });

  test('both ways of writing it say the same of the rows that both have', () => {
    const whens = new Map(real('csv').milestones.map(({ what, when }) => [what, when]));
    for (const { what, when } of real('md').milestones) expect(whens.get(what), what).toEqual(when);
  });
});

describe('a row that cannot be read', () => {
  test('is named with its number, its words and the reason; the others are read', () => {
    const { milestones, unread } = read(
      'what,who,when\nDocs freeze,Docs,soon\nLaunch,Maya,2024-12-11\n,Sales,2024-12-10\nParty,,',
    );
    expect(milestones.map(({ row, what }) => [row, what])).toEqual([[2, 'Launch']]);
    expect(unread).toEqual([
      { row: 1, text: 'Docs freeze, Docs, soon', reason: 'no date in "soon"' },
      { row: 3, text: 'Sales, 2024-12-10', reason: 'nothing says what happens' },
      { row: 4, text: 'Party', reason: 'nothing says when' },
    ]);
  });

  test('empty rows are none, and are not counted', () => {
    const { milestones, unread } = read('what,when\n,\n\nLaunch,2024-12-11\n');
    expect([milestones[0]?.row, unread]).toEqual([1, []]);
  });
});

describe('what is said of the whole', () => {
  test('rows that say the same are all kept, and named once', () => {
    const text = 'what,when\nLaunch,2024-12-11\nDocs,2024-12-12\nlaunch,2024-12-11';
    expect(read(text).milestones).toHaveLength(3);
    expect(remarksOf(text)).toEqual([
      'Rows say the same, and are all kept: 1 and 3.',
      'The rows are not in the order of their days; they are shown sorted.',
    ]);
  });

  test('lines outside a Markdown table are left out, and counted', () => {
    expect(remarksOf('Our plan:\n\n| what | when |\n|---|---|\n| Launch | 2024-12-11 |')).toEqual([
      'A line outside the table is left out.',
    ]);
  });

  test('two tables are counted on, each with its own columns', () => {
    const { milestones, headings } = read(
      '| what | when |\n|---|---|\n| Launch | 2024-12-11 |\n\n| Date | Task |\n|---|---|\n| 2024-12-12 | Party |',
    );
    expect(milestones.map(({ row, what }) => [row, what])).toEqual([
      [1, 'Launch'],
      [2, 'Party'],
    ]);
    expect(headings).toBe(2);
  });
});

describe('who sees to it', () => {
  const ownerOf = (who: string) => read(`what;who;when\nLaunch;${who};2024-12-11`).milestones[0]?.owner;

  test('is a role in the words of the table', () => {
    expect(ownerOf('**Branch Manager**')).toEqual({ userId: null, name: 'Branch Manager' });
    expect(ownerOf('')).toBeNull();
  });

  test('is a person only where one is mentioned; the first of several', () => {
    expect(ownerOf('<@U0MAYA>')).toEqual({ userId: 'U0MAYA', name: '' });
    expect(ownerOf('<@U0MAYA|maya> and <@U0RICO>')).toEqual({ userId: 'U0MAYA', name: 'maya' });
    expect(remarksOf('what;who;when\nLaunch;<@U0MAYA> and <@U0RICO>;2024-12-11')).toEqual([
      'Row 1, "Launch": Only the first person of several is kept.',
    ]);
  });
});

test('words longer than a milestone takes are cut, and that is said', () => {
  const text = `what,when\n${'x'.repeat(300)},2024-12-11`;
  expect(read(text).milestones[0]?.what).toHaveLength(200);
  expect(read(text).remarks[0]?.text).toBe('Its words are cut after 200 characters.');
});
