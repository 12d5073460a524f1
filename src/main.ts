import './node-version.ts';
import { startGreenlight } from './app.ts';
import { keepProcessInUtc, loadEnvironment, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { systemClock, systemIds } from './sources.ts';

keepProcessInUtc();

const reading = readConfig(loadEnvironment());
if (!reading.ok) {
  process.stderr.write(
    `Greenlight cannot start:\n${reading.problems.map((problem) => `  ${problem}\n`).join('')}`,
  );
  process.exit(1);
}

const log = createLog(reading.config.logLevel);

/** What nobody caught: written down, and whoever runs us starts us again. Nothing acknowledged is lost by it. */
const dieOf = (what: string) => (error: unknown) => {
  log.error({ err: error }, what);
  process.exit(1);
};
process.on('uncaughtException', dieOf('uncaught exception'));
process.on('unhandledRejection', dieOf('unhandled rejection'));

try {
  const greenlight = await startGreenlight(reading.config, { clock: systemClock, ids: systemIds, log });
  greenlight.startBeating();
  log.info({ url: greenlight.url, mode: reading.config.slack.mode }, 'Greenlight is serving');
  const stop = async (signal: string): Promise<void> => {
    log.info({ signal }, 'stopping');
    process.exit((await greenlight.stop()) ? 0 : 1);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Greenlight cannot start: ${reason}\n`);
  process.exit(1);
}
