import { z } from 'zod';
import { type Finding, worstFirst } from '../../../application/directory/finding.ts';
import { context, section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Renderer, Renderers } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';
import { counted } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { renderOutage } from './outage-notice.ts';

const shape = z.array(
  z.object({
    level: z.enum(['ok', 'notice', 'problem']),
    topic: z.string(),
    says: z.string(),
    mend: z.string().nullable(),
  }),
);

const MARK = {
  problem: mrkdwn`:red_circle: Problem`,
  notice: mrkdwn`:white_circle: Note`,
} as const;

const headline = (findings: readonly Finding[], unasked: boolean): string => {
  const problems = findings.filter(({ level }) => level === 'problem').length;
  if (unasked) return problems === 0 ? 'Something to know:' : 'Something did not work:';
  return problems === 0
    ? 'Checked: Greenlight can work here.'
    : `Checked: ${counted(problems, 'problem')} to be mended.`;
};

/**
 * What the check found, worst first, each failure with what mends it.
 *
 * @param unasked nobody asked for a check: something did not work by itself
 */
export const doctorReport = (findings: readonly Finding[], unasked = false): SlackMessage => {
  const title = headline(findings, unasked);
  const well = findings.filter(({ level }) => level === 'ok').map(({ topic }) => topic);
  const rest = worstFirst(findings).flatMap((finding) =>
    finding.level === 'ok' ? [] : [{ ...finding, level: finding.level }],
  );
  const summary = rest.map(({ topic, says, mend }) => inlineText(`${topic}: ${says} ${mend ?? ''}`));
  return message(joinMrkdwn([mrkdwn`${title}`, ...(rest.length === 0 ? ['Nothing to do.'] : summary)]), [
    section(mrkdwn`*${title}*`),
    ...rest.flatMap(({ level, topic, says, mend }) => [
      section(mrkdwn`${MARK[level]}: *${topic}*`),
      section(mend === null ? says : `${says}\n${mend}`),
    ]),
    ...(well.length === 0 ? [] : [context(`Fine: ${well.map((topic) => plainName(topic)).join(', ')}.`)]),
  ]);
};

/** Renders `statement.doctor_report` from what the check found when it ran. */
export const renderDoctorReport: Renderer = async (row) => {
  const findings = shape.safeParse(row.payload.findings);
  return findings.success
    ? { message: doctorReport(findings.data, row.payload.unasked === true) }
    : { skip: 'unreadable findings' };
};

export const settingsRenderers = {
  'statement.doctor_report': renderDoctorReport,
  'statement.outage': renderOutage,
} satisfies Partial<Renderers>;
