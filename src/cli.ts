#!/usr/bin/env node
import './node-version.ts';
import { runCli } from './cli/program.ts';
import { loadEnvironment } from './config.ts';
import { systemClock, systemIds } from './sources.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  env: loadEnvironment(),
  clock: systemClock,
  ids: systemIds,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
