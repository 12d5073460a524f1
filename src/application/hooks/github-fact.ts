import { z } from 'zod';
import { fromEpochMs, type Instant } from '../../domain/calendar.ts';
import type { FactState, OutsideFact } from '../../domain/hooks/fact.ts';
import type { ArrivedFact, Misread } from './fact-shape.ts';

// Only what is used of GitHub's payloads ("Webhook events and payloads", docs.github.com): they have hundreds of
// fields, and get new ones.

const moment = z.string().nullish();
const name = z.string().nullish();

const checkRun = z.object({
  check_run: z.object({
    name: z.string(),
    status: z.string(),
    conclusion: name,
    head_sha: name,
    html_url: name,
    started_at: moment,
    completed_at: moment,
    output: z.object({ title: name }).nullish(),
    check_suite: z.object({ head_branch: name }).nullish(),
  }),
});

const checkSuite = z.object({
  check_suite: z.object({
    status: name,
    conclusion: name,
    head_branch: name,
    head_sha: name,
    updated_at: moment,
    app: z.object({ name: z.string() }).nullish(),
  }),
  repository: z.object({ html_url: name }).nullish(),
});

const release = z.object({
  action: z.string(),
  release: z.object({ tag_name: z.string(), html_url: name, published_at: moment }),
});

const deploymentStatus = z.object({
  deployment_status: z.object({
    state: z.string(),
    description: name,
    environment_url: name,
    target_url: name,
    log_url: name,
    created_at: moment,
    updated_at: moment,
  }),
  deployment: z.object({ ref: name, sha: name, environment: z.string() }),
});

/** A fact, or why there is nothing in it for a release. */
export type GithubReading = { arrived: ArrivedFact } | { nothing: string } | { misread: Misread };

const nothing = (says: string): GithubReading => ({ nothing: says });

/** How a check ended; what was called off or left out is neither a yes nor a no. */
const CONCLUSIONS: Readonly<Record<string, FactState>> = {
  success: 'passed',
  neutral: 'passed',
  failure: 'failed',
  timed_out: 'failed',
  action_required: 'failed',
  startup_failure: 'failed',
};

const DEPLOYMENTS: Readonly<Record<string, FactState>> = {
  success: 'passed',
  failure: 'failed',
  error: 'failed',
  in_progress: 'running',
  queued: 'running',
  pending: 'running',
  waiting: 'running',
};

const known = (states: Readonly<Record<string, FactState>>, word: string): FactState | null =>
  Object.hasOwn(states, word) ? (states[word] ?? null) : null;

const CLIP = 80;
const clip = (text: string, max = CLIP): string => [...text.trim()].slice(0, max).join('');
const https = (address: string | null | undefined): string =>
  address?.startsWith('https://') === true && address.length <= 500 ? address : '';

type Said = Pick<OutsideFact, 'kind' | 'name' | 'state'> & {
  at: string | null | undefined;
  link: string | null | undefined;
  words?: string | null | undefined;
  names: readonly (string | null | undefined)[];
};

/** @param now where GitHub names no moment; nothing of it is ever in the future */
const arrivedFrom = (
  { at, link, words, names, name: called, ...said }: Said,
  now: Instant,
): GithubReading => {
  const parsed = Date.parse(at ?? '');
  const when = Number.isNaN(parsed) ? now : fromEpochMs(Math.min(parsed, Date.parse(now)));
  const fact: OutsideFact = {
    ...said,
    name: clip(called) || 'GitHub',
    at: when,
    candidate: '',
    stage: '',
    percent: null,
    count: null,
    link: https(link),
    words: clip(words ?? '', 500),
  };
  const found = names.filter((each): each is string => each != null && each !== '');
  return { arrived: { fact, release: '', names: found, department: '' } };
};

const readers: Readonly<Record<string, (json: unknown, now: Instant) => GithubReading | z.ZodError>> = {
  ping: () => nothing('Greenlight is listening.'),
  check_run: (json, now) => {
    const read = checkRun.safeParse(json);
    if (!read.success) return read.error;
    const run = read.data.check_run;
    const ended = run.status === 'completed';
    const state = ended ? known(CONCLUSIONS, run.conclusion ?? '') : 'running';
    if (state === null) return nothing(`It ended as "${run.conclusion}": that is neither a yes nor a no.`);
    const names = [run.check_suite?.head_branch, run.head_sha];
    const at = ended ? run.completed_at : run.started_at;
    return arrivedFrom(
      { kind: 'check', name: run.name, state, at, link: run.html_url, words: run.output?.title, names },
      now,
    );
  },
  check_suite: (json, now) => {
    const read = checkSuite.safeParse(json);
    if (!read.success) return read.error;
    const { check_suite: suite, repository } = read.data;
    const ended = suite.status === 'completed';
    const state = ended ? known(CONCLUSIONS, suite.conclusion ?? '') : 'running';
    if (state === null) return nothing(`It ended as "${suite.conclusion}": that is neither a yes nor a no.`);
    const called = `${suite.app?.name ?? 'GitHub'} (all checks)`;
    const link =
      repository?.html_url == null ? null : `${repository.html_url}/commit/${suite.head_sha ?? ''}`;
    const names = [suite.head_branch, suite.head_sha];
    return arrivedFrom({ kind: 'check', name: called, state, at: suite.updated_at, link, names }, now);
  },
  release: (json, now) => {
    const read = release.safeParse(json);
    if (!read.success) return read.error;
    const { action, release: published } = read.data;
    if (action !== 'published') return nothing(`A release was ${action}: only published ones are taken.`);
    const { tag_name: tag, html_url: link, published_at: at } = published;
    const called = `published on GitHub as ${tag}`;
    return arrivedFrom({ kind: 'stage', name: called, state: 'passed', at, link, names: [tag] }, now);
  },
  deployment_status: (json, now) => {
    const read = deploymentStatus.safeParse(json);
    if (!read.success) return read.error;
    const { deployment_status: status, deployment } = read.data;
    const state = known(DEPLOYMENTS, status.state);
    if (state === null) return nothing(`The deployment is "${status.state}": nothing to report.`);
    return arrivedFrom(
      {
        kind: 'stage',
        name: `deployment to ${deployment.environment}`,
        state,
        at: status.updated_at ?? status.created_at,
        link: status.log_url || status.target_url || status.environment_url,
        words: status.description,
        names: [deployment.ref, deployment.sha],
      },
      now,
    );
  },
};

/**
 * Reads GitHub's own format: check runs, check suites, published releases, deployments.
 *
 * @param event the header X-GitHub-Event
 */
export const readGithub = (event: string, json: unknown, now: Instant): GithubReading => {
  const reader = Object.hasOwn(readers, event) ? readers[event] : undefined;
  if (reader === undefined) {
    return nothing(
      `"${event}" is not taken: choose check runs, check suites, releases and deployment statuses.`,
    );
  }
  const reading = reader(json, now);
  if (!(reading instanceof z.ZodError)) return reading;
  const [issue] = reading.issues;
  return { misread: { field: issue?.path.join('.') ?? '', problem: issue?.message ?? 'unreadable' } };
};
