import { type ComponentChild, h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { stringOf } from '../../../read/pieces.ts';
import { useHere } from '../../here.ts';
import { fullDateWords, yearMomentWords, zoneWords } from '../../time/moments.ts';
import { momentOfWallClock, wallClock } from '../../time/wall-clock.ts';
import { type ElementProps, namesOf } from '../element-props.ts';
import { tellsAtOnce, useField } from '../field.ts';

/** Who types a date passes through others: the bot hears of the one at which they stop. */
const PAUSE_MS = 600;

type Kind = {
  type: 'date' | 'time' | 'datetime-local';
  key: string;
  /** What the browser's field shows for a value, and back; null where there is none. */
  show(value: unknown, zone: string): string;
  read(text: string, zone: string): string | number | null;
  /** The same in words, because browsers write dates each in their own order. */
  words(value: unknown, zone: string, now: number): string;
};

const asText = { show: stringOf, read: (text: string) => text || null };

const KINDS: Readonly<Record<string, Kind>> = {
  datepicker: {
    type: 'date',
    key: 'selected_date',
    ...asText,
    words: (value) => (typeof value === 'string' ? fullDateWords(Date.parse(value), 'UTC') : ''),
  },
  timepicker: { type: 'time', key: 'selected_time', ...asText, words: stringOf },
  datetimepicker: {
    type: 'datetime-local',
    key: 'selected_date_time',
    show: (value, zone) => (typeof value === 'number' ? wallClock(value * 1000, zone) : ''),
    read: (text, zone) => {
      const moment = momentOfWallClock(text, zone);
      return moment === null ? null : moment / 1000;
    },
    words: (value, zone, now) =>
      typeof value === 'number'
        ? `${yearMomentWords(value * 1000, zone)}, ${zoneWords(zone, value * 1000)}`
        : zoneWords(zone, now),
  },
};

/** A picker of a date, a time or both: the browser's own. */
export const Picker = (props: ElementProps): ComponentChild => {
  const { element, block, naming } = props;
  const { reader } = useHere();
  const field = useField(props);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const kind = KINDS[stringOf(element.type)];
  const shown = kind?.show(field.value, reader.timeZone) ?? '';
  useEffect(() => {
    if (element.focus_on_load === true) input.current?.focus();
    return () => clearTimeout(timer.current);
  }, []);
  if (kind === undefined) return null;

  const read = (): string | number | null => kind.read(input.current?.value ?? '', reader.timeZone);
  const commit = (): void => {
    clearTimeout(timer.current);
    if (input.current === null || input.current.value === shown) return;
    if (!input.current.validity.badInput) void field.change(kind.key, read());
  };
  const onInput = (): void => {
    clearTimeout(timer.current);
    if (tellsAtOnce(block)) timer.current = setTimeout(commit, PAUSE_MS);
    else field.put(kind.key, read());
  };
  const zone = stringOf(element.timezone);
  const words = [
    kind.words(field.value, reader.timeZone, reader.now()),
    zone !== '' && zoneWords(zone, reader.now()),
  ];
  return [
    h(
      'span',
      { class: 'picker' },
      h('input', {
        ref: input,
        id: naming.id,
        class: `typed picker-${kind.type}${field.isBusy ? ' is-busy' : ''}`,
        type: kind.type,
        ...namesOf(props),
        'aria-busy': field.isBusy,
        value: shown,
        onInput,
        onBlur: () => tellsAtOnce(block) && commit(),
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 'Enter' || !tellsAtOnce(block)) return;
          event.preventDefault();
          commit();
        },
      }),
      h('span', { class: 'picker-words' }, words.filter(Boolean).join(', ')),
    ),
    field.dialog,
  ];
};
