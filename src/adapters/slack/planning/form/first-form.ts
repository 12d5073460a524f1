import type { KnownBlock, ModalView } from '@slack/types';
import type { Beginning } from '../../../../application/templates/begin-from.ts';
import { type Instant, zoneInWords } from '../../../../domain/calendar.ts';
import type { FormFields } from '../../../../domain/plan/merge-form.ts';
import { TITLE_MAX, VALUE_MAX } from '../../../../domain/plan/plan-form.ts';
import { DEPLOYMENT_PATHS, type PlannedLaunch } from '../../../../domain/release.ts';
import type { Department } from '../../../../domain/settings/settings.ts';
import { packIds } from '../../edge/value.ts';
import { type Typed, typedList, typedText } from '../../edge/visit.ts';
import { context, section } from '../../kit/blocks.ts';
import { slackDate } from '../../kit/dates.ts';
import { button, type Choice } from '../../kit/elements.ts';
import { checkboxesField, radioField, textField } from '../../kit/inputs.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { counted } from '../../words/listed.ts';
import { pathWords } from '../../words/path.ts';
import { PLAN_FORMS } from '../ids.ts';
import { MOVE_ACTIONS } from '../move/ids.ts';
import { beginField } from '../template/begin-field.ts';
import { briefReason } from './brief-reason.ts';
import { launchFields } from './launch-fields.ts';

/** Slack counts two for what the rule counts as one: an emoji. The rule has the last word, at its field. */
const UNITS = 2;

export type FirstForm = {
  values: FormFields;
  departments: readonly Pick<Department, 'id' | 'name' | 'leadTimeDays'>[];
  /** The person's zone, null when it is not known, and the workspace's. */
  zones: { own: string | null; workspace: string };
  now: Instant;
  practice: boolean;
  /** What they typed before and could not save stands in the fields. */
  keptBefore: boolean;
  releaseId: string | null;
  /** The planned moment of a started release: it is moved, and not typed in here. */
  moves?: PlannedLaunch | null;
  draftId: string;
  /** Teams with customers rely on its facts: a change needs a reason. */
  isBriefed?: boolean;
  /** What a new plan can begin from. */
  beginnings?: readonly Beginning[];
};

export const KEPT_WORDS = 'We kept what you typed last time.';

/** The longest preparation of all, so that nobody chooses a date blindly. */
const leadTimeHint = (departments: FirstForm['departments']): string | undefined => {
  const [longest, next] = departments.toSorted((a, b) => b.leadTimeDays - a.leadTimeDays);
  if (longest === undefined || longest.leadTimeDays === 0) return undefined;
  const days = counted(longest.leadTimeDays, 'working day');
  return longest.leadTimeDays === next?.leadTimeDays
    ? `Departments need up to ${days} to prepare.`
    : `${longest.name} needs the longest to prepare: ${days}.`;
};

const departmentChoices = (departments: FirstForm['departments']): Choice[] =>
  departments.map(({ id, name }) => ({ text: name, value: id }));

const pathChoices: readonly Choice[] = DEPLOYMENT_PATHS.map((path) => ({
  text: pathWords[path],
  value: path,
}));

const timeLabel = ({ values, zones }: FirstForm): string => {
  const zone = values.zone ?? zones.workspace;
  const whose =
    zone === zones.own ? `your time, ${zoneInWords(zone).replace(/ time$/, '')}` : zoneInWords(zone);
  return `Launch time (${whose})`;
};

const notices = (form: FirstForm): KnownBlock[] => [
  ...(form.practice
    ? [
        context(
          mrkdwn`*PRACTICE*: every message comes to you alone, marked PRACTICE; nobody else hears of it.`,
        ),
      ]
    : []),
  ...(form.keptBefore ? [context(KEPT_WORDS)] : []),
];

const dateFields = (form: FirstForm): KnownBlock[] => {
  const { values, departments, zones, now } = form;
  const hint = leadTimeHint(departments);
  const zone = values.zone ?? zones.workspace;
  const words = { labels: { time: timeLabel(form) }, ...(hint !== undefined && { dateHint: hint }) };
  return launchFields({ ...values, zone }, { zones, now }, words);
};

/** Once people prepare for a date, it is moved with a look at what moves with it. */
const launchLine = (releaseId: string | null, { at, zone }: PlannedLaunch): KnownBlock =>
  section(mrkdwn`Launch: ${slackDate(at, zone)}. Move changes the date and shows first what moves with it.`, {
    ...(releaseId !== null && {
      accessory: button({ actionId: MOVE_ACTIONS.open, text: 'Move', value: packIds({ releaseId }) }),
    }),
  });

/** The first form of a plan, new or to be changed: everything that a draft needs, nothing else. */
export const firstForm = (form: FirstForm): ModalView => {
  const { values, departments, releaseId, draftId } = form;
  const ticked = (values.departments ?? '').split(',').filter((id) => id !== '');
  return modal({
    callbackId: PLAN_FORMS.first,
    title: releaseId === null ? 'Plan a release' : 'Change the plan',
    submit: releaseId === null ? 'Save draft' : 'Save',
    notifyOnClose: true,
    privateMetadata: packIds({ ...(releaseId !== null && { releaseId }), extra: draftId }),
    blocks: [
      ...notices(form),
      ...beginField(form.beginnings ?? [], values.from ?? ''),
      textField({
        id: 'title',
        label: 'Name and version',
        placeholder: 'Atlas 2.0',
        maxLength: TITLE_MAX * UNITS,
        initial: values.title ?? '',
      }),
      textField({
        id: 'value',
        label: 'What do users gain?',
        hint: 'One sentence, in their words. It stands on every message.',
        placeholder: 'Teams can share a board with a link.',
        maxLength: VALUE_MAX * UNITS,
        initial: values.value ?? '',
      }),
      ...(form.moves == null ? dateFields(form) : [launchLine(releaseId, form.moves)]),
      checkboxesField({
        id: 'departments',
        label: 'Which departments give their green light?',
        choices: departmentChoices(departments),
        initial: ticked,
        // Only a wave has none: those of its main release answer for it.
        optional: releaseId !== null && ticked.length === 0,
      }),
      radioField({
        id: 'path',
        label: 'How does it go out?',
        choices: pathChoices,
        initial: values.path ?? 'big_bang',
      }),
      ...briefReason(form.isBriefed === true, values),
    ],
  });
};

const SINGLE = ['title', 'value', 'date', 'time', 'zone', 'path', 'from', 'reason'] as const;

/** What came back, as the flat texts that the rules compare; fields that were not in the form are left out. */
export const typedFirstForm = (typed: Typed): FormFields => ({
  ...Object.fromEntries(
    SINGLE.filter((field) => field in typed).map((field) => [field, typedText(typed, field)]),
  ),
  departments: [...typedList(typed, 'departments')].sort().join(','),
});
