/** A source file: its path from the root of the project, with slashes, and its text. */
export type Source = { path: string; text: string };

/** One rule of the architecture: its name, what breaks it in a file, and a file that does. */
export type ArchitectureRule = {
  name: string;
  /** Returns what is wrong, one sentence each; nothing when the file keeps the rule. */
  breaches(source: Source): string[];
  /** A small file that breaks the rule, so that the rule is known to notice. */
  breaking: Source;
  /** A small file close to it that keeps the rule. */
  keeping: Source;
};

/** Composition roots: they alone put adapters together. */
const ROOTS = /^src\/(main|cli|app)\.ts$|^src\/cli\/|^src\/practice\/bot\.ts$/;
const MOST_LINES = 400;
const BANNED_NAME = /(^|[-./])(utils?|helpers?|common|managers?|services?)(\.|\/|$)/;

/** Packages with one home each. */
const HOMES: readonly { name: string; packages: RegExp; home: RegExp }[] = [
  {
    name: '@slack/* stands only under adapters/slack, practice and the roots',
    packages: /^@slack\//,
    home: /^src\/(adapters\/slack|practice)\//,
  },
  {
    name: 'the database driver stands only under adapters/store',
    packages: /^(kysely|better-sqlite3)(\/|$)/,
    home: /^src\/adapters\/store\//,
  },
  {
    name: 'date libraries stand only in domain/calendar.ts',
    packages: /^(temporal-polyfill|croner|dayjs)(\/|$)/,
    home: /^src\/domain\/calendar\.ts$/,
  },
  {
    name: 'date-holidays stands only in domain/holiday-rules.ts',
    packages: /^date-holidays(\/|$)/,
    home: /^src\/domain\/holiday-rules\.ts$/,
  },
  {
    name: 'ical-generator stands only in adapters/calendar',
    packages: /^ical-generator(\/|$)/,
    home: /^src\/adapters\/calendar\//,
  },
  {
    name: '@resvg/resvg-js stands only in adapters/pictures',
    packages: /^@resvg\//,
    home: /^src\/adapters\/pictures\//,
  },
  {
    name: 'prom-client stands only in adapters/metrics',
    packages: /^prom-client(\/|$)/,
    home: /^src\/adapters\/metrics\//,
  },
  {
    name: 'semver stands only in domain/plan/release-name.ts',
    packages: /^semver(\/|$)/,
    home: /^src\/domain\/plan\/release-name\.ts$/,
  },
];

const IMPORT = /(?:^\s*(?:import|export)\b[^'";]*?\bfrom|^\s*import|\bimport\s*\()\s*(['"])([^'"\n]+)\1/gm;

/** What is left of a source without its comments; strings stay, so a pattern has to look like code. */
export const codeOf = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{}(),])\/\/[^\n]*/g, '$1');

/** What a file imports: packages as they are named, files as paths from the root of the project. */
export const importsOf = ({ path, text }: Source): string[] =>
  [...codeOf(text).matchAll(IMPORT)].map(([, , name = '']) =>
    name.startsWith('.') ? new URL(name, `file:///${path}`).pathname.slice(1) : name,
  );

const isRoot = (path: string): boolean => ROOTS.test(path);
const isSource = (path: string): boolean => path.startsWith('src/');
const isFile = (name: string): boolean => /^(src|test|bench|migrations)\//.test(name) || name.endsWith('.ts');

/** The room of a file: 'domain', 'application', 'practice', 'adapters/slack' and so on, or null. */
const roomOf = (path: string): string | null =>
  /^src\/(domain|application|practice|adapters\/[^/]+)\//.exec(path)?.[1] ?? null;

const importRule =
  (
    applies: (path: string) => boolean,
    isAllowed: (imported: string, path: string) => boolean,
    words: string,
  ) =>
  (source: Source): string[] =>
    applies(source.path)
      ? importsOf(source)
          .filter((imported) => !isAllowed(imported, source.path))
          .map((imported) => `${source.path} imports ${imported}: ${words}`)
      : [];

const codeRule =
  (applies: (path: string) => boolean, pattern: RegExp, words: string) =>
  (source: Source): string[] => {
    const found = applies(source.path) ? pattern.exec(codeOf(source.text)) : null;
    return found === null ? [] : [`${source.path} has "${found[0].trim()}": ${words}`];
  };

const sample = (path: string, text: string): Source => ({ path, text });

