import '../../node-version.ts';
import { parseArgs } from 'node:util';
import { processEnvironment } from '../../config.ts';
import { checkPage } from './check-page.ts';
import { STEPS } from './guide/steps.ts';
import { RELEASES } from './stage/cast.ts';
import { type RunningDemo, startDemo } from './start-demo.ts';
import { STORIES } from './stories/table.ts';

const PORT = 4477;
const FIRST_STORY = 'start';
const CREDENTIALS = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'] as const;
const STOP_WITHIN_MS = 2_000;

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Ends with a sentence: to whoever started this process where there is somebody, or else to the terminal. */
const fail = (words: string): never => {
  if (process.send) process.send({ problem: words });
  else process.stderr.write(`${words}\n`);
  process.exit(1);
};

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    story: { type: 'string', default: FIRST_STORY },
    list: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    'ignore-credentials': { type: 'boolean', default: false },
  },
});

const width = Math.max(...STORIES.map(({ name }) => name.length));
const stories = STORIES.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n');

if (values.list) {
  write(stories);
  process.exit(0);
}

const environment = processEnvironment();
const found = CREDENTIALS.filter((name) => (environment[name] ?? '').trim() !== '');
if (found.length > 0 && !values['ignore-credentials'])
  fail(
    `The demo needs no Slack, and the environment has ${found.join(', ')}. Unset that, or add --ignore-credentials: the demo does not use it either way.`,
  );

const story =
  STORIES.find(({ name }) => name === values.story) ??
  fail(`There is no story called ${values.story}. There is:\n${stories}`);

/** A check disturbs nobody who has a demo open. */
const asked = values.port ?? (values.check ? '0' : undefined);
let demo: RunningDemo | null = null;
let end = async (): Promise<void> => undefined;
let isStopping = false;

const stop = async (): Promise<void> => {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  await end();
  process.exit(0);
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
process.on('disconnect', stop);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const startFailure = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    ? `Port ${asked} is taken: choose another with --port, or leave it out.`
    : `The demo could not start: ${reasonOf(error)}`;

/** Ctrl-C in a terminal reaches the bot, too, and it may be the faster one. */
const watchBot = async ({ botExited, botOutput }: RunningDemo): Promise<void> => {
  const { signal, code } = await botExited;
  if (isStopping || signal === 'SIGINT') return;
  fail(
    `The bot ended (${signal ?? `exit code ${code}`}), and the demo with it.\n${botOutput().slice(-2000)}`,
  );
};

try {
  demo = await startDemo({
    story,
    steps: STEPS,
    port: asked === undefined ? PORT : Number(asked),
    orAnother: asked === undefined,
    onBirth: (stop) => {
      end = stop;
    },
  });
} catch (error) {
  if (!isStopping) fail(startFailure(error));
}

if (demo !== null && values.check) {
  try {
    const files = await checkPage(demo.url, RELEASES);
    write(`The demo starts, and its page loads: ${files} files.`);
  } catch (error) {
    fail(`The page does not load: ${reasonOf(error)}`);
  }
  await stop();
} else if (demo !== null) {
  void watchBot(demo);
  if (asked === undefined && new URL(demo.url).port !== String(PORT))
    write(`Port ${PORT} is taken, so this demo has another.`);
  write(`Greenlight and a practice Slack are at ${demo.url}`);
  write('Open that address in a browser: the guide beside the messages says what to click first.');
  write('Nothing leaves this machine, and nothing is kept. Stop with Ctrl-C.');
}
