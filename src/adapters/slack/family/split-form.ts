import type { ModalView } from '@slack/types';
import type { SplitForm } from '../../../application/family/split-release.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import { TITLE_MAX } from '../../../domain/plan/plan-form.ts';
import type { Release } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { type Typed, typedList, typedText } from '../edge/visit.ts';
import { context, section } from '../kit/blocks.ts';
import { checkboxesField, initialOf, textField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import type { Scene } from '../planning/card/standing.ts';
import { titled } from '../planning/card/titled.ts';
import { KEPT_WORDS } from '../planning/form/first-form.ts';
import { launchFields } from '../planning/form/launch-fields.ts';
import { plainName } from '../words/plain-name.ts';
import { FAMILY_FORMS } from './ids.ts';

const UNITS = 2;
/** Slack's room for one choice. */
const POINT_MAX = 75;

/** What the form shows before anybody typed: the same moment as the release that is split. */
export const emptySplit = ({ plan }: Release): FormFields => ({
  title: '',
  items: '',
  departments: '',
  date: plan.launch.date,
  time: plan.launch.time,
  zone: plan.launch.zone,
});

const list = (text: string | undefined): readonly string[] =>
  (text ?? '').split(',').filter((id) => id !== '');

export const typedSplit = (typed: Typed): FormFields => ({
  title: typedText(typed, 'title'),
  items: typedList(typed, 'items').join(','),
  departments: typedList(typed, 'departments').join(','),
  date: typedText(typed, 'date'),
  time: typedText(typed, 'time'),
  zone: typedText(typed, 'zone'),
});

export const splitFormOf = (fields: FormFields): SplitForm => ({
  title: fields.title ?? '',
  itemIds: list(fields.items),
  departmentIds: list(fields.departments),
  date: fields.date ?? '',
  time: fields.time ?? '',
  zone: fields.zone ?? '',
});

/** Why nothing can be split off, in words that say what to do; null where something can. */
const tooSmall = ({ plan, lights }: Release): string | null => {
  if (plan.contents.scope.length < 2) {
    return 'Its scope has fewer than two points, so nothing can go over and something stay. Write it point by point under "Goal and scope", then split it.';
  }
  return lights.length < 2 ? 'It has one department only, and each of the two releases needs one.' : null;
};

type Shown = { scene: Scene; values: FormFields; kept: boolean; ownZone: string | null; nested: boolean };

/** "Split": which points and departments go over, under which name, and when. */
export const splitForm = ({ scene, values, kept, ownZone, nested }: Shown): ModalView => {
  const { release, settings, now } = scene;
  const small = tooSmall(release);
  const zone = values.zone ?? settings.zone;
  const zones = { own: ownZone, workspace: settings.zone };
  const frame = {
    callbackId: FAMILY_FORMS.split,
    title: 'Split a release',
    privateMetadata: packIds({ releaseId: release.id, ...(nested && { extra: 'nested' }) }),
  };
  if (small !== null)
    return modal({ ...frame, close: 'Close', blocks: [section(titled(release)), section(small)] });
  return modal({
    ...frame,
    submit: 'Show what happens',
    notifyOnClose: true,
    blocks: [
      section(
        mrkdwn`Part of *${titled(release)}* becomes a release of its own. You see who is asked again before anything happens.`,
      ),
      ...(kept ? [context(KEPT_WORDS)] : []),
      textField({
        id: 'title',
        label: 'Name and version of the new release',
        placeholder: 'Atlas 2.1',
        maxLength: TITLE_MAX * UNITS,
        ...initialOf(values, 'title'),
      }),
      checkboxesField({
        id: 'items',
        label: 'What goes over?',
        choices: release.plan.contents.scope.map(({ id, what }) => ({
          value: id,
          text: plainName(what, POINT_MAX),
        })),
        initial: list(values.items),
      }),
      checkboxesField({
        id: 'departments',
        label: 'Which departments go over?',
        hint: 'They answer for the new release, and no more for this one.',
        choices: release.lights.map(({ departmentId, name }) => ({ value: departmentId, text: name })),
        initial: list(values.departments),
      }),
      ...launchFields(
        { ...values, zone },
        { zones, now },
        { labels: { date: 'Launch date of the new release' } },
      ),
    ],
  });
};
