import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EMPTY_CONTENTS, withNewItems } from '../../src/domain/contents/contents.ts';
import { NO_FAMILY } from '../../src/domain/family/family.ts';
import type { Release } from '../../src/domain/release.ts';
import { aPerson } from '../adapters/slack/setup/drawn.ts';
import { aWaveOf } from '../domain/plan-cases.ts';
import { aPlan, aRelease, aStartedRelease, launchOn, MAYA, NOW, WORKSPACE } from '../support/builders.ts';
import { aTerminal, storeOf, type Terminal } from './a-terminal.ts';

const PLAN = [
  'greenlight: 1',
  'title: Borealis 1.4',
  'value: Boards load at once.',
  'launch: 2026-12-15 14:00 Europe/Berlin',
  'departments: [docs, qa]',
  'milestones:',
  '  - what: Docs freeze',
  '    owner: Docs lead',
  '    when: T-5',
  'dependencies:',
  '  - what: The new board',
  '    release: atlas-2.0',
].join('\n');

const fileIn = ({ folder }: Terminal, text: string, name = 'plan.yml'): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

/** A workspace with Maya, Rico and a guest, and the release Atlas 2.0. */
const aWorkspace = async (release: Release = aRelease()) => {
  const terminal = aTerminal();
  const { store } = await storeOf(terminal);
  await store.transaction(async (tx) => {
    await tx.savePeople(WORKSPACE, [
      aPerson(MAYA.userId, MAYA.name),
      aPerson('U0RICO', 'Rico'),
      aPerson('U0GUS', 'Gus', { isFullMember: false }),
    ]);
    await tx.saveRelease(release, null);
  });
  const stored = () => store.reads.release(WORKSPACE, release.id);
  return { terminal, store, stored };
};

describe('plan export', () => {
  test('a wave without departments of its own comes back as it was', async () => {
    const wave = aRelease({ lights: [], family: { ...NO_FAMILY, waveOf: aWaveOf() } });
    const { terminal } = await aWorkspace(wave);
    const file = join(terminal.folder, 'wave.yml');
    await terminal.run('plan', 'export', 'atlas', file);
    const imported = await terminal.run('plan', 'import', file, '--into', 'atlas');
    expect(imported).toMatchObject({ code: 0, out: expect.stringMatching(/Nothing changed\.\n$/), err: '' });
  });

  test('what was exported is imported as no change, and exported again as the same text', async () => {
    const contents = withNewItems(EMPTY_CONTENTS, 'milestones', [
      { what: 'Docs freeze', owner: { userId: MAYA.userId, name: MAYA.name }, when: fixedDay('2026-12-01') },
      { what: 'Docs freeze', owner: null, when: fixedDay('2026-12-02') },
    ]);
    const { terminal } = await aWorkspace(aRelease({ plan: aPlan({ contents }) }));
    const file = join(terminal.folder, 'out.yml');
    expect(await terminal.run('plan', 'export', 'atlas', file)).toMatchObject({ code: 0 });
    const imported = await terminal.run('plan', 'import', file, '--into', 'atlas');
    expect(imported).toMatchObject({ code: 0, out: expect.stringMatching(/Nothing changed\.\n$/), err: '' });
    const again = join(terminal.folder, 'again.yml');
    await terminal.run('plan', 'export', 'atlas-2.0', again);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(file, 'utf8'));
    expect((await terminal.run('plan', 'export', 'atlas', file)).err).toContain('--force');
  });

  test('its first line leads an editor to the schema of this installation', async () => {
    const { terminal } = await aWorkspace();
    const file = join(terminal.folder, 'out.yml');
    await terminal.run('plan', 'export', 'atlas', file);
    const [, schema = ''] =
      /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8')) ?? [];
    expect(existsSync(resolve(dirname(file), schema))).toBe(true);
    expect((await terminal.run('plan', 'export', 'atlas')).out).toContain(
      '$schema=./schema/plan.schema.json\n',
    );
  });
});

const fixedDay = (date: string) => ({ kind: 'fixed', date, until: null, time: null, zone: null }) as const;

