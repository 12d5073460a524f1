import type { Story } from '../scene.ts';
import { allGreen } from './all-green.ts';
import { closed } from './closed.ts';
import { empty } from './empty.ts';
import { launched } from './launched.ts';
import { onHold } from './on-hold.ts';
import { redLight } from './red-light.ts';
import { start } from './start.ts';

/** Every prepared situation, the one to begin with first. */
export const STORIES: readonly Story[] = [start, empty, redLight, onHold, allGreen, launched, closed];
