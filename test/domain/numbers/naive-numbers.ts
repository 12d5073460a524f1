import type { NumberEntry } from '../../../src/domain/numbers/entry.ts';

// Every number once more, from its definition in docs/numbers.md and in the slowest way: each question looks through
// the whole record again. It shares no line with what it is held against, and knows zones by Intl alone.

type Row = { name: string; of: string; value: number | null; releases: number };
type Entry = NumberEntry & { data: Record<string, never> };

const HOUR = 3_600_000;

const day = (at: string, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(Date.parse(at));
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}`;
};
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / (24 * HOUR);
const hours = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / HOUR;

const middle = (values: number[]): number | null => {
  const left = [...values];
  while (left.length > 2) {
    left.splice(left.indexOf(Math.min(...left)), 1);
    left.splice(left.indexOf(Math.max(...left)), 1);
  }
  return left.length === 0 ? null : left.reduce((a, b) => a + b, 0) / left.length;
};

const first = (own: Entry[], type: string) => own.find((entry) => entry.type === type);
const last = (own: Entry[], type: string) => own.filter((entry) => entry.type === type).at(-1);
const all = (own: Entry[], type: string) => own.filter((entry) => entry.type === type);
const departments = (own: Entry[]): string[] => [
  ...new Set(own.map(({ data }) => String(data.departmentId ?? '')).filter((id) => id !== '')),
];

const isAnswer = ({ type, data }: Entry, id: string): boolean =>
  type === 'light_answered' && data.departmentId === id && data.state !== 'on_track';

const takenBack = (own: Entry[]): Entry[] =>
  all(own, 'rollout_stopped').filter(({ data }) => String(data.takenBack ?? true) === 'true');

const waits = (own: Entry[], id: string): number[] =>
  own.flatMap((answer, at) => {
    if (!isAnswer(answer, id)) return [];
    const before = own.slice(0, at);
    const begun = before.findLastIndex(
      (entry) =>
        isAnswer(entry, id) || (entry.type === 'department_removed' && entry.data.departmentId === id),
    );
    const asked = before
      .slice(begun + 1)
      .find(({ type, data }) => type === 'department_asked' && data.departmentId === id);
    return asked === undefined ? [] : [hours(asked.at, answer.at)];
  });

const without = (own: Entry[]): number => {
  const decided = own.findLastIndex(({ type }) => type === 'launch_decided');
  if (decided < 0) return 0;
  return departments(own).filter((id) => {
    const word = own.slice(0, decided).findLast((entry, at) => {
      if (entry.data.departmentId !== id) return false;
      if (entry.type === 'department_asked') {
        const failed = last(own.slice(0, at), 'launch_failed');
        return entry.data.again === (true as never) && failed?.at === entry.at;
      }
      return [
        'waiver_given',
        'waiver_agreed',
        'waiver_withdrawn',
        'light_answered',
        'light_voted',
        'department_removed',
      ].includes(entry.type);
    });
    if (word?.type === 'waiver_given') return !word.data.needsSecond;
    return word?.type === 'waiver_agreed' && Boolean(word.data.agreed);
  }).length;
};

const isWord = ({ type }: Entry): boolean => type === 'light_answered' || type === 'light_voted';
const named = ({ data }: Entry): string[] => data.pending ?? [];

const conditionEnds = (own: Entry[]): string[] => {
  const ids = [...new Set(own.filter(isWord).flatMap(named))];
  const born = (id: string): number => own.findIndex((entry) => isWord(entry) && named(entry).includes(id));
  return ids.map((id) => {
    const birth = born(id);
    const of = own[birth]?.data.departmentId;
    const settledAt = (at: number): number =>
      own
        .slice(0, at)
        .findLastIndex(
          ({ type, data }) =>
            data.departmentId === of &&
            (type === 'consent_given' ||
              (type === 'light_answered' && !['waiting', 'conditional_asked'].includes(data.before ?? ''))),
        );
    for (const [nth, entry] of own.entries()) {
      if (nth <= birth) continue;
      if (entry.type === 'condition_met' && entry.data.conditionId === id) return 'kept';
      if (entry.type === 'condition_lapsed' && entry.data.conditionId === id) return 'lapsed';
      if (entry.data.departmentId !== of) continue;
      if (entry.type === 'consent_given' && !entry.data.agreed && birth >= settledAt(nth)) return 'dropped';
      if (!isWord(entry) || named(entry).includes(id)) continue;
      const addsOne = named(entry).some((other) => born(other) === nth);
      return (entry.type === 'light_voted' ? !addsOne : String(entry.data.state) === 'green')
        ? 'kept'
        : 'dropped';
    }
    return 'open';
  });
};

const blockers = (own: Entry[]): { raised: number; cleared: number[] } => {
  let raised = 0;
  const cleared: number[] = [];
  for (const [nth, { type, at, data }] of own.entries()) {
    if (type !== 'blocker_raised') continue;
    raised += 1;
    const gone = own.find(
      (entry, later) =>
        later > nth &&
        entry.type === 'blocker_confirmed' &&
        entry.data.blockerId === data.blockerId &&
        Boolean(entry.data.solved),
    );
    if (gone !== undefined) cleared.push(hours(at, gone.at));
  }
  for (const id of departments(own)) {
    const words = own.filter((entry) => isWord(entry) && entry.data.departmentId === id);
    for (const [nth, word] of words.entries()) {
      const what = word.data.blockerId;
      if (what === undefined || words[nth - 1]?.data.blockerId === what) continue;
      raised += 1;
      const end = words.find((other, later) => later > nth && other.data.blockerId !== what);
      if (end !== undefined && !['not_yet', 'on_track'].includes(end.data.state ?? ''))
        cleared.push(hours(word.at, end.at));
    }
  }
  return { raised, cleared };
};

const incidents = (own: Entry[]): number => {
  const live = last(own, 'declared_live');
  if (live === undefined) return 0;
  return all(own, 'issue_reported').filter(
    ({ at, data }) =>
      String(data.severity) !== 'minor' && Date.parse(at) <= Date.parse(live.at) + 7 * 24 * HOUR,
  ).length;
};

const tally = (own: Entry[], field: string): { sum: number; count: number } => {
  const [sums, counts]: [number[], number[]] = [[], []];
  for (const { data } of all(own, 'feedback_counted')) {
    const { sum, count } = data[field] as unknown as { sum: number; count: number };
    sums.push(sum);
    counts.push(count);
  }
  return { sum: sums.reduce((a, b) => a + b, 0), count: counts.reduce((a, b) => a + b, 0) };
};

const actions = (own: Entry[], zone: string): { noted: number; done: number; inTime: number } => {
  const notes = all(own, 'note_taken').filter(({ data }) => String(data.kind) === 'action');
  const done = notes.flatMap((note) => {
    const end = own
      .slice(own.indexOf(note))
      .find(({ type, data }) => type === 'action_done' && data.noteId === note.data.noteId);
    return end === undefined ? [] : [{ note, end }];
  });
  const inTime = done.filter(({ note, end }) => day(end.at, zone) <= String(note.data.dueOn ?? '9999'));
  return { noted: notes.length, done: done.length, inTime: inTime.length };
};

const promised = (own: Entry[]): string | undefined => {
  const started = own.findIndex(({ type }) => type === 'release_started');
  if (started < 0) return undefined;
  const said = own
    .slice(0, started)
    .findLast(({ type }) => ['release_moved', 'release_drafted'].includes(type));
  const launch = (said?.data.to ?? said?.data.launch) as { at: string } | undefined;
  return launch?.at;
};

const slips = (own: Entry[], zone: string): { reason: string; days: number }[] => {
  const started = own.findIndex(({ type }) => type === 'release_started');
  if (started < 0) return [];
  return all(own.slice(started), 'release_moved').flatMap(({ data }) => {
    const [from, to]: { at: string }[] = [data.from, data.to] as never;
    if (from === undefined || to === undefined || Date.parse(to.at) <= Date.parse(from.at)) return [];
    return [{ reason: String(data.reason ?? 'unsaid'), days: days(day(from.at, zone), day(to.at, zone)) }];
  });
};

const gate = (own: Entry[], name: string): number[] => {
  const decided = own.findLastIndex(({ type }) => type === 'launch_decided');
  const green = last(own.slice(0, Math.max(0, decided)), 'all_green');
  const pairs: Record<string, [Entry | undefined, Entry | undefined]> = {
    plan: [first(own, 'release_drafted'), first(own, 'release_started')],
    preparation: [first(own, 'release_started'), first(own, 'department_asked')],
    lights: [first(own, 'department_asked'), green],
    decision: [green, own[decided]],
    going_out: [own[decided], last(own, 'declared_live')],
    after: [last(own, 'declared_live'), last(own, 'release_closed')],
  };
  const [from, to] = pairs[name] ?? [];
  if (from === undefined || to === undefined || hours(from.at, to.at) < 0) return [];
  return [hours(from.at, to.at)];
};

/** All numbers of a record in one year (null: in all), as rows. */
export const naiveNumbers = (entries: readonly NumberEntry[], year: number | null, zone: string): Row[] => {
  const releases = [...new Set(entries.map(({ releaseId }) => releaseId))].map((id) =>
    (entries as readonly Entry[]).filter(({ releaseId }) => releaseId === id),
  );
  const inYear = (at: string): boolean => year === null || day(at, zone).startsWith(`${year}-`);
  const isHotfix = (own: Entry[]): boolean => Boolean(first(own, 'release_started')?.data.urgent);
  const launched = releases.filter((own) => inYear(last(own, 'declared_live')?.at ?? '1000-01-01T00:00:00Z'));
  const live = launched.filter((own) => last(own, 'declared_live') !== undefined);
  const cancelled = releases.filter(
    (own) =>
      last(own, 'declared_live') === undefined &&
      first(own, 'release_started') !== undefined &&
      first(own, 'release_merged') === undefined &&
      last(own, 'release_cancelled') !== undefined &&
      inYear(last(own, 'release_cancelled')?.at ?? ''),
  ).length;

  const rows: Row[] = [];
  const put = (name: string, value: number | null, count: number, of = ''): void => {
    rows.push({ name, of, value, releases: count });
  };
  const sum = (of: (own: Entry[]) => number): number => live.reduce((total, own) => total + of(own), 0);
  const mid = (name: string, of: (own: Entry[]) => number[], part = ''): void => {
    const lists = live.map(of).filter(({ length }) => length > 0);
    put(name, middle(lists.flat()), lists.length, part);
  };
  const percent = (name: string, of: (own: Entry[]) => [number, number]): void => {
    const pairs = live.map(of).filter(([, whole]) => whole !== 0);
    const whole = pairs.reduce((total, [, each]) => total + each, 0);
    const part = pairs.reduce((total, [each]) => total + each, 0);
    put(name, whole === 0 ? null : (100 * part) / whole, pairs.length);
  };
  const count = (name: string, of: (own: Entry[]) => number): void => put(name, sum(of), live.length);
  const liveAt = (own: Entry[]): string => last(own, 'declared_live')?.at ?? '';
  const late = (own: Entry[]): number[] => {
    const plan = promised(own);
    return plan === undefined || isHotfix(own) ? [] : [days(day(plan, zone), day(liveAt(own), zone))];
  };
  const reAsks = (own: Entry[]): number =>
    all(own, 'department_asked').filter(({ data }) => data.again).length;
  const isGood = (own: Entry[]): boolean =>
    first(own, 'launch_failed') === undefined && takenBack(own).length === 0;
  const launches = live.map(liveAt).sort();

  count('launched', () => 1);
  count('hotfixes', (own) => Number(isHotfix(own)));
  put('cancelled', cancelled, live.length + cancelled);
  put(
    'cadence',
    middle(launches.slice(1).map((at, nth) => hours(launches[nth] ?? '', at) / 24)),
    live.length,
  );
  percent('on_time', (own) => [late(own).filter((by) => by <= 0).length, late(own).length]);
  mid('delay', late);
  count('later_moves', (own) => slips(own, zone).length);
  mid('plan_to_launch', (own) =>
    isHotfix(own) ? [] : [hours(first(own, 'release_drafted')?.at ?? '', liveAt(own)) / 24],
  );
  mid('light_wait', (own) => departments(own).flatMap((id) => waits(own, id)));
  put('re_asks', live.length === 0 ? null : sum(reAsks) / live.length, live.length);
  count('without', without);
  percent('conditions_kept', (own) => {
    const ends = conditionEnds(own);
    const kept = ends.filter((end) => end === 'kept').length;
    return [kept, kept + ends.filter((end) => end === 'lapsed').length];
  });
  count('conditions_lapsed', (own) => conditionEnds(own).filter((end) => end === 'lapsed').length);
  count('blockers', (own) => blockers(own).raised);
  mid('blocker_clear', (own) => blockers(own).cleared);
  percent('launch_success', (own) => [Number(isGood(own)), 1]);
  count(
    'rollbacks',
    (own) =>
      takenBack(own).length +
      all(own, 'launch_failed').filter(({ data }) => String(data.usersSee) !== 'nothing').length,
  );
  count('incidents', incidents);
  percent('calm', (own) => [Number(incidents(own) === 0), 1]);
  percent('goal_reached', (own) => {
    const said = own.filter(({ type }) => ['goal_checked', 'outcome_recorded'].includes(type)).at(-1)?.data;
    const word = String(said?.reached ?? said?.answer ?? 'too_early');
    return [Number(word === 'reached'), Number(word !== 'too_early')];
  });
  for (const [name, field] of [
    ['rating', 'ratings'],
    ['confidence', 'confidence'],
    ['effort', 'effort'],
  ] as const) {
    const heard = live.map((own) => tally(own, field)).filter((each) => each.count > 0);
    const answers = heard.reduce((total, each) => total + each.count, 0);
    const points = heard.reduce((total, each) => total + each.sum, 0);
    put(name, answers === 0 ? null : points / answers, heard.length);
  }
  percent('actions_done', (own) => [actions(own, zone).done, actions(own, zone).noted]);
  percent('actions_in_time', (own) => [actions(own, zone).inTime, actions(own, zone).noted]);

  const asked = (own: Entry[], id: string): Entry[] =>
    all(own, 'department_asked').filter(({ data }) => data.departmentId === id);
  for (const id of [...new Set(live.flatMap(departments))].sort()) {
    const own = live.filter((each) => asked(each, id).length > 0);
    if (own.length === 0) continue;
    mid('department_wait', (each) => waits(each, id), id);
    put(
      'department_asks',
      sum((each) => asked(each, id).length),
      own.length,
      id,
    );
    put(
      'department_re_asks',
      sum((each) => asked(each, id).filter(({ data }) => data.again).length),
      own.length,
      id,
    );
  }
  const reasons = [
    'not_ready',
    'quality',
    'dependency',
    'scope',
    'people',
    'clash',
    'market',
    'other',
    'unsaid',
  ];
  for (const reason of reasons) {
    const own = live.map((each) => slips(each, zone).filter((slip) => slip.reason === reason));
    const some = own.filter(({ length }) => length > 0);
    if (some.length === 0) continue;
    put('slip_moves', some.flat().length, some.length, reason);
    put(
      'slip_days',
      some.flat().reduce((total, slip) => total + slip.days, 0),
      some.length,
      reason,
    );
  }
  for (const name of ['plan', 'preparation', 'lights', 'decision', 'going_out', 'after']) {
    mid('gate_hours', (own) => gate(own, name), name);
  }
  return rows;
};
