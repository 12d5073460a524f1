import type { KnownBlock } from '@slack/types';
import type { Beginning } from '../../../../application/templates/begin-from.ts';
import type { ChoiceGroup } from '../../kit/choices.ts';
import { groupedSelectField } from '../../kit/inputs.ts';

const GROUPS: readonly { kind: Beginning['kind']; label: string }[] = [
  { kind: 'own', label: 'Ours' },
  { kind: 'shipped', label: 'Come with Greenlight' },
  { kind: 'release', label: 'As one was' },
];

const KINDS: readonly string[] = GROUPS.map(({ kind }) => kind);

const choiceOf = ({ kind, id }: Beginning): string => `${kind}:${id}`;

const textOf = ({ kind, name }: Beginning): string => (kind === 'release' ? `As ${name} was` : name);

const groupsOf = (beginnings: readonly Beginning[]): ChoiceGroup[] =>
  GROUPS.map(({ kind, label }) => ({
    label,
    choices: beginnings
      .filter((beginning) => beginning.kind === kind)
      .map((beginning) => ({ text: textOf(beginning), value: choiceOf(beginning) })),
  })).filter(({ choices }) => choices.length > 0);

/** "Begin from": nothing where there is nothing to begin from. */
export const beginField = (beginnings: readonly Beginning[], initial: string): KnownBlock[] => {
  if (beginnings.length === 0) return [];
  const stands = beginnings.some((beginning) => choiceOf(beginning) === initial);
  return [
    groupedSelectField({
      id: 'from',
      label: 'Begin from',
      hint: 'Milestones, risks and owners come along, and the departments and how it goes out where you leave them as they are.',
      optional: true,
      groups: groupsOf(beginnings),
      ...(stands && { initial }),
    }),
  ];
};

/** What was chosen there; null for nothing. */
export const chosenBeginning = (value: string): Pick<Beginning, 'kind' | 'id'> | null => {
  const at = value.indexOf(':');
  const kind = value.slice(0, Math.max(at, 0));
  if (!KINDS.includes(kind)) return null;
  return { kind: kind as Beginning['kind'], id: value.slice(at + 1) };
};
