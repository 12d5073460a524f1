import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planRelease } from '../../src/application/plan/plan-release.ts';
import { aForm, maya } from '../application/a-house.ts';
import { NOW, WORKSPACE } from '../support/builders.ts';
import { aTerminal, storeOf, type Terminal } from './a-terminal.ts';

const REAL = 'test/fixtures/timelines/kubernetes-1.32-timeline';

const HALF_READABLE = 'what,who,when\nDocs freeze,Docs Lead,2026-12-03\nParty,,soon\n';

const aFile = ({ folder }: Terminal, text: string): string => {
  const file = join(folder, 'timeline.csv');
  writeFileSync(file, text);
  return file;
};

const planned = async (terminal: Terminal) => {
  const { store, ids } = await storeOf(terminal);
  const house = { store, ids, clock: { now: () => NOW, monotonicMs: () => 0 }, nudge: () => undefined };
  await planRelease(house, maya, { form: aForm(), practice: false, draftId: null });
  return {
    milestones: async () =>
      (await store.reads.releaseByKey(WORKSPACE, 'atlas-2.0'))?.plan.contents.milestones ?? [],
    record: () => store.reads.auditEntries(WORKSPACE, null),
  };
};

describe('plan validate', () => {
  test('reads every row of a real timeline as CSV', async () => {
    const { code, out, err } = await aTerminal().run('plan', 'validate', `${REAL}.csv`);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^kubernetes-1\.32-timeline\.csv: 37 milestones read, 0 rows not\.\n/);
  });

  test('points out what does not add up in a real timeline, and still succeeds', async () => {
    const { code, out } = await aTerminal().run('plan', 'validate', `${REAL}.md`);
    expect(code).toBe(0);
    expect(out).toContain('13 milestones read, 0 rows not.\nLeft out: Week, CI Signal.\nPlease look at:\n');
    expect(out).toContain(
      '  Row 7, "Begin Code Freeze and Test Freeze": 02:00 UTC and 19:00 PDT are an hour apart',
    );
    expect(out).toContain('  Row 11, "Release blog ready to review": 22 November 2024 is read from "22th".');
  });

  test('names each row that it cannot read, and fails', async () => {
    const terminal = aTerminal();
    const { code, out, err } = await terminal.run('plan', 'validate', aFile(terminal, HALF_READABLE));
    expect(code).toBe(1);
    expect(out).toContain(
      '1 milestone read, 1 row not.\nNot read:\n  Row 2, "Party, soon": no date in "soon"\n',
    );
    expect(err).toBe('1 row could not be read.\n');
  });

  test('a file without a milestone fails', async () => {
    const terminal = aTerminal();
    const ran = await terminal.run('plan', 'validate', aFile(terminal, ''));
    expect(ran).toMatchObject({ code: 1, err: 'timeline.csv holds no milestone.\n' });
  });
});

describe('plan import of a timeline', () => {
  test('adds its milestones to a plan in one change, and those that stand there only once', async () => {
    const terminal = aTerminal();
    const { milestones, record } = await planned(terminal);
    const first = await terminal.run('plan', 'import', `${REAL}.csv`, '--into', 'atlas-2.0');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('37 milestones added to atlas-2.0.\n');
    expect((await milestones()).map(({ when }) => when.kind)).toContain('relative');
    expect((await record()).at(-1)).toMatchObject({
      type: 'items_added',
      personal: { by: { name: 'Command line' } },
    });
    const before = await milestones();
    const again = await terminal.run('plan', 'import', `${REAL}.csv`, '--into', 'atlas-2.0');
    expect(again.out).toContain('0 milestones added to atlas-2.0. 37 stood there already.\n');
    expect(await milestones()).toEqual(before);
  });

  test('keeps their days where they are to stay', async () => {
    const terminal = aTerminal();
    const { milestones } = await planned(terminal);
    await terminal.run('plan', 'import', `${REAL}.csv`, '--into', 'atlas-2.0', '--stay');
    expect((await milestones()).every(({ when }) => when.kind === 'fixed')).toBe(true);
  });

  test('adds nothing while a row cannot be read, unless that is to be left out', async () => {
    const terminal = aTerminal();
    const { milestones } = await planned(terminal);
    const file = aFile(terminal, HALF_READABLE);
    const refused = await terminal.run('plan', 'import', file, '--into', 'atlas-2.0');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('Nothing was added to atlas-2.0. Mend those rows');
    expect(await milestones()).toEqual([]);
    const taken = await terminal.run('plan', 'import', file, '--into', 'atlas-2.0', '--leave-out');
    expect(taken.code).toBe(0);
    expect((await milestones()).map(({ what }) => what)).toEqual(['Docs freeze']);
  });

  test('only looks where it is asked to', async () => {
    const terminal = aTerminal();
    const { milestones } = await planned(terminal);
    const ran = await terminal.run('plan', 'import', `${REAL}.md`, '--into', 'atlas-2.0', '--check');
    expect(ran.out).toContain('13 milestones would be added to atlas-2.0.\n');
    expect(await milestones()).toEqual([]);
  });

  test('more milestones than anybody reads are refused', async () => {
    const terminal = aTerminal();
    const { milestones } = await planned(terminal);
    const rows = Array.from({ length: 1_001 }, (_, index) => `Step ${index},,2026-12-03`);
    const file = aFile(terminal, `what,who,when\n${rows.join('\n')}`);
    const ran = await terminal.run('plan', 'import', file, '--into', 'atlas-2.0');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('would have 1001 milestones; 1000 is the most');
    expect(await milestones()).toEqual([]);
  });
});
