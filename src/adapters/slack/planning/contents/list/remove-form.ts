import type { ModalView } from '@slack/types';
import { itemLine } from '../../../../../domain/contents/item-words.ts';
import { type Item, LIST_PARTS } from '../../../../../domain/contents/parts.ts';
import { titleOf } from '../../../../../domain/release.ts';
import { packIds } from '../../../edge/value.ts';
import { context, section } from '../../../kit/blocks.ts';
import { mrkdwn } from '../../../kit/mrkdwn.ts';
import { modal } from '../../../kit/views.ts';
import { plainName } from '../../../words/plain-name.ts';
import { CONTENTS_FORMS } from '../ids.ts';
import type { PlanScene } from '../plan-scene.ts';
import { type ListPlace, packPlace } from './list-place.ts';

const LINE_MAX = 1_000;

/** "Are you sure": what leaves the plan, in full. */
export const removeForm = ({ release, words }: PlanScene, place: ListPlace, item: Item): ModalView =>
  modal({
    callbackId: CONTENTS_FORMS.remove,
    title: 'Take out',
    submit: 'Take out',
    close: 'Keep it',
    privateMetadata: packIds({ releaseId: release.id, extra: packPlace(place, item.id) }),
    blocks: [
      section(mrkdwn`This ${LIST_PARTS[place.part].one} leaves the plan of *${titleOf(release)}*:`),
      section(plainName(itemLine(place.part, item, words), LINE_MAX)),
      ...(place.part === 'scope' && release.startedAt !== null
        ? [context('Departments that judged the scope are asked again.')]
        : []),
    ],
  });
