import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestVariant } from '../adapters/slack/manifest-variant.ts';
import type { CliContext } from './context.ts';
import { CliFailure } from './failure.ts';

/** Beside `src`, also where the package is compiled. */
const MANIFEST = join(import.meta.dirname, '../../manifest.yml');

/** `manifest`: the Slack app's manifest, for Socket Mode or, with an address, for HTTP. */
export const manifestCommand = (context: CliContext, options: { url?: string; command?: string }): void => {
  try {
    context.out(manifestVariant(readFileSync(MANIFEST, 'utf8'), options));
  } catch (error) {
    if (error instanceof RangeError) throw new CliFailure(error.message, { cause: error });
    throw error;
  }
};
