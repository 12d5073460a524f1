import { readNumbers } from '../../../application/numbers/read-numbers.ts';
import type { Numbers } from '../../../domain/numbers/numbers.ts';
import { altText, type Picture as NumberPicture, picturesOf } from '../../../domain/numbers/pictures.ts';
import type { Actor } from '../../../domain/person.ts';
import { context, section } from '../kit/blocks.ts';
import { message } from '../kit/message.ts';
import { joinMrkdwn } from '../kit/mrkdwn.ts';
import type { Picture } from '../kit/picture.ts';
import type { Renderer, Surroundings } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';
import { headOf } from './stats-message.ts';

/** The words of one picture: several departments, each with its number. */
const WORDS_MAX = 1500;

/** Whose numbers, as it stands in a picture: "all products, 2026". */
export const scopeOfPicture = (product: string | null, year: number | null): string =>
  `${product ?? 'all products'}, ${year ?? 'all years'}`;

/** The pictures of these numbers, drawn; none where nothing draws here. */
export const drawnPictures = async (
  pictures: readonly NumberPicture[],
  scope: string,
  { drawPicture }: Pick<Surroundings, 'drawPicture'>,
): Promise<readonly Picture[]> =>
  drawPicture === undefined
    ? []
    : Promise.all(
        pictures.map(async (picture) => ({
          title: picture.title,
          alt: altText(picture, scope),
          png: await drawPicture(picture, scope),
        })),
      );

/** What a reader hears who sees no picture. */
const inWords = (numbers: Numbers, names: ReadonlyMap<string, string>, scope: string) =>
  picturesOf(numbers, names).map((picture) => inlineText(altText(picture, scope), WORDS_MAX));

const yearOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Renders `statement.numbers_pictures`, for whoever asked: their right to read is looked at once more. */
export const renderPictures: Renderer = async ({ workspaceId, slot, payload }, reads, surroundings) => {
  const userId = slot !== null && 'user' in slot.audience ? slot.audience.user : '';
  const person = await reads.person(workspaceId, userId);
  if (person === null || person.deleted) return { skip: 'nobody' };
  const { name, isFullMember, isSlackAdmin } = person;
  const actor: Actor = { workspaceId, userId, name, isFullMember, isSlackAdmin };
  const product = typeof payload.product === 'string' ? payload.product : null;
  const wanted = { product, year: yearOf(payload.year) };
  const asked = await readNumbers(reads, actor, wanted, surroundings.now);
  if (!asked.ok) return { skip: 'may_not' };
  const { numbers, names } = asked.report;
  const scope = scopeOfPicture(wanted.product, wanted.year);
  const pictures = await drawnPictures(picturesOf(numbers, names), scope, surroundings);
  const head = headOf(asked.report);
  const words = inWords(numbers, names, scope);
  return {
    message: {
      ...message(joinMrkdwn([head, ...words]), [
        section(head),
        ...words.map((line) => (pictures.length > 0 ? context(line) : section(line))),
      ]),
      pictures,
    },
  };
};
