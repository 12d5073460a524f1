import { type ComponentChild, h } from 'preact';

/** Lines of small drawings in a square of 20 by 20. */
const DRAWINGS = {
  hash: 'M4 7.5h12M4 12.5h12M8.5 3.5l-1.5 13M13 3.5l-1.5 13',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  box: 'M3.5 4.5h13v3.5h-13zM5 8v8h10V8M8.5 11h3',
  link: 'M8 12l4-4M9 5.5l1.5-1.5a3.5 3.5 0 0 1 5 5L14 10.500M6 9.500l-1.5 1.500a3.5 3.5 0 0 0 5 5L11 14.5',
  home: 'M3.5 9.500L10 4l6.5 5.500M5.5 8.500v7.500h9V8.500M8.5 16v-4h3v4',
  chat: 'M4 4.500h12v9H9l-3.5 3v-3H4z',
  pin: 'M7 3.500h6M8 3.500v5l-2.5 3h9l-2.5-3v-5M10 11.500v5',
  people:
    'M7.5 9.500a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.600zM2.5 16.500c0-3 2-4.8 5-4.800s5 1.8 5 4.800M13 4.200a2.7 2.7 0 0 1 0 5M14.5 12c2 .600 3 2.2 3 4.5',
  plus: 'M10 4v12M4 10h12',
  close: 'M5 5l10 10M15 5L5 15',
  menu: 'M3.5 5.500h13M3.5 10h13M3.5 14.500h13',
  more: 'M4.500 10h.1M10 10h.1M15.500 10h.1',
  down: 'M5.5 8l4.5 4.500L14.5 8',
  send: 'M3.5 4l13.5 6-13.5 6 2-6zM5.5 10h6',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.200l2.8 1.8',
  list: 'M3.5 5.500l1.3 1.300L7 4.500M3.5 13l1.3 1.300L7 12M10 5.500h6.500M10 13h6.5',
  code: 'M7 6l-4 4 4 4M13 6l4 4-4 4',
  tick: 'M4 10.500l4 4 8-9',
  eye: 'M2.5 10C5 6 7.5 4.8 10 4.800S15 6 17.5 10C15 14 12.5 15.2 10 15.200S5 14 2.5 10zM10 12.300a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.600z',
  next: 'M4 4.500l6 5.5-6 5.500zM15 4.500v11',
} as const;

export type IconName = keyof typeof DRAWINGS;

/** A small drawing beside words that say the same; screen readers pass over it. */
export const Icon = ({ name }: { name: IconName }): ComponentChild =>
  h(
    'svg',
    { class: 'icon', viewBox: '0 0 20 20', 'aria-hidden': 'true', focusable: 'false' },
    h('path', { d: DRAWINGS[name] }),
  );
