import type { KnownBlock, ModalView } from '@slack/types';
import { type PlanPart, partOf } from '../../../../../application/plan/save-plan-part.ts';
import type { Part } from '../../../../../domain/contents/parts.ts';
import { packIds } from '../../../edge/value.ts';
import { actions, context } from '../../../kit/blocks.ts';
import { button } from '../../../kit/elements.ts';
import { LIMITS } from '../../../kit/limits.ts';
import { modal } from '../../../kit/views.ts';
import { titled } from '../../card/titled.ts';
import { KEPT_WORDS } from '../../form/first-form.ts';
import { CONTENTS_ACTIONS, CONTENTS_FORMS } from '../ids.ts';
import type { ListPlace } from '../list/list-place.ts';
import type { PlanScene } from '../plan-scene.ts';
import { packAbout } from './form-about.ts';
import { type FieldSetting, fieldBlocks, hasRoomToChoose } from './form-fields.ts';

/** What a form is about, and where it was opened. */
export type FormAbout =
  | { about: Extract<PlanPart, { kind: 'item' }>; place: ListPlace }
  | { about: Extract<PlanPart, { kind: 'facts' }>; place: null };

export type PartFormSetting = FieldSetting & { draftId: string; keptBefore: boolean };

const SCOPE_IS_JUDGED = 'Departments that judged the scope are asked again when it changes.';

const titleOfForm = (about: PlanPart, part: Part): string => {
  if (about.kind === 'facts') return part.name.length <= LIMITS.viewTitle ? part.name : 'The plan in full';
  const title = `${about.itemId === null ? 'New' : 'Change the'} ${part.one}`;
  return title.length <= LIMITS.viewTitle ? title : part.name;
};

const hasDays = (part: Part): boolean => Object.values(part.fields).some(({ kind }) => kind === 'when');

const writeButton = (part: Part, setting: PartFormSetting): KnownBlock[] =>
  setting.look === 'chosen' && hasDays(part) && hasRoomToChoose(part, setting)
    ? [
        actions('contents.look', [
          button({ actionId: CONTENTS_ACTIONS.write, text: 'Write the day, as in T-5' }),
        ]),
      ]
    : [];

/** One item of the plan, or its facts of one kind, to be filled in. */
export const partForm = (scene: PlanScene, form: FormAbout, setting: PartFormSetting): ModalView => {
  const { about } = form;
  const part = partOf(about);
  return modal({
    callbackId: about.kind === 'facts' ? CONTENTS_FORMS.facts : CONTENTS_FORMS.item,
    title: titleOfForm(about, part),
    submit: 'Save',
    notifyOnClose: true,
    privateMetadata: packIds({ releaseId: scene.release.id, extra: packAbout(form), seen: setting.draftId }),
    blocks: [
      context(titled(scene.release)),
      ...(setting.keptBefore ? [context(KEPT_WORDS)] : []),
      ...fieldBlocks(part, setting),
      ...writeButton(part, setting),
      ...(about.part === 'scope' && scene.release.startedAt !== null ? [context(SCOPE_IS_JUDGED)] : []),
    ],
  });
};
