import type { Evidence, ToldEntry, ToldLight } from '../../application/record/gather-evidence.ts';
import { formatDateTime, zoneInWords } from '../../domain/calendar.ts';
import { scopeText } from '../../domain/contents/scope.ts';
import { RATINGS } from '../../domain/feedback/feedback.ts';
import type { LightState } from '../../domain/lights/light.ts';
import { dayInWords, inThousands } from '../../domain/record/plain-numbers.ts';
import { RECORD_SECTIONS, type RecordSection } from '../../domain/record/told.ts';
import { type DeploymentPath, titleOf } from '../../domain/release.ts';
import { type Risk, riskOf } from '../../domain/risk/risk.ts';
import { type Html, html, nothing } from './html.ts';
import { matters } from './matters.ts';
import { REPORT_STYLE } from './style.ts';

const PATHS: Record<DeploymentPath, string> = {
  big_bang: 'Everyone at once',
  push: 'We push it to chosen systems',
  pull: 'People fetch it',
  phased: 'Group by group',
};

const RISKS: Record<Risk, string> = { low: 'Low', normal: 'Normal', high: 'High' };

const STATES: Record<LightState, string> = {
  waiting: 'No answer',
  on_track: 'On track, no answer yet',
  green: 'Green',
  conditional: 'Green with a condition',
  conditional_asked: 'Green with a condition, consent open',
  not_yet: 'Not yet',
  not_applicable_asked: 'Not concerned, consent open',
  not_applicable: 'Not concerned',
  stale: 'To be asked again',
};

/** What each group of events is called. The plan and the lights have tables of their own in front. */
const HEADINGS: Record<RecordSection, string> = {
  plan: 'How the plan came about',
  lights: 'Every question and answer',
  course: 'Holds, moves and who managed it',
  launch: 'Launch',
  after: 'After the launch',
  workspace: 'Settings and people',
};

const when = ({ at }: ToldEntry, zone: string): Html => html`${formatDateTime(at, zone)}`;

const entryRow =
  (zone: string) =>
  (entry: ToldEntry): Html =>
    html`<tr><td class="seq">${inThousands(entry.seq)}</td><td class="when">${when(entry, zone)}</td><td>${entry.who}<br><span class="note">${entry.role === 'clock' ? 'by itself' : entry.role}</span></td><td class="words">${entry.words}${entry.erased ? html` <span class="note">(somebody was erased from this entry)</span>` : nothing}</td></tr>`;

const entryTable = (entries: readonly ToldEntry[], zone: string): Html =>
  html`<table><thead><tr><th>Entry</th><th>When</th><th>Who</th><th>What</th></tr></thead><tbody>
${entries.map(entryRow(zone))}
</tbody></table>`;

const fact = ([name, value]: readonly [string, string]): Html =>
  value === '' ? nothing : html`<dt>${name}</dt><dd>${value}</dd>`;

const plan = ({ release }: Evidence): Html => {
  const { launch, path, value, goal, measure, contents, outOfScope, highlights, product } = release.plan;
  const { price, packages, candidate, risk, backOut, beta } = release.plan;
  const facts: readonly (readonly [string, string])[] = [
    ['What users gain', value],
    ['Planned launch', `${launch.date} ${launch.time}, ${zoneInWords(launch.zone)}`],
    ['How it goes out', PATHS[path]],
    ['Goal', goal],
    ['How it is measured', measure],
    ['In scope', scopeText(contents)],
    ['Out of scope', outOfScope],
    ['Highlights', highlights],
    ['Product', product],
    ['Price', price],
    ['Packages', packages],
    ['Build', candidate],
    ['Risk', risk === null ? '' : RISKS[riskOf(risk)]],
    ['Way back', backOut],
    ['Trial with users', beta],
    ['Release manager', release.manager.name],
  ];
  return html`<h2>${release.launch === null ? 'The plan' : 'The plan as launched'}</h2>
<dl>${facts.map(fact)}</dl>`;
};

const lightRow =
  (zone: string) =>
  ({ name, required, state, answer }: ToldLight): Html =>
    html`<tr><td>${name}${required ? nothing : html`<br><span class="note">did not block</span>`}</td><td>${STATES[state]}</td><td>${answer?.who ?? ''}<br><span class="note">${answer?.role ?? ''}</span></td><td class="when">${answer === null ? '' : formatDateTime(answer.at, zone)}</td><td class="words">${answer?.words ?? 'Nobody answered.'}</td><td class="seq">${answer === null ? '' : inThousands(answer.seq)}</td></tr>`;

