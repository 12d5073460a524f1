import { pino } from 'pino';
import type { Log } from './application/ports.ts';
import type { LogLevel } from './config.ts';

/** Members that could carry a secret, wherever they turn up. */
const SECRETS = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'authorization',
  'headers',
  'config.headers',
];

/** One line of JSON an event, on standard output. Secrets are cut out, message texts are never given to it. */
export const createLog = (level: LogLevel): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `err.${name}`]), remove: true },
  });
