import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** How Slack's requests reach the bot: over HTTP, signed, or through a socket that the bot opens. */
export type SlackConnection = { mode: 'http'; signingSecret: string } | { mode: 'socket'; appToken: string };

export type LogLevel = (typeof LOG_LEVELS)[number];

export type Config = {
  /** `apiUrl` ends with a slash; `timeoutMs` is for one call of the Web API. */
  slack: SlackConnection & { botToken: string; apiUrl: string; timeoutMs: number };
  /** 0 means any free port. */
  port: number;
  /** A path as it was written, relative to the working directory, or ':memory:'. */
  database: { dialect: 'sqlite'; file: string };
  logLevel: LogLevel;
  slashCommand: string;
  /** Without a slash at its end; null when nothing of the bot is reachable from outside. */
  publicUrl: string | null;
  /** How long Slack may take to show a message whose sending had an uncertain end. */
  deliverySettleSeconds: number;
  /** What the secrets of hooks are sealed with: 32 bytes as hex; null where no hooks can be made. */
  secretKey: string | null;
  /** Whether decisions may be sent to addresses of the own network. */
  hooksInside: boolean;
  /** Where notes are fetched from, with a slash at its end; without a token, what everybody may read. */
  github: { apiUrl: string; token: string | null };
};

export type Environment = Readonly<Record<string, string | undefined>>;

export type ConfigReading = { ok: true; config: Config } | { ok: false; problems: string[] };

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Read from here when nothing is said. */
const DEFAULTS = {
  SLACK_API_URL: 'https://slack.com/api/',
  SLACK_TIMEOUT_MS: '10000',
  PORT: '3000',
  DATABASE_URL: 'sqlite:./data/greenlight.db',
  LOG_LEVEL: 'info',
  SLASH_COMMAND: '/release',
  DELIVERY_SETTLE_SECONDS: '60',
  HOOKS_INSIDE: 'no',
  GITHUB_API_URL: 'https://api.github.com/',
} as const;

const isPlainAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return `${username}${password}${search}${hash}` === '';
};

const isHttps = (text: string): boolean => isPlainAddress(text) && new URL(text).protocol === 'https:';

const isLoopback = (text: string): boolean => {
  if (!isPlainAddress(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
};

const wholeNumber = (min: number, max: number, unit = '') => {
  const error = `a whole number from ${min} to ${max}${unit}`;
  return z
    .string({ error })
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .pipe(z.number().min(min, { error }).max(max, { error }));
};

const token = (prefix: string, error: string) =>
  z.string({ error }).regex(new RegExp(`^${prefix}-[\\w-]+$`), { error });

const SECRET_KEY_EXPECTED =
  '32 random bytes as hex or base64, or nothing ("openssl rand -hex 32" makes some)';

/** As hex, whichever way it was written; null for anything but 32 bytes. */
const keyFrom = (text: string): string | null => {
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  const isBase64 = /^[A-Za-z0-9+/]{43}=$/.test(text);
  return isBase64 ? Buffer.from(text, 'base64').toString('hex') : null;
};

const SQLITE = /^sqlite:(?!\/\/)(.+)$/;
const SQLITE_EXPECTED =
  'sqlite: and a file, such as sqlite:./data/greenlight.db (PostgreSQL and others are not supported yet)';

/** With a slash at its end. */
const apiAddress = z
  .string()
  .refine((text) => isHttps(text) || isLoopback(text), {
    error: 'an address that begins with https:// (http:// only on this machine)',
  })
  .transform((text) => (text.endsWith('/') ? text : `${text}/`));

/** Every variable, and, as its error, what is expected of it. */
const VARIABLES = {
  SLACK_BOT_TOKEN: token('xoxb', 'the bot token, which begins with xoxb-'),
  SLACK_API_URL: apiAddress,
  SLACK_TIMEOUT_MS: wholeNumber(100, 120_000, ' milliseconds'),
  PORT: wholeNumber(0, 65_535),
  DATABASE_URL: z
    .string()
    .regex(SQLITE, { error: SQLITE_EXPECTED })
    .transform((text) => text.replace(SQLITE, '$1')),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')}` }),
  SLASH_COMMAND: z.string().regex(/^\/[a-z0-9_-]{1,31}$/, {
    error: 'a slash and up to 31 lower-case letters, digits, hyphens or underscores, as in /release',
  }),
  PUBLIC_URL: z
    .string()
    .refine(isHttps, { error: 'an address that begins with https://, or nothing' })
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  DELIVERY_SETTLE_SECONDS: wholeNumber(1, 3600, ' seconds'),
  GREENLIGHT_SECRET_KEY: z
    .string()
    .refine((text) => keyFrom(text) !== null, { error: SECRET_KEY_EXPECTED })
    .transform(keyFrom)
    .optional(),
  HOOKS_INSIDE: z.enum(['yes', 'no'], { error: 'yes or no' }),
  GITHUB_TOKEN: z
    .string()
    .regex(/^[\w.-]{1,500}$/, { error: 'a token of GitHub: letters, digits, _, - and dots, or nothing' })
    .optional(),
  GITHUB_API_URL: apiAddress,
};

const SIGNING_SECRET_EXPECTED = 'the signing secret of the app (or SLACK_APP_TOKEN instead, for Socket Mode)';

const OverHttp = z.object({
  ...VARIABLES,
  SLACK_SIGNING_SECRET: z
    .string({ error: SIGNING_SECRET_EXPECTED })
    .regex(/^(?!xox|xapp-)\S+$/, { error: SIGNING_SECRET_EXPECTED }),
});

const OverSocket = z.object({
  ...VARIABLES,
  SLACK_APP_TOKEN: token('xapp', 'the app-level token, which begins with xapp-'),
});

const SECRET = new Set([
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'GREENLIGHT_SECRET_KEY',
  'GITHUB_TOKEN',
]);

/** Says what was found without giving a secret away: of a token its kind, of an address with a password its scheme. */
const seen = (name: string, value: string | undefined): string => {
  if (value === undefined) return 'nothing';
  if (SECRET.has(name)) {
    const kind = /^(xox[a-z]|xapp)-/.exec(value)?.[0];
    return kind === undefined ? 'something else' : `something else that begins with ${kind}`;
  }
  if (/:\/\/.*@/s.test(value)) return `an address that begins with ${value.slice(0, value.indexOf(':'))}:`;
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
};

/** A variable that is set to nothing counts as not set, the way people empty a line of a .env file. */
const given = (env: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => {
      const trimmed = value?.trim() ?? '';
      return trimmed === '' ? [] : [[name, trimmed]];
    }),
  );

const problemsOf = (error: z.ZodError, values: Record<string, string>): string[] => {
  const named = error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `${name}: expected ${message}, found ${seen(name, values[name])}`;
  });
  return [...new Set(named)];
};

