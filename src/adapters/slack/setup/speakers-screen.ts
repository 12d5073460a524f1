import type { KnownBlock, ModalView } from '@slack/types';
import { type GuessableChannel, guessChannel } from '../../../domain/settings/guess-channel.ts';
import { type Department, speakersOf, type WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { channelField, peopleField } from '../kit/inputs.ts';
import { modal } from '../kit/views.ts';
import { plainName } from '../words/plain-name.ts';
import { SETUP_FORMS } from './ids.ts';

/** More would be a form that nobody fills. */
export const DEPARTMENTS_A_PAGE = 6;

export const channelBlock = (departmentId: string): string => `channel.${departmentId}`;
export const leadsBlock = (departmentId: string): string => `leads.${departmentId}`;

export const pageCount = (departments: readonly Department[]): number =>
  Math.max(1, Math.ceil(departments.length / DEPARTMENTS_A_PAGE));

export const departmentsOnPage = (departments: readonly Department[], page: number): readonly Department[] =>
  departments.slice(page * DEPARTMENTS_A_PAGE, (page + 1) * DEPARTMENTS_A_PAGE);

type Guess = { channelId: string | null; guessed: boolean };

/** A channel is offered once: what one department has, or was offered, is not offered to the next. */
const guesses = (
  departments: readonly Department[],
  channels: readonly GuessableChannel[],
  taken: readonly string[],
): Guess[] => {
  const used = [...taken];
  return departments.map((department) => {
    if (department.channelId !== null) return { channelId: department.channelId, guessed: false };
    const channelId = guessChannel(department, channels, used);
    if (channelId !== null) used.push(channelId);
    return { channelId, guessed: channelId !== null };
  });
};

const channelHint = ({ channelId, guessed }: Guess): string => {
  if (guessed) return 'Guessed from its name: change it if it is another.';
  return channelId === null
    ? 'Where this department is asked. Without one, its leads are asked directly.'
    : 'Where this department is asked.';
};

const fieldsOf = (department: Department, guess: Guess): KnownBlock[] => {
  const name = plainName(department.name);
  const isNobodyThere = guess.channelId === null && speakersOf(department).length === 0;
  return [
    channelField({
      id: channelBlock(department.id),
      label: `${name}: channel`,
      hint: channelHint(guess),
      optional: true,
      ...(guess.channelId !== null && { initial: guess.channelId }),
    }),
    peopleField({
      id: leadsBlock(department.id),
      label: `${name}: who answers?`,
      ...(isNobodyThere && { hint: `Nobody can answer for ${name}: choose a channel or a lead.` }),
      initial: department.leads,
      optional: true,
    }),
  ];
};

/**
 * Screen 3 of 3, six departments a page: where each is asked, guessed from the names of channels, and who
 * answers.
 *
 * @param page counted from 0
 */
export const speakersScreen = (
  settings: WorkspaceSettings,
  channels: readonly GuessableChannel[],
  page: number,
): ModalView => {
  const pages = pageCount(settings.departments);
  const departments = departmentsOnPage(settings.departments, page);
  const taken = [
    ...(settings.releasesChannelId === null ? [] : [settings.releasesChannelId]),
    ...settings.announcementChannelIds,
    ...settings.departments.flatMap(({ channelId }) => (channelId === null ? [] : [channelId])),
  ];
  const guessed = guesses(departments, channels, taken);
  const part = pages > 1 ? ` Page ${page + 1} of ${pages}.` : '';
  return modal({
    callbackId: SETUP_FORMS.speakers,
    title: 'Set up: 3 of 3',
    submit: page + 1 < pages ? 'Save and go on' : 'Save',
    privateMetadata: packIds({ extra: String(page) }),
    blocks: [
      section(
        `Where is each department asked, and who answers for it?${part} Leave out what you do not know yet: its channel will be asked.`,
      ),
      ...departments.flatMap((department, index) =>
        fieldsOf(department, guessed[index] ?? { channelId: null, guessed: false }),
      ),
    ],
  });
};
