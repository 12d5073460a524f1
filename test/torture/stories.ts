import { type Act, cancel, close, green, hold, launch, notYet, plan, rate, resume, start } from './acts.ts';
import { leadOf, READER } from './cast.ts';

/** Time passes to a wall-clock moment of the launch's zone, or somebody acts. */
export type Step = { until: readonly [date: string, time: string] } | { act: Act };

export type Story = { name: string; steps: readonly Step[] };

/** A Monday after the last change of the clocks in autumn. */
export const BEGINS = { date: '2026-11-02', time: '09:00', zone: 'Europe/Berlin' } as const;
const LAUNCH_DATE = '2026-11-12';

const until = (date: string, time: string): Step => ({ until: [date, time] });
const act = (wish: Act): Step => ({ act: wish });

const PLANNED: readonly Step[] = [act(plan(LAUNCH_DATE, '14:00')), act(start)];
/** All three departments have been asked, each in its own morning; one has answered. */
const ASKED: readonly Step[] = [...PLANNED, until('2026-11-05', '18:00'), act(green('engineering'))];

const LAUNCHED: readonly Step[] = [
  until(LAUNCH_DATE, '13:58'),
  act(launch),
  act(rate(READER, 5)),
  act(rate(leadOf('docs'), 3)),
  until('2026-11-23', '12:00'),
  act(close),
];

/** The releases that are played, each from its plan to its end. */
export const STORIES: readonly [Story, ...Story[]] = [
  {
    name: 'reminded',
    steps: [
      ...ASKED,
      until('2026-11-09', '11:00'),
      act(green('docs')),
      until('2026-11-11', '17:00'),
      act(green('marketing')),
      ...LAUNCHED,
    ],
  },
  {
    name: 'a red light',
    steps: [
      ...ASKED,
      act(notYet('docs', '2026-11-10')),
      act(green('marketing')),
      until('2026-11-10', '11:00'),
      act(green('docs')),
      ...LAUNCHED,
    ],
  },
  {
    name: 'on hold',
    steps: [
      ...ASKED,
      until('2026-11-06', '11:00'),
      act(hold),
      until('2026-11-09', '15:00'),
      act(resume),
      act(green('docs')),
      act(green('marketing')),
      ...LAUNCHED,
    ],
  },
  {
    name: 'cancelled',
    steps: [...ASKED, act(notYet('docs', '2026-11-10')), until('2026-11-11', '12:00'), act(cancel)],
  },
];
