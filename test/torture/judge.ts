import { DAY_LINE, type Left } from './left.ts';

/** What all says and some does not, each as often as it is missing. */
export const lacking = (some: readonly string[], all: readonly string[]): string[] => {
  const left = [...some];
  return all.filter((each) => {
    const index = left.indexOf(each);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
};

/**
 * A board shows the newest state, whenever it came; a statement that came late may say what has changed meanwhile,
 * so only its kind and its place count. How many days have decisions depends on a clock that steps: their lines
 * are held against the record of the same run.
 */
const wordsIn = ({ messages }: Left): string[] =>
  messages
    .filter(({ words }) => !words.includes(` ${DAY_LINE} `))
    .map(({ words }) => (/^\S+ board\./.test(words) ? words : words.slice(0, words.indexOf(' ['))));

/** A clock that is up to five minutes ahead is believed. */
const EARLIEST_S = 300;

/** What came before its time: the nth message of a kind in a channel before the nth of the run without dangers. */
const tooEarly = (left: Left, wanted: Left): string[] =>
  Object.entries(left.cameAt)
    .filter(([place]) => !place.endsWith(DAY_LINE))
    .flatMap(([place, times]) =>
      times.flatMap((at, index) => {
        const planned = wanted.cameAt[place]?.[index];
        return planned !== undefined && at < planned - EARLIEST_S
          ? [`early: ${place} came ${Math.round((planned - at) / 60)} minutes before its time`]
          : [];
      }),
    );

/** What a run's end lacks, or has too much of, beside one in which nothing went wrong. */
export const judge = (left: Left, wanted: Left): string[] => {
  const abouts = new Set([...Object.keys(left.decided), ...Object.keys(wanted.decided)]);
  return [
    ...left.duplicates.map((each) => `twice: ${each}`),
    ...left.strangers.map((each) => `stranger: ${each}`),
    ...lacking(wordsIn(left), wordsIn(wanted)).map((each) => `missing: ${each}`),
    ...lacking(wordsIn(wanted), wordsIn(left)).map((each) => `unwanted: ${each}`),
    ...tooEarly(left, wanted),
    ...lacking(left.closed.said, left.closed.remembered).map(
      (seq) => `no line closes the day of entry ${seq}`,
    ),
    ...lacking(left.closed.remembered, left.closed.said).map(
      (seq) => `a line closes a day at ${seq} that the record does not`,
    ),
    ...left.outOfOrder,
    ...left.twice,
    ...left.untold,
    ...left.unsettled.map((each) => `unsettled: ${each}`),
    ...(left.chain.ok ? [] : [`audit: the chain is broken at ${left.chain.seq}, ${left.chain.problem}`]),
    ...(left.stage === wanted.stage ? [] : [`the release ends ${left.stage}, not ${wanted.stage}`]),
    ...[...abouts].flatMap((about) => {
      const [is, should] = [left.decided[about] ?? [], wanted.decided[about] ?? []];
      return is.join() === should.join()
        ? []
        : [`decided about ${about}: ${is.join(', ')}; not ${should.join(', ')}`];
    }),
  ];
};