const DIRECTIONS: readonly ArchitectureRule[] = [
  {
    name: 'domain imports domain only',
    breaches: importRule(
      (path) => roomOf(path) === 'domain',
      (imported) => roomOf(imported) === 'domain' || HOMES.some(({ packages }) => packages.test(imported)),
      'domain is pure',
    ),
    breaking: sample('src/domain/a.ts', "import { createHash } from 'node:crypto';"),
    keeping: sample('src/domain/a.ts', "import { b } from './b.ts';"),
  },
  {
    name: 'application imports domain and its own ports, no other room',
    breaches: importRule(
      (path) => roomOf(path) === 'application',
      (imported) => !isFile(imported) || ['domain', 'application'].includes(roomOf(imported) ?? ''),
      'application knows domain and its ports',
    ),
    breaking: sample('src/application/a.ts', "import { config } from '../config.ts';"),
    keeping: sample('src/application/a.ts', "import { z } from 'zod';\nimport { b } from '../domain/b.ts';"),
  },
  {
    name: 'an adapter imports application and domain, never another adapter',
    breaches: importRule(
      (path) => roomOf(path)?.startsWith('adapters/') ?? false,
      (imported, path) =>
        !isFile(imported) || ['domain', 'application', roomOf(path)].includes(roomOf(imported) ?? ''),
      'an adapter knows application, domain and its own room',
    ),
    breaking: sample('src/adapters/slack/a.ts', "import { b } from '../store/b.ts';"),
    keeping: sample(
      'src/adapters/slack/a.ts',
      "import { b } from './kit/b.ts';\nimport type { C } from '../../application/c.ts';",
    ),
  },
  {
    name: 'only the roots import adapters',
    breaches: importRule(
      (path) => isSource(path) && !isRoot(path) && !path.startsWith('src/adapters/'),
      (imported) => !imported.startsWith('src/adapters/'),
      'adapters are put together in main.ts, cli.ts, app.ts and practice/bot.ts',
    ),
    breaking: sample('src/practice/tour/a.ts', "const { b } = await import('../../adapters/store/b.ts');"),
    keeping: sample('src/cli/doctor.ts', "import { b } from '../adapters/store/b.ts';"),
  },
];

const HOMES_AS_RULES: readonly ArchitectureRule[] = HOMES.map(({ name, packages, home }) => ({
  name,
  breaches: importRule(
    (path) => isSource(path) && !home.test(path) && !(isRoot(path) && packages.test('@slack/')),
    (imported) => !packages.test(imported),
    name,
  ),
  breaking: sample(
    'src/application/a.ts',
    [
      '@slack/types',
      'kysely',
      'dayjs/plugin/utc.js',
      'date-holidays',
      'ical-generator',
      'prom-client',
      '@resvg/resvg-js',
      'semver',
    ]
      .map((one) => `import '${one}';`)
      .join('\n'),
  ),
  keeping: sample('src/application/a.ts', "import { z } from 'zod';"),
}));

const CODE: readonly ArchitectureRule[] = [
  {
    name: 'only config.ts reads process.env',
    breaches: codeRule(
      (path) => isSource(path) && !/^src\/(config|practice\/bot-process)\.ts$/.test(path),
      /\bprocess\s*\.\s*env\b|\benv\b[^;=]*\}\s*=\s*process\b|\bimport\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"](node:)?process/,
      'configuration is read once, by config.ts',
    ),
    breaking: sample('src/main.ts', 'const port = process.env.PORT;'),
    keeping: sample('src/main.ts', '// not process.env\nconst port = config.port;'),
  },
  {
    name: 'the present time and random ids come from sources.ts only',
    breaches: codeRule(
      (path) => isSource(path) && !/^src\/(sources\.ts$|practice\/)/.test(path),
      /\bnew Date\b|\bDate\.now\b|\bTemporal\.Now\b|\bperformance\.now\b|\brandom(UUID|Bytes|Int)\b|\bgetRandomValues\b|\bMath\.random\b/,
      'clock and ids are handed in by the composition root',
    ),
    breaking: sample('src/domain/a.ts', 'export const now = () => new Date(0);'),
    keeping: sample('src/domain/a.ts', 'export const isDate = (value: Date) => value;'),
  },
  {
    name: 'nothing is exported as default',
    breaches: codeRule(
      (path) => !path.endsWith('.config.ts'),
      /^\s*export\s+default\b|^\s*export\s*\{[^}]*\bas\s+default\b/m,
      'exports have names',
    ),
    breaking: sample('src/domain/a.ts', 'export default 1;'),
    keeping: sample('src/domain/a.ts', 'export const byDefault = 1;'),
  },
];

const SHAPE: readonly ArchitectureRule[] = [
  {
    name: 'no file is longer than 400 lines',
    breaches: ({ path, text }) => {
      const lines = text.trimEnd().split('\n').length;
      return lines > MOST_LINES ? [`${path} has ${lines} lines.`] : [];
    },
    breaking: sample('src/domain/a.ts', 'a\n'.repeat(401)),
    keeping: sample('src/domain/a.ts', 'a\n'.repeat(400)),
  },
  {
    name: 'no file or folder is called utils, helpers, common, manager or service',
    breaches: ({ path }) => (BANNED_NAME.test(path) ? [`${path} does not say what it is for.`] : []),
    breaking: sample('src/adapters/slack/message-utils.ts', ''),
    keeping: sample('src/domain/uncommon-release.ts', ''),
  },
  {
    name: 'files and folders are in kebab-case',
    breaches: ({ path }) =>
      path.split('/').every((part) => /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(part)) ? [] : [`${path} is not.`],
    breaking: sample('src/domain/releaseName.ts', ''),
    keeping: sample('src/domain/plan/release-name.test.ts', ''),
  },
  {
    name: 'a file is imported with its ending .ts',
    breaches: importRule(
      () => true,
      (imported) => !imported.startsWith('src/') || /\.[a-z]+$/.test(imported),
      'Node runs the file as it stands',
    ),
    breaking: sample('src/domain/a.ts', "import { b } from './b';"),
    keeping: sample('src/domain/a.ts', "import { b } from './b.ts';"),
  },
];

/** The rules of the architecture, each kept by every file of the project. */
export const ARCHITECTURE: readonly ArchitectureRule[] = [
  ...DIRECTIONS,
  ...HOMES_AS_RULES,
  ...CODE,
  ...SHAPE,
];