const lights = ({ lights: all, zone }: Evidence): Html =>
  html`<h2>Green lights</h2>
<table><thead><tr><th>Department</th><th>Light</th><th>Who</th><th>When</th><th>Last answer</th><th>Entry</th></tr></thead><tbody>
${all.map(lightRow(zone))}
</tbody></table>`;

const section = (evidence: Evidence, name: RecordSection): Html => {
  const entries = evidence.entries.filter((entry) => entry.section === name);
  return entries.length === 0
    ? nothing
    : html`<h2>${HEADINGS[name]}</h2>
${entryTable(entries, evidence.zone)}`;
};

const announcement = ({ announcement: published, zone }: Evidence): Html => {
  if (published === null) return nothing;
  const { title, value, highlights, closing, approvedBy, approvedAt } = published;
  return html`<h2>The announcement as approved</h2>
<p class="note">Approved by ${approvedBy.name}, ${formatDateTime(approvedAt, zone)}</p>
<p class="words"><strong>${title}</strong></p>
${[value, highlights, closing].filter((text) => text !== '').map((text) => html`<p class="words">${text}</p>`)}`;
};

/** Counts alone: who said what stays with the release manager. */
const feedback = ({ feedback: { answers, average, ratings, withheld } }: Evidence): Html => {
  if (answers + withheld === 0) return nothing;
  const counts = [...RATINGS].reverse().map((rating) => `${rating} of 5: ${ratings[rating]}`);
  const kept = withheld === 0 ? '' : ` ${withheld} more without a name are kept back until there are enough.`;
  const mean = average === null ? '' : `, on average ${average.toFixed(1)} of 5`;
  return html`<h2>Feedback</h2>
<p>${answers} answers${mean}. ${counts.join(', ')}.${kept}</p>`;
};

const timeline = ({ entries, zone }: Evidence): Html =>
  html`<h2>Everything in order</h2>
${entryTable(entries, zone)}`;

const proof = ({ head, anchors }: Evidence): Html =>
  html`<h2>How to check it</h2>
<p>When this was made, the record ended with entry ${inThousands(head.seq)}:<br><code>${head.seq}:${head.hash}</code></p>
<p>Each entry of the record holds a fingerprint of itself and of the one before it. With Node installed, run <code>node verify.mjs evidence.jsonl</code> in this folder; add a line from Slack behind it, as in <code>node verify.mjs evidence.jsonl 1210:ab12cd34ef56</code>.</p>
${
  anchors.length === 0
    ? html`<p>No such line was posted yet since this release began.</p>`
    : html`<table><thead><tr><th>Day</th><th>Line in Slack</th></tr></thead><tbody>${anchors.map(({ seq, hash, day }) => html`<tr><td class="when">${dayInWords(day)} ${day.slice(0, 4)}</td><td><code>${seq}:${hash}</code></td></tr>`)}</tbody></table>`
}
<p class="note">What this proves: every entry of this release in evidence.jsonl stands in the record as it was written, in this order, and nothing before a line in Slack was changed after that line was posted. What it does not prove: that what people wrote is true; that no entry of this release is among those shown by their fingerprint alone; names and words of entries from which somebody was erased; what was decided after the last line; the plan, the announcement, the feedback, and the tables of conditions, of what was in the way and of whom it goes without, which are read from the database beside the record. The proof is evidence.jsonl; this page is for reading.</p>`;

/** The whole story of a release as one page: nothing in it runs, nothing is fetched from elsewhere. */
export const evidenceReport = (evidence: Evidence): string => {
  const { release, madeAt, zone } = evidence;
  const title = titleOf(release);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}: what was decided</title>
<style>${{ html: REPORT_STYLE }}</style>
</head>
<body>
<h1>${title}</h1>
<p class="lead">What was decided, by whom and when. Key ${release.key}, made ${formatDateTime(madeAt, zone)}; all times: ${zoneInWords(zone)}.</p>
${plan(evidence)}
${lights(evidence)}
${matters(evidence)}
${RECORD_SECTIONS.filter((name) => name !== 'lights' && name !== 'plan').map((name) => section(evidence, name))}
${announcement(evidence)}
${feedback(evidence)}
${timeline(evidence)}
${proof(evidence)}
</body>
</html>
`;
  return page.html;
};
