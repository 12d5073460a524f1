import type { KnownBlock, ModalView } from '@slack/types';
import type { Release } from '../../../../domain/release.ts';
import { type Risk, riskOf } from '../../../../domain/risk/risk.ts';
import { packIds } from '../../edge/value.ts';
import { section } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { titled } from '../card/titled.ts';
import { PLAN_ACTIONS, PLAN_FORMS } from '../ids.ts';

type Part = { name: string; actionId: string; says: (release: Release) => string };

const given = (parts: readonly (readonly [string, string])[]): string => {
  const missing = parts.filter(([, text]) => text.trim() === '').map(([name]) => name);
  return missing.length === 0 ? 'All written.' : `Not written yet: ${missing.join(', ')}.`;
};

const RISK: Record<Risk, string> = {
  low: 'Low risk.',
  normal: 'Normal risk.',
  high: 'High risk: two people launch.',
};

/** The forms in which a plan is completed, each with what it says so far. */
const PARTS: readonly Part[] = [
  {
    name: 'Goal and scope',
    actionId: PLAN_ACTIONS.scope,
    says: ({ plan }) =>
      given([
        ['goal', plan.goal],
        ['how it is measured', plan.measure],
        ['scope', plan.scope],
        ['out of scope', plan.outOfScope],
        ['highlights', plan.highlights],
      ]),
  },
  {
    name: 'Facts and way back',
    actionId: PLAN_ACTIONS.facts,
    says: ({ plan }) =>
      given([
        ['price', plan.price],
        ['packages', plan.packages],
        ['build', plan.candidate],
        ['way back', plan.backOut],
        ['trial with users', plan.beta],
      ]),
  },
  {
    name: 'Risk',
    actionId: PLAN_ACTIONS.risk,
    says: ({ plan }) =>
      plan.risk === null ? 'Nobody has answered the five questions yet.' : RISK[riskOf(plan.risk)],
  },
  {
    name: 'People and visibility',
    actionId: PLAN_ACTIONS.people,
    says: ({ visibility, standInId }) =>
      `${visibility === 'everyone' ? 'Everyone here may know of it.' : 'Only those who are asked know of it.'} ${standInId === null ? 'Nobody stands in for you.' : 'Somebody stands in for you.'}`,
  },
];

const row = (release: Release, { name, actionId, says }: Part): KnownBlock => ({
  ...section(mrkdwn`*${name}*\n${says(release)}`),
  accessory: button({
    actionId,
    text: name,
    value: packIds({ releaseId: release.id }),
    accessibilityLabel: `${name}: change`,
  }),
});

/** All parts of a plan, each with the way into its form. */
export const partsView = (release: Release): ModalView =>
  modal({
    callbackId: PLAN_FORMS.parts,
    title: 'The plan in full',
    close: 'Close',
    blocks: [section(titled(release)), ...PARTS.map((part) => row(release, part))],
  });
