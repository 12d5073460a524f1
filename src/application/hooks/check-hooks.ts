import { type Finding, notice, ok, problem } from '../directory/finding.ts';
import type { Reads } from '../ports.ts';
import type { HookPlace } from './hook-ports.ts';

export const SET_KEY =
  'Set GREENLIGHT_SECRET_KEY to 32 random bytes ("openssl rand -hex 32" makes some) and restart Greenlight.';

/** Whether other systems can report here and be told. */
export const hookFindings = async (
  reads: Pick<Reads, 'hooks'>,
  workspaceId: string,
  { vault, publicUrl }: HookPlace,
): Promise<readonly Finding[]> => {
  const hooks = await reads.hooks(workspaceId);
  if (vault === null) {
    return hooks.length === 0
      ? [notice('Hooks', 'None can be made: there is no key to keep their secrets with.', SET_KEY)]
      : [problem('Hooks', 'None works: the key that keeps their secrets is not set.', SET_KEY)];
  }
  const shut = hooks.filter(({ id, sealedSecret }) => vault.open(sealedSecret, id) === null);
  if (shut.length > 0) {
    const names = shut.map(({ name }) => name).join(', ');
    return [
      problem(
        'Hooks',
        `The secrets of ${names} were kept with another key.`,
        'Set GREENLIGHT_SECRET_KEY to that key again, or give these hooks new secrets.',
      ),
    ];
  }
  if (publicUrl === null && hooks.some(({ direction }) => direction === 'in')) {
    return [
      notice(
        'Hooks',
        'Greenlight does not know its own address.',
        'Set PUBLIC_URL, so that the settings can show whole addresses.',
      ),
    ];
  }
  return [ok('Hooks', hooks.length === 0 ? 'There are none.' : `There are ${hooks.length}.`)];
};
