import { inspectBlocks } from './blocks.ts';
import { BYTES, CHARACTERS } from './limits.ts';
import { asSent, type Inspection, isFields, type PayloadProblem, pointerTo } from './problem.ts';
import { type CrossRule, flag, type Rule, report, type Shape, string, typed } from './rule.ts';
import { type ElementState, isEmptyState, stateProblem } from './submitted-state.ts';
import { plainText } from './text-objects.ts';

/** What a client holds of a view: values[block_id][action_id]. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, ElementState>>>>;

const blocks: Rule = (value, at, inspection) => {
  if (Array.isArray(value) && value.length === 0) report(inspection, at, 'no fewer than 1 items allowed');
  inspectBlocks(value, at, inspection);
};

const kept = {
  private_metadata: string(0, CHARACTERS.privateMetadata),
  callback_id: string(0, CHARACTERS.callbackId),
  external_id: string(0, CHARACTERS.externalId),
};

const inputsNeedSubmit: CrossRule = (view, at, inspection) => {
  const all: unknown[] = Array.isArray(view.blocks) ? view.blocks : [];
  const hasInput = all.some((block) => isFields(block) && block.type === 'input');
  if (hasInput && view.submit === undefined) {
    report(inspection, pointerTo(at, 'submit'), 'submit is required when an input block is present');
  }
};

const VIEWS: Readonly<Record<'modal' | 'home', Shape>> = {
  modal: {
    required: { title: plainText(CHARACTERS.viewTitle), blocks },
    optional: {
      ...kept,
      submit: plainText(CHARACTERS.viewButton),
      close: plainText(CHARACTERS.viewButton),
      clear_on_close: flag,
      notify_on_close: flag,
    },
    together: [inputsNeedSubmit],
  },
  home: { required: { blocks }, optional: kept },
};

/** Says whether Slack would answer `view_too_large`: the JSON as sent is more than 250 kB. */
export const viewIsTooLarge = (view: unknown): boolean =>
  Buffer.byteLength(JSON.stringify(view) ?? '') > BYTES.view;

/** Returns everything that Slack would refuse about a view of this kind; pointers start at the view itself. */
export const viewProblems = (view: unknown, kind: 'modal' | 'home'): PayloadProblem[] => {
  const inspection: Inspection = { surface: kind, problems: [] };
  const rule = typed((type) => (type === kind ? VIEWS[kind] : `must be ${kind}, not ${type}`));
  rule(asSent(view), '', inspection);
  if (viewIsTooLarge(view)) report(inspection, '', `must be less than ${BYTES.view + 1} bytes of JSON`);
  return inspection.problems;
};

const blocksOf = (view: unknown): Record<string, unknown>[] =>
  isFields(view) && Array.isArray(view.blocks) ? view.blocks.filter(isFields) : [];

const inputProblem = (block: Record<string, unknown>, values: StateValues): string | null => {
  const element = isFields(block.element) ? block.element : {};
  const state = values[String(block.block_id)]?.[String(element.action_id)];
  if (state === undefined || isEmptyState(element, state)) {
    return block.optional === true ? null : 'Please complete this required field.';
  }
  return stateProblem(element, state);
};

/**
 * Returns, by block_id, why a client would not submit this modal yet: required inputs that are empty, and values
 * that the element does not accept. Text of blanks counts as an answer, as in Slack's client.
 * @param view a view whose input blocks all have their block_id and action_id
 */
export const submissionProblems = (view: unknown, values: StateValues): Record<string, string> => {
  const problems: Record<string, string> = {};
  const all = blocksOf(view);
  for (const block of all) {
    const problem = block.type === 'input' ? inputProblem(block, values) : null;
    if (problem !== null) problems[String(block.block_id)] = problem;
  }
  for (const blockId of Object.keys(values)) {
    if (!all.some((block) => block.block_id === blockId)) problems[blockId] = 'The view has no such block.';
  }
  return problems;
};
