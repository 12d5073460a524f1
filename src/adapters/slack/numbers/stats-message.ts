import type { ActionsBlockElement } from '@slack/types';
import type { NumbersReport } from '../../../application/numbers/read-numbers.ts';
import { fewWords } from '../../../domain/numbers/figure-words.ts';
import { type SummaryLine, type SummaryPart, summaryOf } from '../../../domain/numbers/summary.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { menu } from '../kit/choices.ts';
import { button } from '../kit/elements.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { capital } from '../words/capital.ts';
import { NUMBER_ACTIONS } from './ids.ts';

/** An option's value takes 150 characters: so much of a product's name is enough to know it again. */
const PRODUCT_PREFIX = 40;

export const productPrefix = (product: string): string => product.slice(0, PRODUCT_PREFIX);

const yearWords = (year: number | null): string => (year === null ? 'all years' : String(year));

/** Whose numbers these are: "Numbers of Atlas, 2026". */
export const scopeTitle = ({ product, year }: Pick<NumbersReport, 'product' | 'year'>): Mrkdwn =>
  product === null ? mrkdwn`Numbers, ${yearWords(year)}` : mrkdwn`Numbers of ${product}, ${yearWords(year)}`;

/** @param said what stands above all lines already */
const lineOf = ({ words, value, few }: SummaryLine, said: string | null): Mrkdwn =>
  few === null || few === said ? mrkdwn`• ${words}: *${value}*` : mrkdwn`• ${words}: *${value}* (${few})`;

/** One part of the summary, its title in bold. */
export const partOf = ({ title, lines }: SummaryPart, said: string | null = null): Mrkdwn =>
  joinMrkdwn([mrkdwn`*${title}*`, ...lines.map((line) => lineOf(line, said))]);

/** Where all numbers stand on few releases, it is said once. */
export const headOf = (report: Pick<NumbersReport, 'product' | 'year' | 'numbers'>): Mrkdwn => {
  const few = fewWords(report.numbers.figures.launched);
  const title = mrkdwn`*${scopeTitle(report)}*`;
  return few === null ? title : mrkdwn`${title}\n${capital(few)}: these numbers say little.`;
};

/** @param product null for all of them */
const scopeValue = (product: string | null, year: number | null): string =>
  packIds({ extra: yearWords(year), ...(product !== null && { seen: productPrefix(product) }) });

/** Two menus: another year, another product. */
const otherScopes = ({ product, year, products, years }: NumbersReport): readonly ActionsBlockElement[] => {
  const inMenu = year === null ? years : [...new Set([year, ...years])].toSorted((a, b) => b - a);
  const choices = [
    ...inMenu.map((each) => ({ text: String(each), value: scopeValue(product, each) })),
    { text: 'All years', value: scopeValue(product, null) },
  ];
  const named = [
    { text: 'All products', value: scopeValue(null, year) },
    ...products.map((each) => ({ text: each, value: scopeValue(each, year) })),
  ];
  const chosen = scopeValue(product, year);
  return [
    menu(NUMBER_ACTIONS.year, choices, chosen),
    ...(products.length > 1 ? [menu(NUMBER_ACTIONS.product, named, chosen)] : []),
  ];
};

const picturesButton = ({ product, year }: NumbersReport): ActionsBlockElement =>
  button({ actionId: NUMBER_ACTIONS.pictures, text: 'Send me pictures', value: scopeValue(product, year) });

const nothing = (title: Mrkdwn): Mrkdwn =>
  mrkdwn`*${title}*\nNothing to count yet: a release counts in the year in which it was launched, and a cancelled one in the year in which it was cancelled.`;

/** The numbers of a scope, for one reader; every number that stands on few releases says so. */
export const statsMessage = (report: NumbersReport): SlackMessage => {
  const title = scopeTitle(report);
  const parts = summaryOf(report.numbers, report.names);
  const counted = report.numbers.figures.cancelled.releases > 0;
  const scopes = otherScopes(report);
  if (!counted) {
    const text = nothing(title);
    return message(text, [section(text), actions('numbers', scopes)]);
  }
  const said = fewWords(report.numbers.figures.launched);
  const shown = parts.map((part) => partOf(part, said));
  const head = headOf(report);
  return message(
    joinMrkdwn([head, ...shown]),
    [
      section(head),
      ...shown.map((part) => section(part)),
      actions('numbers', [...scopes, picturesButton(report)]),
      context(
        'Where several releases add a number, the middle one stands. Rehearsals are not counted, and nothing is counted of a single person.',
      ),
    ],
    '… and more than fits in here.',
  );
};
