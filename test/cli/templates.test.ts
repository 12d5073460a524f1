import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aRelease } from '../support/builders.ts';
import { aTerminal, storeOf } from './a-terminal.ts';

describe('templates on the command line', () => {
  test('those that come with the program are listed and shown without a workspace', async () => {
    const terminal = aTerminal();
    expect((await terminal.run('plan', 'templates')).out).toMatch(/^minor-release: Minor release\. /m);
    const shown = await terminal.run('plan', 'template', 'show', 'minor-release');
    expect(shown.out).toContain('template: Minor release');
    expect(await terminal.run('plan', 'template', 'show', 'nonsense')).toMatchObject({
      code: 1,
      err: expect.stringContaining('plan templates'),
    });
  });

  test('a release is saved as one; what is shown can be changed and added again', async () => {
    const terminal = aTerminal();
    const { store } = await storeOf(terminal);
    await store.transaction((tx) => tx.saveRelease(aRelease(), null));
    const saved = await terminal.run('plan', 'template', 'save', 'atlas', 'Our usual');
    expect(saved).toMatchObject({ code: 0, out: 'Our usual is saved.\n' });
    expect((await terminal.run('plan', 'templates')).out).toMatch(/^Our usual$/m);
    const { out } = await terminal.run('plan', 'template', 'show', 'our usual');
    const file = join(terminal.folder, 'ours.yml');
    writeFileSync(file, out.replace('template: Our usual', 'template: Another'));
    expect(await terminal.run('plan', 'validate', file)).toMatchObject({ code: 0 });
    expect(await terminal.run('plan', 'template', 'add', file)).toMatchObject({ out: 'Another is saved.\n' });
    const again = (await terminal.run('plan', 'template', 'show', 'Another')).out;
    expect(again).toBe(out.replace('template: Our usual', 'template: Another'));
  });

  test('a plan is no template, and a template is no plan', async () => {
    const terminal = aTerminal();
    await storeOf(terminal);
    const template = join(terminal.folder, 't.yml');
    writeFileSync(template, 'greenlight: 1\ntemplate: Mine\nmilestones:\n  - what: x\n    when: soon\n');
    expect((await terminal.run('plan', 'import', template)).err).toContain('This is a template.');
    expect((await terminal.run('plan', 'template', 'add', template)).err).toContain(
      `${template}:5: milestones[0].when`,
    );
    const plan = join(terminal.folder, 'p.yml');
    writeFileSync(plan, 'greenlight: 1\ntitle: Atlas\n');
    expect((await terminal.run('plan', 'template', 'add', plan)).err).toContain('names no template');
  });
});
