import { type ComponentChild, Fragment, h } from 'preact';
import { useState } from 'preact/hooks';
import type { ClockTarget, Happened, Screen } from '../../demo/protocol.ts';
import { dateWords, fullMomentWords, timeWords, yearMomentWords, zoneWords } from '../time/moments.ts';
import { momentOfWallClock, wallClock } from '../time/wall-clock.ts';
import { HappenedLine } from './happened.ts';
import { Icon } from './icon.ts';
import { nextWords } from './next-words.ts';
import { Popover } from './popover.ts';

const JUMPS: readonly { label: string; to: ClockTarget }[] = [
  { label: '+1 hour', to: 'hour' },
  { label: 'Next morning', to: 'morning' },
  { label: '+1 day', to: 'day' },
];

type MoveProps = { screen: Screen; onMove: (to: ClockTarget) => void };

const DateForm = ({ screen, onMove }: MoveProps): ComponentChild => {
  const { clock, me } = screen;
  const now = wallClock(clock.now, me.zone);
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = typed ?? now;
  const moment = momentOfWallClock(wanted, me.zone);
  const isPast = typed !== null && moment !== null && moment <= clock.now;
  return h(
    'form',
    {
      class: 'date-form',
      onSubmit: (event: Event) => {
        event.preventDefault();
        if (moment === null || moment <= clock.now) return;
        setTyped(null);
        onMove(moment);
      },
    },
    h(
      'label',
      null,
      `Date and time in ${zoneWords(me.zone, clock.now)}`,
      h('input', {
        type: 'datetime-local',
        class: 'field',
        value: wanted,
        min: now,
        required: true,
        onInput: (event: Event) => setTyped((event.currentTarget as HTMLInputElement).value),
      }),
    ),
    !isPast && moment !== null && h('p', { class: 'quiet' }, yearMomentWords(moment, me.zone)),
    isPast && h('p', { class: 'quiet' }, 'Time moves forward only: choose a later moment.'),
    h('button', { type: 'submit', class: 'button button-primary' }, 'Go there'),
  );
};

const NextButton = ({ screen, onMove }: MoveProps): ComponentChild => {
  const { nextAt, isMoving } = screen.clock;
  const isOff = nextAt === null || isMoving;
  return h(
    'button',
    {
      type: 'button',
      class: 'button button-primary next-button',
      'aria-disabled': isOff,
      onClick: () => !isOff && onMove('next'),
    },
    h(Icon, { name: 'next' }),
    h('span', null, 'To the next thing'),
    h('span', { class: 'next-when' }, nextWords(screen)),
  );
};

const Jumps = ({ screen, onMove }: MoveProps): ComponentChild =>
  h(
    Fragment,
    null,
    JUMPS.map(({ label, to }) =>
      h(
        'button',
        {
          key: label,
          type: 'button',
          class: 'button',
          'aria-disabled': screen.clock.isMoving,
          onClick: () => !screen.clock.isMoving && onMove(to),
        },
        label,
      ),
    ),
  );

const ToADate = ({ screen, onMove }: MoveProps): ComponentChild =>
  h(Popover, {
    class: 'button',
    title: 'To a date',
    button: 'To a date…',
    children: (close) =>
      h(DateForm, {
        screen,
        onMove: (to) => {
          close();
          onMove(to);
        },
      }),
  });

const STANDS_STILL = 'Time stands still until you move it.';

type ClockProps = MoveProps & { isNarrow: boolean; happened: Happened | null };

/** The time of the workspace, and what moves it. `isNarrow` puts the smaller steps into a panel. */
export const Clock = ({ screen, isNarrow, happened, onMove }: ClockProps): ComponentChild => {
  const { clock, me } = screen;
  const face = h(
    'span',
    { class: 'clock-face', title: fullMomentWords(clock.now, me.zone) },
    h('span', null, `${dateWords(clock.now, me.zone)} `, h('b', null, timeWords(clock.now, me.zone))),
    h('span', { class: 'quiet' }, zoneWords(me.zone, clock.now)),
  );
  const said = happened === null ? (isNarrow ? null : STANDS_STILL) : h(HappenedLine, { happened, screen });
  const line = h('p', { class: 'clock-still quiet', role: 'status' }, clock.isMoving ? null : said);
  if (isNarrow) {
    return h(
      'div',
      { class: 'clock', role: 'group', 'aria-label': 'Clock', 'aria-busy': clock.isMoving },
      h(Popover, {
        class: 'button clock-button',
        title: 'Move the clock',
        button: [face, h(Icon, { key: 'more', name: 'down' })],
        children: (close) => {
          const move = (to: ClockTarget): void => {
            close();
            onMove(to);
          };
          return h(
            'div',
            { class: 'clock-panel' },
            !clock.isMoving && h('p', { class: 'quiet' }, STANDS_STILL),
            h('div', { class: 'clock-jumps' }, h(Jumps, { screen, onMove: move })),
            h(DateForm, { screen, onMove: move }),
          );
        },
      }),
      h(NextButton, { screen, onMove }),
      line,
    );
  }
  return h(
    'div',
    { class: 'clock', role: 'group', 'aria-label': 'Clock', 'aria-busy': clock.isMoving },
    face,
    h(
      'div',
      { class: 'clock-moves' },
      h(
        'div',
        { class: 'clock-row' },
        h(NextButton, { screen, onMove }),
        h(Jumps, { screen, onMove }),
        h(ToADate, { screen, onMove }),
      ),
      line,
    ),
  );
};
