import { formatDateTime } from '../../../../domain/calendar.ts';
import type { FactChange } from '../../../../domain/lights/facts.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { votesNeeded } from '../../../../domain/lights/quorum.ts';
import { factWords } from '../../../../domain/lights/staleness.ts';
import { departmentById } from '../../../../domain/settings/settings.ts';
import { clip } from '../../kit/clip.ts';
import { capital } from '../../words/capital.ts';
import { listedAnd } from '../../words/listed.ts';
import { plainName } from '../../words/plain-name.ts';
import type { Scene } from './scene.ts';

/** Longer texts are cut: the plan has them in full. */
const FACT_MAX = 300;

const points = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** Of a text with several lines only those that came or went are told. */
const listChange = ({ before, after }: FactChange): string | null => {
  const [was, is] = [points(before), points(after)];
  if (was.length < 2 && is.length < 2) return null;
  const gone = was.filter((line) => !is.includes(line)).map((line) => `no longer: ${line}`);
  const come = is.filter((line) => !was.includes(line)).map((line) => `now: ${line}`);
  return clip([...gone, ...come].join('\n'), 2 * FACT_MAX);
};

/** "The price: before 10 €, now 12 €", in plain text; what was never said before is only named. */
export const changeWords = (change: FactChange, { release }: Pick<Scene, 'release'>): string => {
  const name = capital(factWords[change.fact].replace(/^the /, ''));
  const shown = (text: string): string => {
    if (change.fact === 'date') return formatDateTime(text, release.plan.launch.zone);
    return text === '' ? 'nothing' : clip(text, FACT_MAX);
  };
  const listed = change.fact === 'date' ? null : listChange(change);
  if (listed !== null) return `${name}:\n${listed}`;
  return `${name}: before ${shown(change.before)}, now ${shown(change.after)}`;
};

/** What changed since the department answered, before and after; null where nothing did. */
export const whatChanged = (scene: Pick<Scene, 'release'>, light: Light): string | null =>
  light.changes.length === 0 ? null : light.changes.map((change) => changeWords(change, scene)).join('\n');

/** "1 of 2 said green: Dana." Null where one is enough, or nobody did yet. */
export const votesSoFar = ({ settings }: Scene, light: Light): string | null => {
  const needed = votesNeeded(light.rules.quorum, departmentById(settings, light.departmentId));
  if (needed === 1) return null;
  const { votes } = light;
  if (votes.length === 0) return `${needed} people have to say green.`;
  return `${votes.length} of ${needed} said green: ${listedAnd(votes.map(({ by }) => plainName(by.name)))}.`;
};
