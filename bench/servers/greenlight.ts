import type { Pacing } from '../../src/adapters/slack/pacing.ts';
import { startGreenlight } from '../../src/app.ts';
import { keepProcessInUtc, processEnvironment, readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { systemClock, systemIds } from '../../src/sources.ts';

/**
 * The bot as production has it. With `unpaced` as its argument it does not keep Slack's rate limits, so that
 * its own speed shows and not that of its budgets.
 */
keepProcessInUtc();
const reading = readConfig(processEnvironment());
if (!reading.ok) throw new Error(reading.problems.join('\n'));

/** No budgets at all. */
const unpaced: Pacing = {
  take: () => 0,
  pause: () => undefined,
  busyTargets: () => [],
  heldBack: () => [],
  nextFreeInMs: () => null,
};
const isUnpaced = process.argv[2] === 'unpaced';

const greenlight = await startGreenlight(reading.config, {
  clock: systemClock,
  ids: systemIds,
  log: createLog(reading.config.logLevel),
  ...(isUnpaced && { pacing: unpaced }),
});
greenlight.startBeating();
process.stdout.write(`ready ${greenlight.url}\n`);
process.once('SIGTERM', async () => process.exit((await greenlight.stop()) ? 0 : 1));
