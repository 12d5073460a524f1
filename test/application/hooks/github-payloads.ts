// Shaped after the examples in docs.github.com, "Webhook events and payloads", cut to a few fields more than are read.

const sha = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const repository = {
  id: 186853002,
  full_name: 'example/atlas',
  private: true,
  html_url: 'https://github.com/example/atlas',
};
const sender = { login: 'octocat', id: 21031067, type: 'User' };

export const checkRun = (overrides: object = {}) => ({
  action: 'completed',
  check_run: {
    id: 128620228,
    name: 'tests',
    head_sha: sha,
    url: 'https://api.github.com/repos/example/atlas/check-runs/128620228',
    html_url: 'https://github.com/example/atlas/runs/128620228',
    details_url: 'https://octocoders.io',
    status: 'completed',
    conclusion: 'success',
    started_at: '2026-11-17T08:40:00Z',
    completed_at: '2026-11-17T08:50:00Z',
    output: { title: '812 passed', summary: null, text: null, annotations_count: 0 },
    check_suite: { id: 118578147, head_branch: 'release/2.0', head_sha: sha, pull_requests: [] },
    app: { id: 15368, slug: 'github-actions', name: 'GitHub Actions' },
    ...overrides,
  },
  repository,
  sender,
});

export const checkSuite = (overrides: object = {}) => ({
  action: 'completed',
  check_suite: {
    id: 118578147,
    head_branch: 'release/2.0',
    head_sha: sha,
    status: 'completed',
    conclusion: 'success',
    updated_at: '2026-11-17T08:51:00Z',
    app: { id: 15368, slug: 'github-actions', name: 'GitHub Actions' },
    ...overrides,
  },
  repository,
  sender,
});

export const release = (action: string) => ({
  action,
  release: {
    id: 17372790,
    tag_name: 'v2.0',
    target_commitish: 'main',
    name: 'Atlas 2.0',
    draft: false,
    prerelease: false,
    html_url: 'https://github.com/example/atlas/releases/tag/v2.0',
    published_at: '2026-11-17T08:55:00Z',
  },
  repository,
  sender,
});

export const deploymentStatus = (overrides: object = {}) => ({
  action: 'created',
  deployment_status: {
    id: 209916254,
    state: 'success',
    description: 'Half way.',
    environment: 'production',
    target_url: '',
    log_url: 'https://ci.example/deployments/1',
    environment_url: '',
    created_at: '2026-11-17T08:56:00Z',
    updated_at: '2026-11-17T08:56:00Z',
    ...overrides,
  },
  deployment: {
    id: 145988746,
    sha,
    ref: 'v2.0',
    task: 'deploy',
    environment: 'production',
    original_environment: 'production',
  },
  repository,
  sender,
});
