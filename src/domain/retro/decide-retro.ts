import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import { RETRO_REASON_MAX } from './retro.ts';

/** The look back was held, in a meeting or in writing; said twice it is once. */
export const recordRetro = (
  release: Release,
  _command: Extract<Command, { type: 'record_retro' }>,
  { by, now }: Context,
): Decision =>
  release.retro?.kind === 'held'
    ? decided(release)
    : decided({ ...release, retro: { kind: 'held', by, at: now } }, { type: 'retro_held' });

/** There is none, and the manager says why. It can still be held later; what was held stays so. */
export const waiveRetro = (
  release: Release,
  { reason }: Extract<Command, { type: 'waive_retro' }>,
  { by, now }: Context,
): Decision => {
  const said = reason.trim();
  const problem =
    said === ''
      ? 'Say why in a few words.'
      : [...said].length > RETRO_REASON_MAX
        ? `At most ${RETRO_REASON_MAX} characters.`
        : null;
  if (problem !== null) return refuse({ code: 'fields_invalid', problems: [{ field: 'reason', problem }] });
  const { retro } = release;
  if (retro?.kind === 'held') return refuse({ code: 'matter_is_over', by: retro.by.name });
  if (retro?.kind === 'waived' && retro.reason === said) return decided(release);
  return decided(
    { ...release, retro: { kind: 'waived', reason: said, by, at: now } },
    { type: 'retro_waived', reason: said },
  );
};
