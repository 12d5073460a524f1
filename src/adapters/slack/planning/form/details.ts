import type { KnownBlock, ModalView } from '@slack/types';
import { scopeText } from '../../../../domain/contents/scope.ts';
import { isOver, type Release } from '../../../../domain/release.ts';
import { riskOf } from '../../../../domain/risk/risk.ts';
import { roundDetails } from '../../acceptance/rounds-row.ts';
import { packIds } from '../../edge/value.ts';
import { factDetailBlocks } from '../../hooks/known-facts.ts';
import { context, section } from '../../kit/blocks.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richText } from '../../kit/rich-text.ts';
import { modal } from '../../kit/views.ts';
import { listedAnd } from '../../words/listed.ts';
import { lineSections } from '../card/line-sections.ts';
import { lightLines } from '../card/release-card.ts';
import { greenWords, type Scene } from '../card/standing.ts';
import { titled } from '../card/titled.ts';
import { factDetails, listDetails } from '../contents/contents-details.ts';
import { fittingFacts, fittingLists } from '../contents/fitting-parts.ts';
import type { PlanScene } from '../contents/plan-scene.ts';
import { PLAN_FORMS } from '../ids.ts';

/**
 * @property atEnd written when the release is closed
 * @property optional not missed where it is empty
 */
type Part = { name: string; atEnd?: true; optional?: true; of: (release: Release) => string };

const AT_FIRST: readonly Part[] = [
  { name: 'What came of it', atEnd: true, of: ({ outcome }) => outcome },
  { name: 'What we learnt', atEnd: true, of: ({ lessons }) => lessons },
  { name: 'Goal', of: ({ plan }) => plan.goal },
  { name: 'How it is measured', of: ({ plan }) => plan.measure },
];

const AFTER_SCOPE: readonly Part[] = [
  { name: 'Out of scope', of: ({ plan }) => plan.outOfScope },
  { name: 'Highlights', of: ({ plan }) => plan.highlights },
  { name: 'Product', of: ({ plan }) => plan.product },
  { name: 'Price', optional: true, of: ({ plan }) => plan.price },
  { name: 'Packages', optional: true, of: ({ plan }) => plan.packages },
  { name: 'Build', optional: true, of: ({ plan }) => plan.candidate },
  { name: 'Way back', optional: true, of: ({ plan }) => plan.backOut },
  { name: 'Trial with users', optional: true, of: ({ plan }) => plan.beta },
];

const SCOPE: Part = { name: 'Scope', of: ({ plan }) => scopeText(plan.contents) };

/** What stands in the plan beside the first form, in the order in which people ask for it. */
const PARTS: readonly Part[] = [...AT_FIRST, SCOPE, ...AFTER_SCOPE];

const capitalRisk = ({ plan }: Release): string =>
  plan.risk === null
    ? 'Normal risk: nobody has answered the questions about risk yet.'
    : { low: 'Low risk.', normal: 'Normal risk.', high: 'High risk.' }[riskOf(plan.risk)];

const written = (parts: readonly Part[], release: Release): KnownBlock[] =>
  parts
    .filter((part) => part.of(release).trim() !== '')
    .flatMap((part) => [section(mrkdwn`*${part.name}*`), richText(part.of(release))]);

/** Everything that the plan says, as a window that can only be closed. */
export const detailsView = (scene: PlanScene): ModalView => {
  const { release } = scene;
  // What is over is not written to any more: nobody is asked to complete it.
  const empty = isOver(release)
    ? []
    : PARTS.filter((part) => !part.atEnd && !part.optional && part.of(release).trim() === '');
  const missing = listedAnd(empty.map(({ name }) => name.toLowerCase()));
  return modal({
    callbackId: PLAN_FORMS.details,
    title: 'Details',
    close: 'Close',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      section(titled(release)),
      section(`Users gain: ${release.plan.value}`),
      context(capitalRisk(release)),
      ...written(AT_FIRST, release),
      ...listDetails(scene, 'scope'),
      ...written(AFTER_SCOPE, release),
      ...roundDetails(scene),
      ...factDetailBlocks(scene.facts ?? [], release, scene.settings.zone),
      ...fittingLists(release)
        .filter((part) => part !== 'scope')
        .flatMap((part) => listDetails(scene, part)),
      ...fittingFacts(release).flatMap((part) => factDetails(scene, part)),
      ...(empty.length === 0
        ? []
        : [
            context(`Not written yet: ${missing}. Its release manager, ${release.manager.name}, can add it.`),
          ]),
    ],
  });
};

/** Every light of a release with many departments, for the person who asked. */
export const allLights = (scene: Scene): SlackMessage => {
  const head = mrkdwn`*${titled(scene.release)}*, ${greenWords(scene.release)}:`;
  const lines = lightLines(scene);
  return message(joinMrkdwn([head, ...lines]), [section(head), ...lineSections(lines)]);
};
