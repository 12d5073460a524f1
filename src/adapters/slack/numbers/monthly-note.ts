import { readMonthly } from '../../../application/numbers/monthly-note.ts';
import { fewWords } from '../../../domain/numbers/figure-words.ts';
import { monthWords } from '../../../domain/numbers/monthly.ts';
import { picturesOf } from '../../../domain/numbers/pictures.ts';
import { type SummaryPart, summaryOf } from '../../../domain/numbers/summary.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { message } from '../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Renderer, Renderers } from '../renderer.ts';
import { counted } from '../words/listed.ts';
import { NUMBER_ACTIONS } from './ids.ts';
import { drawnPictures, renderPictures, scopeOfPicture } from './number-pictures.ts';
import { partOf } from './stats-message.ts';

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** Everybody in the channel reads it: nothing of a single department. */
const SHOWN: readonly string[] = ['Launches', 'Dates', 'After the launch'];

/** The one picture that everybody reads. */
const PICTURE = 'kept';

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Renders `statement.monthly_numbers`: a month that is over, and its year so far. */
const renderMonthly: Renderer = async ({ workspaceId, payload }, reads, surroundings) => {
  const { slashCommand } = surroundings;
  const month = String(payload.month);
  if (!MONTH.test(month)) return { skip: 'unreadable' };
  const note = await readMonthly(reads, workspaceId, month);
  if (note === null) return { skip: 'nothing_to_tell' };
  const { launched, cancelled } = note.month.figures;
  const ended = cancelled.value === 0 ? mrkdwn`` : mrkdwn`, ${cancelled.value ?? 0} cancelled`;
  const head = mrkdwn`*${monthWords(month)}*: ${counted(launched.value ?? 0, 'release')} launched${ended}.`;
  const few = fewWords(note.year.figures.launched);
  const caution = few === null ? mrkdwn`` : mrkdwn` (${few}: these numbers say little)`;
  const year = mrkdwn`*${month.slice(0, 4)} so far*${caution}`;
  const parts = summaryOf(note.year, NO_NAMES)
    .filter(({ title }) => SHOWN.includes(title))
    .map((part: SummaryPart) => partOf(part, few));
  const shown = picturesOf(note.year, NO_NAMES).filter(({ name }) => name === PICTURE);
  const scope = scopeOfPicture(null, Number(month.slice(0, 4)));
  return {
    message: {
      ...message(joinMrkdwn([head, year, ...parts]), [
        section(head),
        section(year),
        ...parts.map((part) => section(part)),
        actions('numbers', [button({ actionId: NUMBER_ACTIONS.open, text: 'All numbers' })]),
        context(
          mrkdwn`All numbers are for release managers and admins: \`${slashCommand} stats\`. An admin ends this note under \`${slashCommand} settings\`, Channels.`,
        ),
      ]),
      pictures: await drawnPictures(shown, scope, surroundings),
    },
  };
};

export const numberRenderers = {
  'statement.monthly_numbers': renderMonthly,
  'statement.numbers_pictures': renderPictures,
} satisfies Partial<Renderers>;
