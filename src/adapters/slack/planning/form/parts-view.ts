import type { KnownBlock, ModalView } from '@slack/types';
import { isLegal } from '../../../../domain/command.ts';
import { partStands } from '../../../../domain/contents/item-words.ts';
import {
  FACT_PARTS,
  type FactPart,
  type Field,
  LIST_PARTS,
  type ListPart,
} from '../../../../domain/contents/parts.ts';
import { scopeText } from '../../../../domain/contents/scope.ts';
import { vaguePlan } from '../../../../domain/plan/vague-plan.ts';
import type { Release } from '../../../../domain/release.ts';
import { type Risk, riskOf } from '../../../../domain/risk/risk.ts';
import { roundsRows } from '../../acceptance/rounds-row.ts';
import { packIds } from '../../edge/value.ts';
import { familyRow, hasFamily } from '../../family/family-view.ts';
import { divider, section } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import { joinMrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { versionsRow } from '../../versions/versions-row.ts';
import { inlineText } from '../../words/inline-text.ts';
import { vagueWords } from '../../words/vague.ts';
import { titled } from '../card/titled.ts';
import { fittingFacts, fittingLists } from '../contents/fitting-parts.ts';
import { CONTENTS_ACTIONS } from '../contents/ids.ts';
import { packPlace, topOf } from '../contents/list/list-place.ts';
import type { PlanScene } from '../contents/plan-scene.ts';
import { PLAN_ACTIONS, PLAN_FORMS } from '../ids.ts';
import { templateRow } from '../template/template-form.ts';

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
        ['scope', scopeText(plan.contents)],
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

const scopeStands = ({ release: { plan } }: PlanScene): readonly string[] =>
  vaguePlan(plan, null)
    .filter(({ kind }) => kind === 'no_gain')
    .map(vagueWords);

const listRow = (scene: PlanScene, part: ListPart): KnownBlock => {
  const { release, words } = scene;
  const { name } = LIST_PARTS[part];
  const stands = partStands(part, release.plan.contents, words);
  const said = [stands, ...(part === 'scope' ? scopeStands(scene) : [])].join('. ');
  return {
    ...section(joinMrkdwn([mrkdwn`*${name}*`, inlineText(said)])),
    accessory: button({
      actionId: CONTENTS_ACTIONS.open,
      text: 'Open',
      value: packIds({ releaseId: release.id, extra: packPlace(topOf(part, 'plan')) }),
      accessibilityLabel: `${name}: open`,
    }),
  };
};

const isEmpty = (value: unknown): boolean => value === null || value === '';

const factRow = ({ release }: PlanScene, part: FactPart): KnownBlock => {
  const { name, fields } = FACT_PARTS[part];
  const values: Readonly<Record<string, unknown>> = release.plan.contents[part];
  const missing = Object.entries(fields as Readonly<Record<string, Field>>)
    .filter(([key]) => isEmpty(values[key]))
    .map(([, { label }]) => label.charAt(0).toLowerCase() + label.slice(1));
  const says = missing.length === 0 ? 'All written.' : `Not written yet: ${missing.join('; ')}.`;
  return {
    ...section(joinMrkdwn([mrkdwn`*${name}*`, inlineText(says)])),
    accessory: button({
      actionId: CONTENTS_ACTIONS.facts,
      text: 'Change',
      value: packIds({ releaseId: release.id, extra: part }),
      accessibilityLabel: `${name}: change`,
    }),
  };
};

/**
 * All parts of a plan: its forms, its lists and its facts, each with how it stands and the way into it. Of what
 * nobody changes any more, Details tells.
 */
export const partsView = (scene: PlanScene): ModalView => {
  const { release } = scene;
  return modal({
    callbackId: PLAN_FORMS.parts,
    title: 'The plan in full',
    close: 'Close',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      section(titled(release)),
      ...(isLegal('edit', release) ? PARTS.map((part) => row(release, part)) : []),
      ...roundsRows(scene),
      ...(hasFamily(release) ? [familyRow(release)] : []),
      versionsRow(release),
      divider(),
      ...fittingLists(release).map((part) => listRow(scene, part)),
      divider(),
      ...(isLegal('set_facts', release) ? fittingFacts(release).map((part) => factRow(scene, part)) : []),
      templateRow(release),
    ],
  });
};
