import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import { audiencesOf } from '../../../../domain/delivery/audience.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { packIds } from '../../edge/value.ts';
import { actions, context, divider, section } from '../../kit/blocks.ts';
import { menu } from '../../kit/choices.ts';
import { channelMention, joinMrkdwn, mrkdwn, userMention } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { askPreview } from '../../lights/card/ask-card.ts';
import type { Scene } from '../card/standing.ts';
import { titled } from '../card/titled.ts';
import { PLAN_ACTIONS, PLAN_FORMS } from '../ids.ts';

/** More departments than this are looked at one by one, from a menu. */
const MOST_AT_ONCE = 8;

const labelOf = (element: ActionsBlock['elements'][number]): string[] =>
  element.type === 'button' ? [element.text.text] : [];

/** A block as it will look, with nothing in it that could be pressed here. */
const still = (block: KnownBlock): KnownBlock => {
  if (block.type === 'actions') {
    return context(`Buttons: ${block.elements.flatMap(labelOf).join(' · ')}`);
  }
  const { block_id: _blockId, ...rest } = block;
  if (rest.type !== 'section') return rest;
  const { accessory: _accessory, ...words } = rest;
  return words;
};

const messageOfLight = (light: Light, scene: Scene): KnownBlock[] => {
  const { release, settings, now } = scene;
  const audiences = audiencesOf(light, release, settings);
  const places = audiences.map((audience) =>
    'channel' in audience ? channelMention(audience.channel) : userMention(audience.user),
  );
  const where = places.length === 0 ? mrkdwn`nobody yet` : joinMrkdwn(places, ', ');
  const { blocks = [], text } = askPreview(light, release, settings, now);
  return [
    section(mrkdwn`*${light.name}*, to ${where}:`),
    ...(blocks.length === 0 ? [section(text)] : blocks.map(still)),
  ];
};

const window = (scene: Scene, blocks: readonly KnownBlock[]): ModalView =>
  modal({
    callbackId: PLAN_FORMS.preview,
    title: 'The messages',
    close: 'Close',
    privateMetadata: packIds({ releaseId: scene.release.id }),
    blocks: [context(`${titled(scene.release)}. None of this is sent before Start.`), ...blocks],
  });

/** What each department will read when it is asked. With many departments, a menu to look at one. */
export const previewView = (scene: Scene): ModalView => {
  const { release } = scene;
  if (release.lights.length > MOST_AT_ONCE) {
    const choices = release.lights.map(({ departmentId, name }) => ({
      text: name,
      value: packIds({ releaseId: release.id, departmentId }),
    }));
    return window(scene, [
      section('Whose message do you want to see?'),
      actions('plan.preview_which', [menu(PLAN_ACTIONS.previewOne, choices)]),
    ]);
  }
  return window(
    scene,
    release.lights.flatMap((light) => [divider(), ...messageOfLight(light, scene)]),
  );
};

/** One department's message. */
export const previewOneView = (light: Light, scene: Scene): ModalView =>
  window(scene, messageOfLight(light, scene));
