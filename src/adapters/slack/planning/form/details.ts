import type { KnownBlock, ModalView } from '@slack/types';
import { isOver, type Release } from '../../../../domain/release.ts';
import { riskOf } from '../../../../domain/risk/risk.ts';
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
import { PLAN_FORMS } from '../ids.ts';

/**
 * @property atEnd written when the release is closed
 * @property optional not missed where it is empty
 */
type Part = { name: string; atEnd?: true; optional?: true; of: (release: Release) => string };

/** What stands in the plan beside the first form, in the order in which people ask for it. */
const PARTS: readonly Part[] = [
  { name: 'What came of it', atEnd: true, of: ({ outcome }) => outcome },
  { name: 'What we learnt', atEnd: true, of: ({ lessons }) => lessons },
  { name: 'Goal', of: ({ plan }) => plan.goal },
  { name: 'How it is measured', of: ({ plan }) => plan.measure },
  { name: 'Scope', of: ({ plan }) => plan.scope },
  { name: 'Out of scope', of: ({ plan }) => plan.outOfScope },
  { name: 'Highlights', of: ({ plan }) => plan.highlights },
  { name: 'Product', of: ({ plan }) => plan.product },
  { name: 'Price', optional: true, of: ({ plan }) => plan.price },
  { name: 'Packages', optional: true, of: ({ plan }) => plan.packages },
  { name: 'Build', optional: true, of: ({ plan }) => plan.candidate },
  { name: 'Way back', optional: true, of: ({ plan }) => plan.backOut },
  { name: 'Trial with users', optional: true, of: ({ plan }) => plan.beta },
];

const capitalRisk = ({ plan }: Release): string =>
  plan.risk === null
    ? 'Normal risk: nobody has answered the questions about risk yet.'
    : { low: 'Low risk.', normal: 'Normal risk.', high: 'High risk.' }[riskOf(plan.risk)];

/** Everything that the plan says, as a window that can only be closed. */
export const detailsView = (release: Release): ModalView => {
  const filled = PARTS.filter((part) => part.of(release).trim() !== '');
  // What is over is not written to any more: nobody is asked to complete it.
  const empty = isOver(release)
    ? []
    : PARTS.filter((part) => !part.atEnd && !part.optional && part.of(release).trim() === '');
  const blocks: KnownBlock[] = filled.flatMap((part) => [
    section(mrkdwn`*${part.name}*`),
    richText(part.of(release)),
  ]);
  const missing = listedAnd(empty.map(({ name }) => name.toLowerCase()));
  return modal({
    callbackId: PLAN_FORMS.details,
    title: 'Details',
    close: 'Close',
    blocks: [
      section(titled(release)),
      section(`Users gain: ${release.plan.value}`),
      context(capitalRisk(release)),
      ...blocks,
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
