import type { Pack } from '../../domain/packs/pack.ts';
import type { ItemText } from '../../domain/packs/pack-rules.ts';
import type { Department } from '../../domain/settings/settings.ts';
import type { ReadFile } from './read-file.ts';
import type { QuestionInFile } from './shape.ts';

const itemFrom = ({ question, label, why, required, asks, feeds }: QuestionInFile): ItemText => ({
  question: question.trim(),
  label: label.trim(),
  why: (why ?? '').trim(),
  required: required ?? true,
  asks: asks ?? 'nothing',
  feeds: feeds ?? null,
});

/** What departments are asked beside their main question, by their keys; those of which the file says nothing are left out. */
export const questionsInFile = ({ file }: ReadFile): ReadonlyMap<string, readonly ItemText[]> =>
  new Map(
    (file.departments ?? []).flatMap(({ key, questions }) =>
      questions == null ? [] : [[key, questions.map(itemFrom)] as const],
    ),
  );

/** What says no more than the rule is left out, so that a person can read the file. */
const toFile = ({ question, label, why, required, asks, feeds }: ItemText): QuestionInFile => ({
  question,
  label,
  ...(why !== '' && { why }),
  ...(!required && { required }),
  ...(asks !== 'nothing' && { asks }),
  ...(feeds !== null && { feeds }),
});

/** A department's questions as the file has them; an empty list says that there are none. */
export const questionsToFile = (
  { packId }: Pick<Department, 'packId'>,
  packs: readonly Pack[],
): QuestionInFile[] => packs.find(({ id }) => id === packId)?.items.map(toFile) ?? [];
