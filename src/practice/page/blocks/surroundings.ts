import { type Context, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Target } from '../../demo/protocol.ts';
import type { StateValues } from '../../workspace/model.ts';
import { typedIn } from '../form/drafts.ts';

/** Where blocks stand: what Slack needs to know when somebody acts in them. */
export type Place = { kind: 'message'; channel: string; ts: string } | { kind: 'view'; viewId: string };

/** What an element needs to know of the blocks that it stands in. */
export type Surroundings = {
  place: Place;
  /** Tells the drafts of different places and readers apart. */
  key: string;
  values: StateValues;
  /** Errors at the fields, by block_id. */
  errors: Readonly<Record<string, string>>;
  /** What the whole is called, for groups that have no name of their own. */
  title: string;
  /** Takes the block_id of a field whose value changed. */
  onChange(blockId: string): void;
  /** Takes what went wrong when somebody acted, or null when it went well. */
  report(problem: string | null): void;
};

const Around: Context<Surroundings> = createContext<Surroundings>({
  place: { kind: 'view', viewId: '' },
  key: '',
  values: {},
  errors: {},
  title: '',
  onChange: () => undefined,
  report: () => undefined,
});

/** Gives blocks their surroundings. */
export const SurroundingsProvider = Around.Provider;

/** The surroundings of this element. */
export const useSurroundings = (): Surroundings => useContext(Around);

/** What drafts of a place are kept under. */
export const keyOf = (place: Place, me: string): string =>
  place.kind === 'view' ? place.viewId : `${me} ${place.channel} ${place.ts}`;

/** Where somebody clicks, with what stands in the form meanwhile. */
export const targetOf = ({ place, key }: Surroundings): Target =>
  place.kind === 'message' ? place : { ...place, typed: typedIn(key) };
