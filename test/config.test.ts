import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Config, type Environment, loadEnvironment, readConfig } from '../src/config.ts';

const HTTP = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5' };
const SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_APP_TOKEN: 'xapp-1-A1-abc' };

const configOf = (env: Environment): Config => {
  const reading = readConfig(env);
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  return reading.config;
};

const problemsOf = (env: Environment): string[] => {
  const reading = readConfig(env);
  return reading.ok ? [] : reading.problems;
};

describe('what stands without being said', () => {
  test('is Slack itself, port 3000, a file under data and /release', () => {
    expect(configOf(HTTP)).toEqual({
      slack: {
        mode: 'http',
        signingSecret: HTTP.SLACK_SIGNING_SECRET,
        botToken: 'xoxb-1-abc',
        apiUrl: 'https://slack.com/api/',
        timeoutMs: 10_000,
      },
      port: 3000,
      database: { dialect: 'sqlite', file: './data/greenlight.db' },
      logLevel: 'info',
      slashCommand: '/release',
      publicUrl: null,
      deliverySettleSeconds: 60,
      secretKey: null,
      hooksInside: false,
      github: { apiUrl: 'https://api.github.com/', token: null },
    });
  });

  test('counts too for a variable that is set to nothing', () => {
    expect(configOf({ ...HTTP, PORT: '', LOG_LEVEL: '  ', SLACK_APP_TOKEN: '' })).toEqual(configOf(HTTP));
  });
});

describe('the way to Slack', () => {
  test('is Socket Mode as soon as an app token is set, whatever the signing secret', () => {
    const socket = { mode: 'socket', appToken: SOCKET.SLACK_APP_TOKEN };
    expect(configOf(SOCKET).slack).toMatchObject(socket);
    expect(configOf({ ...SOCKET, SLACK_SIGNING_SECRET: 'xoxb-wrong' }).slack).toMatchObject(socket);
  });

  test('has to be one of the two', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1-abc' })).toEqual([
      'SLACK_SIGNING_SECRET: expected the signing secret of the app (or SLACK_APP_TOKEN instead, for Socket Mode), found nothing',
    ]);
  });
});

describe('the key of hooks', () => {
  const hex = '0123456789abcdef'.repeat(4);

  test('is 32 bytes, as hex or as base64', () => {
    expect(configOf({ ...HTTP, GREENLIGHT_SECRET_KEY: hex.toUpperCase() }).secretKey).toBe(hex);
    const base64 = Buffer.from(hex, 'hex').toString('base64');
    expect(configOf({ ...HTTP, GREENLIGHT_SECRET_KEY: base64 }).secretKey).toBe(hex);
  });

  test.each([hex.slice(1), `${hex}00`, 'a-password', Buffer.alloc(31).toString('base64')])(
    'is not "%s", and what was found is not repeated',
    (key) => {
      const [problem = '', ...others] = problemsOf({ ...HTTP, GREENLIGHT_SECRET_KEY: key });
      expect(problem).toMatch(/^GREENLIGHT_SECRET_KEY: expected 32 random bytes.*found something else$/);
      expect(problem).not.toContain(key);
      expect(others).toEqual([]);
    },
  );
});

describe('accepted values', () => {
  test.each([
    ['PORT', '0', (config: Config) => config.port, 0],
    ['PORT', '65535', (config: Config) => config.port, 65_535],
    ['DATABASE_URL', 'sqlite::memory:', (config: Config) => config.database.file, ':memory:'],
    ['DATABASE_URL', 'sqlite:/var/lib/g.db', (config: Config) => config.database.file, '/var/lib/g.db'],
    [
      'SLACK_API_URL',
      'http://127.0.0.1:4000/api',
      (config: Config) => config.slack.apiUrl,
      'http://127.0.0.1:4000/api/',
    ],
    [
      'SLACK_API_URL',
      'http://[::1]:4000/api/',
      (config: Config) => config.slack.apiUrl,
      'http://[::1]:4000/api/',
    ],
    [
      'SLACK_API_URL',
      'https://slack.example/api/',
      (config: Config) => config.slack.apiUrl,
      'https://slack.example/api/',
    ],
    [
      'PUBLIC_URL',
      'https://bot.example.com/',
      (config: Config) => config.publicUrl,
      'https://bot.example.com',
    ],
    ['SLASH_COMMAND', '/go-live', (config: Config) => config.slashCommand, '/go-live'],
    ['LOG_LEVEL', 'silent', (config: Config) => config.logLevel, 'silent'],
    ['DELIVERY_SETTLE_SECONDS', '5', (config: Config) => config.deliverySettleSeconds, 5],
    ['SLACK_TIMEOUT_MS', ' 2500\n', (config: Config) => config.slack.timeoutMs, 2500],
  ] as const)('%s=%j', (name, value, pick, expected) => {
    expect(pick(configOf({ ...HTTP, [name]: value }))).toBe(expected);
  });
});

