import type { PersonCommand } from '../../../domain/command.ts';
import type { Actor } from '../../../domain/person.ts';
import { mayNot } from '../../../domain/policy.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Scene } from '../lights/card/scene.ts';

/** With which the rules are asked before the form is opened; it is never stored. */
export const closing = (roundId: string) =>
  ({ type: 'close_round', roundId, verdict: 'accepted', words: '' }) as const satisfies PersonCommand;

/** Names and words are for whoever looks after the round and for the release manager; null for them. */
export const mayNotRead = (
  actor: Actor,
  { release, settings }: Pick<Scene, 'release' | 'settings'>,
  roundId: string,
): Refusal | null => {
  const refusal = mayNot(actor, closing(roundId), release, settings);
  return refusal?.code === 'not_entitled' ? { ...refusal, command: 'feedback' } : refusal;
};