describe('plan import', () => {
  test('makes a draft for a full member, who gets its card', async () => {
    const { terminal, store } = await aWorkspace();
    const ran = await terminal.run('plan', 'import', fileIn(terminal, PLAN), '--manager', '@rico');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('Waits for: 1. Milestones: 1.');
    expect(ran.out).toContain('Draft borealis-1.4 is made. Rico finds it in Slack');
    const release = await store.reads.releaseByKey(WORKSPACE, 'borealis-1.4');
    expect(release).toMatchObject({ stage: 'draft', manager: { userId: 'U0RICO', name: 'Rico' } });
    expect(release?.plan.contents.milestones).toEqual([
      expect.objectContaining({ what: 'Docs freeze', owner: { userId: null, name: 'Docs lead' } }),
    ]);
    expect(release?.plan.contents.dependencies[0]?.release).toBe('rel-atlas');
    expect(release?.lights.map(({ name }) => name)).toEqual(['QA', 'Docs']);
    const entries = await store.reads.auditEntries(WORKSPACE, release?.id ?? '');
    expect(entries.map(({ type, personal }) => [type, personal])).toEqual([
      ['release_drafted', expect.objectContaining({ by: expect.objectContaining({ name: 'Command line' }) })],
    ]);
    const cards = await store.due.claimDeliveries(NOW, 10, []);
    expect(cards.map(({ slot }) => slot?.audience)).toContainEqual({ user: 'U0RICO' });
  });

  test('with one release manager in the settings, it is theirs', async () => {
    const { terminal, store } = await aWorkspace();
    await terminal.run('plan', 'import', fileIn(terminal, PLAN));
    expect((await store.reads.releaseByKey(WORKSPACE, 'borealis-1.4'))?.manager).toEqual(MAYA);
  });

  test.each([
    [['--manager', 'U0GUS'], /Gus/],
    [['--manager', '@nobody'], /Nobody here is called "@nobody"/],
    [['--manager', 'U0NEW'], /Nothing was imported/],
  ])('%j manages nothing', async (manager, sentence) => {
    const { terminal, store } = await aWorkspace();
    const ran = await terminal.run('plan', 'import', fileIn(terminal, PLAN), ...manager);
    expect(ran).toMatchObject({ code: 1, err: expect.stringMatching(sentence) });
    expect(await store.reads.releaseByKey(WORKSPACE, 'borealis-1.4')).toBeNull();
  });

  test('what ends before it begins, or names no department, is said at its line', async () => {
    const { terminal, store } = await aWorkspace();
    const phases = ['phases:', '  - name: Testing', '    starts: T-3', '    ends: T-5', 'milestones:'].join(
      '\n',
    );
    const text = PLAN.replace('[docs, qa]', '[]');
    const none = await terminal.run('plan', 'import', fileIn(terminal, text));
    expect(none.err).toMatch(/:5: departments: Name at least one department\./);
    const early = await terminal.run('plan', 'import', fileIn(terminal, PLAN.replace('milestones:', phases)));
    expect(early.err).toMatch(/:9: phases\[0\]\.ends: It ends before it begins/);
    expect(await store.reads.releaseByKey(WORKSPACE, 'borealis-1.4')).toBeNull();
  });

  test('what does not exist is named at its line, all of it, and nothing is stored', async () => {
    const { terminal, store } = await aWorkspace();
    const text = PLAN.replace('[docs, qa]', '[docs, papers]')
      .replace('atlas-2.0', 'atlantis')
      .replace('2026-12-15', '2026-11-01');
    const file = fileIn(terminal, text);
    const ran = await terminal.run('plan', 'import', file);
    expect(ran.code).toBe(1);
    expect(ran.err.trim().split('\n')).toEqual([
      'Nothing was imported:',
      `${file}:4: launch: This moment has passed. Choose a later one.`,
      `${file}:5: departments[1]: No department here has the key "papers".`,
      `${file}:12: dependencies[0].release: There is no release "atlantis" here.`,
    ]);
    expect(await store.reads.releases(WORKSPACE, 'all')).toHaveLength(1);
  });

  test('people whom nobody knows are said, and stop nothing', async () => {
    const { terminal } = await aWorkspace();
    const file = fileIn(terminal, PLAN.replace('Docs lead', 'Ann <U0ANN>'));
    const ran = await terminal.run('plan', 'import', file);
    expect(ran).toMatchObject({
      code: 0,
      err: `${file}:8: milestones[0].owner: U0ANN was not seen in this workspace yet.\n`,
    });
  });

  test('--check stores nothing', async () => {
    const { terminal, store, stored } = await aWorkspace();
    const file = fileIn(terminal, PLAN);
    expect(await terminal.run('plan', 'import', file, '--check')).toMatchObject({ code: 0 });
    const into = await terminal.run('plan', 'import', file, '--into', 'atlas', '--check');
    expect(into.err).toContain('A release here waits for this one already');
    const apart = fileIn(terminal, PLAN.replace(/dependencies[\s\S]*/, ''));
    const looked = await terminal.run('plan', 'import', apart, '--into', 'atlas', '--check');
    expect(looked.out).toContain('The plan of atlas-2.0 would change. Nothing was imported.');
    expect(await store.reads.releases(WORKSPACE, 'all')).toHaveLength(1);
    expect((await stored())?.version).toBe(1);
  });

  test('into a release it is one entry of the record, and items that stay keep their ids', async () => {
    const contents = withNewItems(EMPTY_CONTENTS, 'milestones', [
      { what: 'Docs freeze', owner: null, when: fixedDay('2026-12-01') },
      { what: 'Dropped', owner: null, when: fixedDay('2026-12-02') },
    ]);
    const { terminal, store, stored } = await aWorkspace(aRelease({ plan: aPlan({ contents }) }));
    const file = fileIn(terminal, `${PLAN.replace(/dependencies[\s\S]*/, '')}  - what: New\n    when: T-1\n`);
    expect(await terminal.run('plan', 'import', file, '--into', 'atlas')).toMatchObject({ code: 0 });
    const release = await stored();
    expect(release?.plan.contents.milestones.map(({ id, what }) => [id, what])).toEqual([
      ['1', 'Docs freeze'],
      ['3', 'New'],
    ]);
    expect(release?.plan).toMatchObject({ name: 'Borealis', goal: '', value: 'Boards load at once.' });
    expect(release?.key).toBe('atlas-2.0');
    const entries = await store.reads.auditEntries(WORKSPACE, 'rel-atlas');
    expect(entries.filter(({ type }) => type === 'plan_changed')).toHaveLength(1);
  });

  test('the date of what has started is not moved by a file', async () => {
    const { terminal, stored } = await aWorkspace(aStartedRelease());
    const file = join(terminal.folder, 'out.yml');
    await terminal.run('plan', 'export', 'atlas', file);
    writeFileSync(file, readFileSync(file, 'utf8').replace('launch: 2026-12-10', 'launch: 2026-12-17'));
    const ran = await terminal.run('plan', 'import', file, '--into', 'atlas');
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('Nothing was imported:') });
    expect((await stored())?.plan.launch).toEqual(launchOn('2026-12-10'));
  });

  test('a department that was asked cannot be left out', async () => {
    const { terminal, stored } = await aWorkspace(aStartedRelease());
    const file = join(terminal.folder, 'out.yml');
    await terminal.run('plan', 'export', 'atlas', file);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^departments:.*$/m, 'departments: [docs]'));
    const ran = await terminal.run('plan', 'import', file, '--into', 'atlas');
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('Engineering') });
    expect((await stored())?.lights).toHaveLength(8);
  });
});

