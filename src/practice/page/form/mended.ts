import { useCallback, useMemo, useState } from 'preact/hooks';

type Errors = Readonly<Record<string, string>>;

/** The errors that still hold: those at fields whose value did not change since. */
export const standingErrors = (errors: Errors, changed: ReadonlySet<string>): Errors =>
  Object.fromEntries(Object.entries(errors).filter(([blockId]) => !changed.has(blockId)));

export type Mending = {
  errors: Errors;
  /** Notes that the value of a field changed. */
  onChange(blockId: string): void;
  /** Shows every error again: the form was sent. */
  onSent(): void;
  /** How often the form was sent. */
  sent: number;
};

/** Fields that changed, and the errors that stood in the form then. */
type Changed = { under: string; blocks: ReadonlySet<string> };

const NOTHING: ReadonlySet<string> = new Set();

/** Errors at the fields of a form, each until the value of its field changes; new ones hold from their beginning. */
export const useMending = (errors: Errors): Mending => {
  const words = JSON.stringify(errors);
  const [changed, setChanged] = useState<Changed>({ under: '', blocks: NOTHING });
  const [sent, setSent] = useState(0);
  const onChange = useCallback(
    (blockId: string): void => {
      setChanged((before) => {
        const blocks = before.under === words ? before.blocks : NOTHING;
        return { under: words, blocks: new Set([...blocks, blockId]) };
      });
    },
    [words],
  );
  const onSent = useCallback((): void => {
    setChanged({ under: '', blocks: NOTHING });
    setSent((count) => count + 1);
  }, []);
  const standing = useMemo(
    () => standingErrors(errors, changed.under === words ? changed.blocks : NOTHING),
    [errors, words, changed],
  );
  return { errors: standing, onChange, onSent, sent };
};
