import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTemplateFile } from '../../../src/adapters/plan-file/read-plan-file.ts';
import { templateShelf } from '../../../src/adapters/plan-file/template-shelf.ts';
import { fileNames } from '../../../src/application/plan-file/file-names.ts';
import { beginFrom } from '../../../src/application/templates/begin-from.ts';
import { resolveWhen, type When } from '../../../src/domain/contents/when.ts';
import { launchOn, MAYA, NOW } from '../../support/builders.ts';
import { presetWorkspace } from './preset-workspace.ts';

const FILES = readdirSync('templates');
const FORBIDDEN = /\b(waiver|sign-off|stale|verdict|rollout|tier)s?\b|@channel/i;

const settings = presetWorkspace;
const names = fileNames(settings, []);

const shelf = templateShelf();

describe('templates that come with the program', () => {
  test('all of them are on the shelf', () => {
    expect(FILES.length).toBeGreaterThan(4);
    expect(shelf.shipped.map(({ key }) => `${key}.yml`)).toEqual(FILES.toSorted());
  });

  test.each(FILES)('%s is right in its form, and says when somebody would take it', (file) => {
    const reading = readTemplateFile(readFileSync(`templates/${file}`, 'utf8'));
    expect(reading).toMatchObject({ ok: true });
    expect(reading.ok && reading.read.purpose).toMatch(/\.$/);
    expect(reading.ok && reading.read.lists.milestones?.length).toBeGreaterThan(2);
  });

  test.each(FILES)('%s uses no word that users never read', (file) => {
    const text = readFileSync(`templates/${file}`, 'utf8');
    expect(text).not.toMatch(FORBIDDEN);
  });

  test.each(shelf.shipped.map(({ key, template }) => [key, template] as const))(
    'in %s every date is one, every department is known, and every role is somebody',
    (_key, template) => {
      const begun = beginFrom(template, { settings, names, people: [], manager: MAYA, now: NOW });
      expect(begun.skipped).toEqual([]);
      const { milestones, meetings, phases, education, watch, risks } = begun.details.contents;
      const moments: (When | null)[] = [
        ...milestones.map(({ when }) => when),
        ...meetings.map(({ when }) => when),
        ...education.map(({ when }) => when),
        ...[...phases, ...watch].flatMap(({ starts, ends }) => [starts, ends]),
      ];
      for (const moment of moments) {
        if (moment === null) throw new Error('a moment is missing');
        expect(moment.kind).toBe('relative');
        expect(resolveWhen(moment, launchOn('2026-12-10'), settings.week).date).toMatch(/^202\d-/);
      }
      for (const { starts, ends } of [...phases, ...watch]) {
        const [from, to] = [starts, ends].map(
          (when) => resolveWhen(when, launchOn('2026-12-10'), settings.week).date,
        );
        expect((from ?? '') <= (to ?? '')).toBe(true);
      }
      for (const { owner } of [...milestones, ...phases, ...education, ...watch, ...risks])
        expect(owner?.userId, owner?.name).toBeTruthy();
    },
  );

  test('the seven phases follow each other without a gap', () => {
    const seven = shelf.shipped.find(({ key }) => key === 'sdlc-seven-phases');
    if (seven === undefined) throw new Error('it is not there');
    const begun = beginFrom(seven.template, { settings, names, people: [], manager: MAYA, now: NOW });
    const { phases } = begun.details.contents;
    expect(phases.map(({ name }) => name)).toEqual([
      'Planning',
      'Analysis',
      'Design',
      'Development',
      'Testing',
      'Deployment',
      'Maintenance',
    ]);
    const days = phases.map(({ starts, ends }) =>
      [starts, ends].map((when) => (when.kind === 'relative' ? when.days : 0)),
    );
    for (const [index, [starts = 0]] of days.entries()) {
      if (index > 0) expect(starts).toBe((days[index - 1]?.[1] ?? 0) + 1);
    }
  });

  test('a change of policy or tools has no word of software in it', () => {
    const text = readFileSync('templates/policy-or-tool-change.yml', 'utf8');
    expect(text).not.toMatch(/\b(build|code|deploy|software|version|bug|test(ed|ing)?)\b/i);
  });
});
