import type { KnownFact, OutsideFact } from '../../../src/domain/hooks/fact.ts';
import type { InboundHook, OutboundHook } from '../../../src/domain/hooks/hook.ts';
import { MAYA, NOW, WORKSPACE } from '../../support/builders.ts';

/** The tests of rc2 passed. */
export const aFact = (overrides: Partial<OutsideFact> = {}): OutsideFact => ({
  at: NOW,
  kind: 'check',
  name: 'tests',
  state: 'passed',
  candidate: 'rc2',
  stage: '',
  percent: null,
  count: null,
  link: '',
  words: '',
  ...overrides,
});

/** The same, as it is kept. */
export const aKnownFact = (overrides: Partial<KnownFact> = {}): KnownFact => ({
  ...aFact(),
  hookId: 'hook-ci',
  hookName: 'ci',
  failing: overrides.state === 'failed',
  toldAt: null,
  ...overrides,
});

const parts = { workspaceId: WORKSPACE, sealedSecret: 'v1', createdBy: MAYA, createdAt: NOW };

export const anInboundHook = (overrides: Partial<InboundHook> = {}): InboundHook => ({
  ...parts,
  id: 'hook-ci',
  name: 'ci',
  direction: 'in',
  reports: ['check', 'stage', 'alert', 'adoption', 'measure'],
  departmentIds: [],
  releaseKey: null,
  ...overrides,
});

export const anOutboundHook = (overrides: Partial<OutboundHook> = {}): OutboundHook => ({
  ...parts,
  id: 'hook-out',
  name: 'status page',
  direction: 'out',
  topics: ['plan', 'lights', 'course', 'launch', 'after'],
  address: 'https://status.example/greenlight',
  ...overrides,
});
