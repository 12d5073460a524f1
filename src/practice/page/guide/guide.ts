import { type ComponentChild, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Screen, StepSeen } from '../../demo/protocol.ts';
import { Icon } from '../shell/icon.ts';
import type { Place } from '../state/place.ts';
import { presentStep } from './present-step.ts';
import { StepText } from './step-text.ts';
import { StoryList } from './story-list.ts';

export type GuideProps = {
  screen: Screen;
  place: Place;
  /** Goes to a person and a channel. */
  onBe: (person: string | null, channel: string | null) => void;
  onHelp: (step: number | 'set up') => Promise<void>;
  onHide: () => void;
};

/** Such as "@docs-lead in #docs"; null for a step that anybody does anywhere. */
const whereWords = ({ person, channel }: StepSeen, { people, channels, app }: Screen): string | null => {
  const who = people.find(({ id }) => id === person);
  const room = channels.find(({ id }) => id === channel);
  const where = room === undefined || room.kind === 'im' ? app.name : `#${room.name}`;
  const words = [who === undefined ? [] : [`@${who.name}`], channel === null ? [] : [`in ${where}`]].flat();
  return words.length === 0 ? null : words.join(' ');
};

const HelpButton = ({ label, onHelp }: { label: string; onHelp: () => Promise<void> }): ComponentChild => {
  const [isHelping, setHelping] = useState(false);
  const help = async (): Promise<void> => {
    if (isHelping) return;
    setHelping(true);
    await onHelp();
    setHelping(false);
  };
  return h(
    'button',
    { type: 'button', class: 'button', 'aria-busy': isHelping, 'aria-disabled': isHelping, onClick: help },
    isHelping ? `${label}…` : label,
  );
};

type StepProps = GuideProps & { step: StepSeen; index: number | 'set up' };

const StepWords = ({ step, index, screen, place, onBe, onHelp }: StepProps): ComponentChild => {
  const { person, channel, help, words } = step;
  const where = whereWords(step, screen);
  const isThere = (person ?? place.as) === place.as && (channel ?? place.at) === place.at;
  return h(
    'div',
    { class: 'step-words' },
    h('p', null, h(StepText, { words })),
    where !== null &&
      isThere &&
      h('p', { class: 'quiet' }, person === null ? 'You are there.' : `You are ${where}.`),
    h(
      'div',
      { class: 'step-buttons' },
      where !== null &&
        !isThere &&
        h(
          'button',
          {
            type: 'button',
            class: `button ${step.isDone ? '' : 'button-primary'}`,
            onClick: () => onBe(person, channel),
          },
          person === null ? `Go ${where}` : `Be ${where}`,
        ),
      help !== null && h(HelpButton, { label: help, onHelp: () => onHelp(index) }),
    ),
  );
};

/** What comes before the steps, where nobody has done it yet. */
const SetUp = (props: GuideProps & { step: StepSeen }): ComponentChild =>
  h(
    'section',
    { class: 'step is-present', 'aria-label': 'Before the steps' },
    h(
      'h3',
      { class: 'step-title' },
      h('span', { class: 'step-sign', 'aria-hidden': 'true' }, '·'),
      props.step.title,
    ),
    h(StepWords, { ...props, index: 'set up' }),
  );

/** Says which step was ticked off last, for those who do not see the tick. */
const useTicked = (steps: readonly StepSeen[]): string => {
  const before = useRef<readonly StepSeen[]>(steps);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const known = before.current;
    const ticked = steps.filter(({ isDone }, index) => isDone && known[index]?.isDone === false);
    before.current = steps;
    const last = ticked.at(-1);
    if (last !== undefined) setSaid(`Done: ${last.title}. ${doneWords(steps)}`);
  }, [steps]);
  return said;
};

const doneWords = (steps: readonly StepSeen[]): string =>
  `${steps.filter(({ isDone }) => isDone).length} of ${steps.length}`;

/** The steps from the plan to the closed release: the present one is open, any other opens on a click. */
export const Guide = (props: GuideProps): ComponentChild => {
  const { screen, onHide } = props;
  const { steps, setUp, hint, stories } = screen;
  // Before the bot is set up, none of them can be done.
  const present = setUp === null ? presentStep(steps) : -1;
  const isOver = setUp === null && present === -1;
  const [chosen, setChosen] = useState<number | null>(null);
  const open = chosen ?? present;
  const said = useTicked(steps);
  // The next step opens when one is done
  useEffect(() => setChosen(null), [present]);
  return h(
    'div',
    { class: 'guide-inside' },
    h(
      'header',
      { class: 'guide-header' },
      h('h2', null, steps.length === 12 ? 'Twelve steps' : 'The steps'),
      h('span', { class: 'guide-count' }, doneWords(steps)),
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': 'Hide the guide',
          title: 'Hide',
          onClick: onHide,
        },
        h(Icon, { name: 'close' }),
      ),
    ),
    h('progress', {
      class: 'guide-progress',
      max: steps.length,
      value: steps.filter(({ isDone }) => isDone).length,
      'aria-label': 'Steps done',
    }),
    h('p', { class: 'unseen', role: 'status' }, said),
    hint !== null && setUp === null && h('p', { class: 'guide-hint' }, h(StepText, { words: hint })),
    setUp !== null && h(SetUp, { ...props, step: setUp }),
    isOver && [
      h(
        'p',
        { key: 'end', class: 'guide-end' },
        'That was a whole release. Look around, start another with /release new, or stop the demo and begin in the middle of a story:',
      ),
      h(StoryList, { key: 'stories', stories }),
    ],
    h(
      'ol',
      { class: 'steps' },
      steps.map((step, index) => {
        const isOpen = index === open;
        return h(
          'li',
          {
            key: step.title,
            class: `step ${step.isDone ? 'is-done' : ''} ${index === present ? 'is-present' : ''}`,
          },
          h(
            'h3',
            null,
            h(
              'button',
              {
                type: 'button',
                class: 'step-title',
                'aria-expanded': isOpen,
                'aria-current': index === present ? 'step' : undefined,
                onClick: () => setChosen(isOpen ? -1 : index),
              },
              h(
                'span',
                { class: 'step-sign', 'aria-hidden': 'true' },
                step.isDone ? h(Icon, { name: 'tick' }) : index + 1,
              ),
              step.title,
              step.isDone && h('span', { class: 'unseen' }, ' (done)'),
            ),
          ),
          isOpen && h(StepWords, { ...props, step, index }),
        );
      }),
    ),
  );
};
