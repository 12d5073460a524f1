import type { Vague } from '../../../domain/plan/vague-plan.ts';
import { counted } from './listed.ts';

const points = (count: number): string => `${counted(count, 'point')} of the scope`;

/** What a plan leaves open, as a sentence. */
export const vagueWords = (vague: Vague): string => {
  switch (vague.kind) {
    case 'no_limits':
      return 'It does not say what is out of scope.';
    case 'no_gain':
      return `${points(vague.points)} ${vague.points === 1 ? 'does' : 'do'} not say what users gain.`;
    case 'grown':
      return `${points(vague.points)} ${vague.points === 1 ? 'was' : 'were'} added since Start.`;
  }
};
