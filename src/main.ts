import './node-version.ts';
import './compile-cache.ts';

// Not before the cache is there: whatever is imported above is compiled without it.
const { startGreenlight } = await import('./app.ts');
const { keepProcessInUtc, loadEnvironment, readConfig } = await import('./config.ts');
const { createLog } = await import('./log.ts');
const { systemClock, systemIds } = await import('./sources.ts');

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
