import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ARCHITECTURE, codeOf, importsOf, type Source } from './architecture-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const sources: Source[] = globSync('{src,test,bench}/**/*.ts', { cwd: root }).map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(`${root}${path}`, 'utf8'),
}));

describe('the architecture', () => {
  test('is looked at in every room', () => {
    for (const room of ['domain', 'application', 'adapters', 'practice']) {
      const inRoom = sources.filter(({ path }) => path.startsWith(`src/${room}/`));
      expect(inRoom.length, room).toBeGreaterThan(0);
    }
  });

  for (const rule of ARCHITECTURE) {
    test(`${rule.name}`, () => {
      expect(sources.flatMap((source) => rule.breaches(source))).toEqual([]);
    });

    test(`a file that breaks it is noticed: ${rule.name}`, () => {
      expect(rule.breaches(rule.breaking)).not.toEqual([]);
      expect(rule.breaches(rule.keeping)).toEqual([]);
    });
  }

  test('every import of a file leads to a file', () => {
    const missing = sources.flatMap((source) =>
      importsOf(source)
        .filter((name) => name.startsWith('src/') && !existsSync(`${root}${name}`))
        .map((name) => `${source.path} imports ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('rooms', () => {
  const MOST_FILES = 15;

  test.each(['src/domain', 'src/application'])('no folder of %s holds more than 15 files', (room) => {
    const counts = new Map<string, number>();
    for (const { path } of sources.filter((source) => source.path.startsWith(`${room}/`))) {
      const folder = path.slice(0, path.lastIndexOf('/'));
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect(counts.size).toBeGreaterThan(1);
    expect([...counts].filter(([, files]) => files > MOST_FILES)).toEqual([]);
  });
});

describe('reading a file', () => {
  test('finds every form of import and no comment', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type { B } from '../b.ts';",
      "export { c } from './c.ts';",
      "import 'croner';",
      "const d = await import('./d.ts');",
      "// import { e } from './e.ts';",
      "/* import { f } from './f.ts'; */",
    ].join('\n');
    expect(importsOf({ path: 'src/domain/x.ts', text })).toEqual([
      'src/domain/a.ts',
      'src/b.ts',
      'src/domain/c.ts',
      'croner',
      'src/domain/d.ts',
    ]);
  });

  test('takes comments away and leaves addresses alone', () => {
    expect(codeOf("const a = 'https://slack.com'; // Date.now")).toBe("const a = 'https://slack.com'; ");
  });
});
