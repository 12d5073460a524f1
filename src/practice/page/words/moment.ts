import { type ComponentChild, h } from 'preact';
import { readDate } from '../../read/date-tokens.ts';
import { useHere } from '../here.ts';
import { fullMomentWords, zoneWords } from '../time/moments.ts';
import { WebLink } from './web-link.ts';

type Props = { seconds: number; format: string; fallback: string; url: string | null };

/** A moment in the reader's zone, with its full date and zone as title. */
export const Moment = ({ seconds, format, fallback, url }: Props): ComponentChild => {
  const { reader } = useHere();
  const shown = readDate(seconds, format, fallback, reader);
  const at = seconds * 1000;
  if (Number.isNaN(new Date(at).getTime())) return shown;
  const title = `${fullMomentWords(at, reader.timeZone)} (${zoneWords(reader.timeZone, at)})`;
  const time = h('time', { class: 'moment', dateTime: new Date(at).toISOString(), title }, shown);
  return url === null ? time : h(WebLink, { url }, time);
};