const build = (values: z.infer<typeof OverHttp> | z.infer<typeof OverSocket>): Config => ({
  slack: {
    ...('SLACK_APP_TOKEN' in values
      ? { mode: 'socket', appToken: values.SLACK_APP_TOKEN }
      : { mode: 'http', signingSecret: values.SLACK_SIGNING_SECRET }),
    botToken: values.SLACK_BOT_TOKEN,
    apiUrl: values.SLACK_API_URL,
    timeoutMs: values.SLACK_TIMEOUT_MS,
  },
  port: values.PORT,
  database: { dialect: 'sqlite', file: values.DATABASE_URL },
  logLevel: values.LOG_LEVEL,
  slashCommand: values.SLASH_COMMAND,
  publicUrl: values.PUBLIC_URL ?? null,
  deliverySettleSeconds: values.DELIVERY_SETTLE_SECONDS,
  secretKey: values.GREENLIGHT_SECRET_KEY ?? null,
  hooksInside: values.HOOKS_INSIDE === 'yes',
  github: { apiUrl: values.GITHUB_API_URL, token: values.GITHUB_TOKEN ?? null },
});

/**
 * Reads the configuration, or names every variable that is wrong, what was expected and what was found. Secrets are
 * never part of a problem's text.
 */
export const readConfig = (env: Environment): ConfigReading => {
  const values = { ...DEFAULTS, ...given(env) };
  const reading = ('SLACK_APP_TOKEN' in values ? OverSocket : OverHttp).safeParse(values);
  return reading.success
    ? { ok: true, config: build(reading.data) }
    : { ok: false, problems: problemsOf(reading.error, values) };
};

/**
 * Reads where the database is and nothing else, for commands that ask nothing of Slack.
 */
export const readDatabaseUrl = (
  env: Environment,
): { ok: true; url: string } | { ok: false; problems: string[] } => {
  const values = { ...DEFAULTS, ...given(env) };
  const reading = z.object({ DATABASE_URL: VARIABLES.DATABASE_URL }).safeParse(values);
  return reading.success
    ? { ok: true, url: `sqlite:${reading.data.DATABASE_URL}` }
    : { ok: false, problems: problemsOf(reading.error, values) };
};

/** What hooks need of the configuration, for commands that ask nothing of Slack. */
export const readHookPlace = (
  env: Environment,
):
  | { ok: true; place: Pick<Config, 'secretKey' | 'publicUrl' | 'hooksInside'> }
  | { ok: false; problems: string[] } => {
  const values = { ...DEFAULTS, ...given(env) };
  const { GREENLIGHT_SECRET_KEY, HOOKS_INSIDE, PUBLIC_URL } = VARIABLES;
  const reading = z.object({ GREENLIGHT_SECRET_KEY, HOOKS_INSIDE, PUBLIC_URL }).safeParse(values);
  if (!reading.success) return { ok: false, problems: problemsOf(reading.error, values) };
  const { data } = reading;
  return {
    ok: true,
    place: {
      secretKey: data.GREENLIGHT_SECRET_KEY ?? null,
      publicUrl: data.PUBLIC_URL ?? null,
      hooksInside: data.HOOKS_INSIDE === 'yes',
    },
  };
};

const readIfThere = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new Error(`The file ${file} cannot be read.`, { cause: error });
  }
};

/**
 * Returns the environment of the process over the lines of a `.env` file, which need not exist. The process wins,
 * also with an empty value, so that one variable can be switched off for one start.
 * @throws Error when the file is there and cannot be read
 */
export const loadEnvironment = (file = '.env'): Environment => ({
  ...parseEnv(readIfThere(file)),
  ...process.env,
});

/** The environment of the process alone: for rehearsals, which must not find somebody's real `.env`. */
export const processEnvironment = (): Environment => ({ ...process.env });

/** Nothing may depend on where the machine stands; a library that asks for the local time gets one without clock changes. */
export const keepProcessInUtc = (): void => {
  process.env.TZ = 'UTC';
};

/** Makes this process, and what it starts, use another database file than the environment says. */
export const chooseDatabase = (file: string): void => {
  process.env.DATABASE_URL = `sqlite:${file}`;
};
