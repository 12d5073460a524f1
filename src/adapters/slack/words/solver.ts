import type { Solver } from '../../../domain/blockers/blocker.ts';
import { plainName } from './plain-name.ts';

/** Who can solve it, in plain text: a name, or that nobody was named. */
export const solverWords = ({ name }: Solver): string =>
  name.trim() === '' ? 'nobody yet' : plainName(name);