describe('plan validate', () => {
  test('says what it read, also where there is no workspace', async () => {
    const terminal = aTerminal();
    const ran = await terminal.run('plan', 'validate', fileIn(terminal, PLAN));
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('Milestones: 1.');
    expect(ran.out).toContain('there is no workspace');
  });

  test('in a workspace looks for everything that the file names', async () => {
    const { terminal } = await aWorkspace();
    const right = await terminal.run('plan', 'validate', fileIn(terminal, PLAN));
    expect(right).toMatchObject({
      code: 0,
      out: expect.stringContaining('everything that it names is here'),
    });
    const file = fileIn(terminal, PLAN.replace('qa', 'q'));
    expect(await terminal.run('plan', 'validate', file)).toMatchObject({
      code: 1,
      err: `This is no plan yet:\n${file}:5: departments[1]: No department here has the key "q".\n`,
    });
  });

  test('a plan whose launch has passed is a plan', async () => {
    const { terminal } = await aWorkspace();
    const file = fileIn(terminal, PLAN.replace('2026-12-15', '2024-12-15'));
    expect(await terminal.run('plan', 'validate', file)).toMatchObject({ code: 0 });
  });

  test('mistakes stand at their lines', async () => {
    const terminal = aTerminal();
    const file = fileIn(terminal, PLAN.replace('T-5', 'soon').replace('value', 'valu'));
    const { code, err } = await terminal.run('plan', 'validate', file);
    expect(code).toBe(1);
    expect(err).toContain(`${file}:9: milestones[0].when: Write a day`);
    expect(err).toContain(`${file}:3: valu: This name is not known here. Did you mean "value"?`);
  });

  test('a file of another kind, and one that is not there, are one sentence', async () => {
    const terminal = aTerminal();
    const word = await terminal.run('plan', 'validate', fileIn(terminal, PLAN, 'plan.docx'));
    expect(word).toMatchObject({ code: 1, err: expect.stringMatching(/has to end with \.yml/) });
    const { err } = await terminal.run('plan', 'validate', '/nowhere/plan.yml');
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('a timeline is a table: its milestones are read', async () => {
    const terminal = aTerminal();
    const file = fileIn(terminal, 'what,who,when\nFreeze,Docs lead,2026-12-01\n', 'timeline.csv');
    expect(await terminal.run('plan', 'validate', file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 milestone read'),
    });
    const nowhere = await terminal.run('plan', 'import', file);
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('--into') });
  });

  test('the schema is printed for editors', async () => {
    const { out } = await aTerminal().run('plan', 'schema');
    expect(JSON.parse(out)).toMatchObject({ type: 'object' });
  });
});
