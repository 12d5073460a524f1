import { useEffect, useRef, useState } from 'preact/hooks';
import { stringOf } from '../../../read/pieces.ts';
import { useHere } from '../../here.ts';
import type { ElementProps } from '../element-props.ts';
import { targetOf, useSurroundings } from '../surroundings.ts';
import { type ChoiceGroup, suggestedGroups } from './choices.ts';

const PAUSE_MS = 200;
/** Slack's own where an element does not say. */
const MIN_QUERY_LENGTH = 3;

type Offer = { groups: ChoiceGroup[]; note: string | null };
type Answer = { typed: string; groups: ChoiceGroup[]; note: string | null };

/** Asks the bot what it offers for what was typed, a moment after the last letter; only the last answer counts. */
export const useSuggestions = ({ element, block }: ElementProps): ((typed: string) => Offer) => {
  const { act } = useHere();
  const around = useSurroundings();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const wanted = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = async (typed: string): Promise<void> => {
    const answered = await act({
      do: 'suggest',
      target: targetOf(around),
      blockId: stringOf(block.block_id),
      actionId: stringOf(element.action_id),
      typed,
    });
    if (wanted.current !== typed) return;
    setAnswer(
      answered.ok
        ? { typed, groups: suggestedGroups(answered.options ?? []), note: null }
        : { typed, groups: [], note: answered.problem },
    );
  };
  return (typed) => {
    const least = typeof element.min_query_length === 'number' ? element.min_query_length : MIN_QUERY_LENGTH;
    if (typed.length < least) {
      return { groups: [], note: `Type ${least === 1 ? 'a letter' : `${least} letters or more`} to search.` };
    }
    if (wanted.current !== typed) {
      wanted.current = typed;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void ask(typed), PAUSE_MS);
    }
    return answer?.typed === typed ? answer : { groups: answer?.groups ?? [], note: 'Searching…' };
  };
};
