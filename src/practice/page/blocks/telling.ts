import { useRef, useState } from 'preact/hooks';
import type { Act, ActAnswer } from '../../demo/protocol.ts';
import { useHere } from '../here.ts';
import { useSurroundings } from './surroundings.ts';

/**
 * Tells the bot what was done in one element. While it waits for the answer, further acts of the same element
 * are not sent: their answer is null.
 */
export const useTelling = (): { isBusy: boolean; tell(act: Act): Promise<ActAnswer | null> } => {
  const { act } = useHere();
  const { report } = useSurroundings();
  const isUnderWay = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const tell = async (wanted: Act): Promise<ActAnswer | null> => {
    if (isUnderWay.current) return null;
    isUnderWay.current = true;
    setBusy(true);
    report(null);
    try {
      const answer = await act(wanted);
      report(answer.ok ? null : answer.problem);
      return answer;
    } finally {
      isUnderWay.current = false;
      setBusy(false);
    }
  };
  return { isBusy, tell };
};
