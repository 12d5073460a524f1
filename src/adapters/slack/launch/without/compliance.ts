import { lightOf, titleOf } from '../../../../domain/release.ts';
import { section } from '../../kit/blocks.ts';
import { message } from '../../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import { sceneOf, toldBy } from '../../lights/card/scene.ts';
import { launchMoment } from '../../lights/card/sentences.ts';
import type { Renderer } from '../../renderer.ts';
import { inlineText } from '../../words/inline-text.ts';

/** `statement.compliance`: those who watch over the rules hear that a release goes without a needed light. */
export const renderCompliance: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const told = await toldBy(row, reads);
  if (scene === null || told === null || !('departmentId' in told.event)) return { skip: 'nothing_to_tell' };
  const { release } = scene;
  const light = lightOf(release, told.event.departmentId ?? '');
  const waiver = light?.waiver ?? null;
  if (light === undefined || waiver === null) return { skip: 'no_longer_so' };
  const second =
    waiver.agreedBy === null ? mrkdwn`` : mrkdwn` ${waiver.agreedBy.name} agreed as the second person.`;
  const line = mrkdwn`*${titleOf(release)}* is to be launched without *${light.name}*, ${launchMoment(release)}. ${waiver.by.name} decided, ${waiver.acceptedBy.name} accepts the risk.${second} The reason:`;
  return {
    message: message(joinMrkdwn([line, inlineText(waiver.reason)], ' '), [
      section(line),
      richQuote(waiver.reason),
    ]),
  };
};
