import type { ModalView } from '@slack/types';
import type { Instant } from '../../../domain/calendar.ts';
import { AUDIENCE_MAX, WAVE_NAME_MAX, type WaveForm } from '../../../domain/family/new-wave.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { packIds } from '../edge/value.ts';
import { type Typed, typedList, typedText } from '../edge/visit.ts';
import { context, section } from '../kit/blocks.ts';
import { channelsField, checkboxesField, initialOf, textField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { titled } from '../planning/card/titled.ts';
import { KEPT_WORDS } from '../planning/form/first-form.ts';
import { launchFields } from '../planning/form/launch-fields.ts';
import { plainName } from '../words/plain-name.ts';
import { FAMILY_FORMS } from './ids.ts';

/** Slack counts two for what the rule counts as one: an emoji. */
const UNITS = 2;

/** What the form shows before anybody typed: a wave goes at the same time of day, on its own wall. */
export const emptyWave = ({ plan }: Release): FormFields => ({
  name: '',
  date: '',
  time: plan.launch.time,
  zone: plan.launch.zone,
  audience: '',
  channels: '',
  departments: '',
});

const list = (text: string | undefined): readonly string[] =>
  (text ?? '').split(',').filter((id) => id !== '');

export const typedWave = (typed: Typed): FormFields => ({
  name: typedText(typed, 'name'),
  date: typedText(typed, 'date'),
  time: typedText(typed, 'time'),
  zone: typedText(typed, 'zone'),
  audience: typedText(typed, 'audience'),
  channels: typedList(typed, 'channels').join(','),
  departments: typedList(typed, 'departments').join(','),
});

export const waveFormOf = (fields: FormFields): WaveForm => ({
  name: fields.name ?? '',
  date: fields.date ?? '',
  time: fields.time ?? '',
  zone: fields.zone ?? '',
  audience: fields.audience ?? '',
  channelIds: list(fields.channels),
  departmentIds: list(fields.departments),
});

type Shown = {
  release: Release;
  settings: WorkspaceSettings;
  now: Instant;
  values: FormFields;
  kept: boolean;
  ownZone: string | null;
  /** It stands on top of another window. */
  nested: boolean;
};

const THERE = { date: 'Launch date there', time: 'Launch time there', zone: 'Time zone there' } as const;

/** "Add a wave": where, when, for whom, where it is announced, and who answers anew. */
export const waveForm = ({ release, settings, now, values, kept, ownZone, nested }: Shown): ModalView => {
  const zone = values.zone ?? settings.zone;
  const zones = { own: ownZone, workspace: settings.zone };
  const title = plainName(titleOf(release));
  return modal({
    callbackId: FAMILY_FORMS.wave,
    title: 'Add a wave',
    submit: 'Add the wave',
    notifyOnClose: true,
    privateMetadata: packIds({ releaseId: release.id, ...(nested && { extra: 'nested' }) }),
    blocks: [
      section(
        mrkdwn`*${titled(release)}* goes live somewhere else, too. The wave has a launch, an announcement and a hold of its own; its words are those of ${title}, and change with them.`,
      ),
      ...(kept ? [context(KEPT_WORDS)] : []),
      textField({
        id: 'name',
        label: 'Where, or for whom?',
        hint: `It follows the name of the release: "${title} Japan".`,
        placeholder: 'Japan',
        maxLength: WAVE_NAME_MAX * UNITS,
        ...initialOf(values, 'name'),
      }),
      ...launchFields({ ...values, zone }, { zones, now }, { labels: THERE }),
      textField({
        id: 'audience',
        label: 'Who is it for?',
        placeholder: 'Customers in Japan, from the Tokyo data centre',
        maxLength: AUDIENCE_MAX,
        optional: true,
        ...initialOf(values, 'audience'),
      }),
      channelsField({
        id: 'channels',
        label: 'Where is it announced?',
        hint: 'With none chosen it goes where every release is announced.',
        optional: true,
        initial: list(values.channels),
      }),
      checkboxesField({
        id: 'departments',
        label: 'Which departments answer for this wave?',
        hint: `All others answer once, in ${title}: its green lights count here, too.`,
        optional: true,
        choices: settings.departments.map(({ id, name }) => ({ value: id, text: name })),
        initial: list(values.departments),
      }),
    ],
  });
};