describe('refused values', () => {
  test.each([
    ['SLACK_BOT_TOKEN', 'xoxp-1-abc'],
    ['SLACK_BOT_TOKEN', 'xoxb-'],
    ['SLACK_SIGNING_SECRET', 'xoxb-1-abc'],
    ['SLACK_SIGNING_SECRET', 'two words'],
    ['SLACK_APP_TOKEN', 'xoxb-1-abc'],
    ['SLACK_API_URL', 'http://slack.com/api/'],
    ['SLACK_API_URL', 'http://127.0.0.1.example.com/'],
    ['SLACK_API_URL', 'https://me:word@slack.com/api/'],
    ['SLACK_API_URL', 'slack.com'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '0x50'],
    ['DATABASE_URL', 'postgres://localhost/greenlight'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', 'sqlite:///relative-or-absolute.db'],
    ['DATABASE_URL', './data/greenlight.db'],
    ['LOG_LEVEL', 'verbose'],
    ['SLASH_COMMAND', 'release'],
    ['SLASH_COMMAND', '/Release'],
    ['SLASH_COMMAND', `/${'a'.repeat(32)}`],
    ['PUBLIC_URL', 'http://bot.example.com'],
    ['DELIVERY_SETTLE_SECONDS', '0'],
    ['SLACK_TIMEOUT_MS', '0'],
  ])('%s=%j is the one problem', (name, value) => {
    const problems = problemsOf({ ...HTTP, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: expected .+, found .+`));
  });

  test('are all named at once', () => {
    const names = problemsOf({ PORT: 'many', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' }).map(
      (problem) => problem.split(':')[0],
    );
    expect(names.sort()).toEqual([
      'DATABASE_URL',
      'LOG_LEVEL',
      'PORT',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ]);
  });

  test('say what was found, and that PostgreSQL is not there yet', () => {
    expect(problemsOf({ ...HTTP, PORT: 'many' })).toEqual([
      'PORT: expected a whole number from 0 to 65535, found "many"',
    ]);
    expect(problemsOf({ ...HTTP, DATABASE_URL: 'postgres://db/g' })[0]).toContain('not supported yet');
  });

  test('never show a secret', () => {
    const text = problemsOf({
      SLACK_BOT_TOKEN: 'xoxp-hunter2-hunter2',
      SLACK_APP_TOKEN: 'hunter2hunter2',
      DATABASE_URL: 'postgres://me:hunter2@db/greenlight',
      SLACK_API_URL: 'http://me:hunter2@slack.com/',
      PUBLIC_URL: 'http://hunter2@slack.com/',
    }).join('\n');
    expect(text.split('\n')).toHaveLength(5);
    expect(text).not.toContain('hunter2');
    expect(text).toContain('something else that begins with xoxp-');
  });
});

describe('the environment', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'greenlight-config-'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  test('takes a .env file, and the process wins over it, also with an empty value', () => {
    const file = join(folder, '.env');
    writeFileSync(file, '# mine\nGREENLIGHT_A="from the file"\nGREENLIGHT_B=file\nGREENLIGHT_C=file\n');
    vi.stubEnv('GREENLIGHT_B', 'process');
    vi.stubEnv('GREENLIGHT_C', '');
    expect(loadEnvironment(file)).toMatchObject({
      GREENLIGHT_A: 'from the file',
      GREENLIGHT_B: 'process',
      GREENLIGHT_C: '',
    });
  });

  test('does without the file', () => {
    expect(loadEnvironment(join(folder, 'none'))).toEqual({ ...process.env });
  });

  test('says so when the file is there and cannot be read', () => {
    expect(() => loadEnvironment(folder)).toThrow(`The file ${folder} cannot be read.`);
  });
});
