import { describe, expect, test } from 'vitest';
import { readGithub } from '../../../src/application/hooks/github-fact.ts';
import { NOW } from '../../support/builders.ts';
import { checkRun, checkSuite, deploymentStatus, release } from './github-payloads.ts';

const sha = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';

describe('a check run', () => {
  test.each([
    ['success', 'passed'],
    ['neutral', 'passed'],
    ['failure', 'failed'],
    ['timed_out', 'failed'],
    ['action_required', 'failed'],
    ['startup_failure', 'failed'],
  ])('that ended as %s has %s', (conclusion, state) => {
    expect(readGithub('check_run', checkRun({ conclusion }), NOW)).toMatchObject({
      arrived: {
        fact: {
          kind: 'check',
          name: 'tests',
          state,
          at: '2026-11-17T08:50:00.000Z',
          link: 'https://github.com/example/atlas/runs/128620228',
        },
        names: ['release/2.0', sha],
      },
    });
  });

  test.each(['cancelled', 'skipped', 'stale', null])('that ended as %s says nothing', (conclusion) => {
    expect(readGithub('check_run', checkRun({ conclusion }), NOW)).toHaveProperty('nothing');
  });

  test.each(['queued', 'in_progress'])('that is %s is running, since it began', (status) => {
    const payload = checkRun({ status, conclusion: null, completed_at: null });
    expect(readGithub('check_run', payload, NOW)).toMatchObject({
      arrived: { fact: { state: 'running', at: '2026-11-17T08:40:00.000Z' } },
    });
  });
});

test('a check suite is all checks of one app', () => {
  expect(readGithub('check_suite', checkSuite({ conclusion: 'failure' }), NOW)).toMatchObject({
    arrived: { fact: { kind: 'check', name: 'GitHub Actions (all checks)', state: 'failed' } },
  });
  expect(readGithub('check_suite', checkSuite({ conclusion: 'skipped' }), NOW)).toHaveProperty('nothing');
});

test('only a published release is taken, by its tag', () => {
  expect(readGithub('release', release('published'), NOW)).toMatchObject({
    arrived: {
      fact: { kind: 'stage', name: 'published on GitHub as v2.0', state: 'passed' },
      names: ['v2.0'],
    },
  });
  expect(readGithub('release', release('created'), NOW)).toHaveProperty('nothing');
});

test.each([
  ['success', 'passed'],
  ['failure', 'failed'],
  ['error', 'failed'],
  ['in_progress', 'running'],
  ['queued', 'running'],
  ['pending', 'running'],
])('a deployment that is %s has %s', (state, expected) => {
  expect(readGithub('deployment_status', deploymentStatus({ state }), NOW)).toMatchObject({
    arrived: {
      fact: { kind: 'stage', name: 'deployment to production', state: expected, words: 'Half way.' },
      names: ['v2.0', sha],
    },
  });
});

test('what nobody asked for, and what is not as GitHub says, is told apart', () => {
  expect(readGithub('deployment_status', deploymentStatus({ state: 'inactive' }), NOW)).toHaveProperty(
    'nothing',
  );
  expect(readGithub('ping', { zen: 'Keep it logically awesome.' }, NOW)).toHaveProperty('nothing');
  expect(readGithub('push', {}, NOW)).toHaveProperty('nothing');
  expect(readGithub('constructor', {}, NOW)).toHaveProperty('nothing');
  expect(readGithub('check_run', { check_run: {} }, NOW)).toMatchObject({
    misread: { field: 'check_run.name' },
  });
});

test('nothing of GitHub is ever in the future', () => {
  const payload = checkRun({ conclusion: 'success', completed_at: '2027-01-01T00:00:00Z' });
  expect(readGithub('check_run', payload, NOW)).toMatchObject({ arrived: { fact: { at: NOW } } });
});
