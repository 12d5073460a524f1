/** How much can go wrong. Users read "low risk", "normal risk", "high risk". */
export const RISKS = ['low', 'normal', 'high'] as const;
export type Risk = (typeof RISKS)[number];

/** The five plain questions of planning, each answered yes or no. */
export const RISK_QUESTIONS = ['lives', 'money', 'data', 'irreversible', 'exposed'] as const;
export type RiskQuestion = (typeof RISK_QUESTIONS)[number];

/** True for "yes, that can happen". */
export type RiskAnswers = Readonly<Record<RiskQuestion, boolean>>;

/** What a release of this risk owes beside its lights. */
export type RiskDemands = {
  /** Two people launch: the release manager, and somebody who agrees. */
  secondPerson: boolean;
  /** Working days between the start of the plan and the launch, in which others can object. */
  reviewDays: number;
  backOutPlan: boolean;
  betaVerdict: boolean;
};

export const DEMANDS: Record<Risk, RiskDemands> = {
  low: { secondPerson: false, reviewDays: 0, backOutPlan: false, betaVerdict: false },
  normal: { secondPerson: false, reviewDays: 2, backOutPlan: false, betaVerdict: false },
  high: { secondPerson: true, reviewDays: 5, backOutPlan: true, betaVerdict: true },
};

/** Any of these is high by itself. */
const GRAVE: readonly RiskQuestion[] = ['lives'];
const MANY = 3;

/**
 * Lives, or three of the five, are high; none is low; anything else, and what nobody judged, is normal.
 * @param answers null while the questions were not answered
 */
export const riskOf = (answers: RiskAnswers | null): Risk => {
  if (answers === null) return 'normal';
  const yes = RISK_QUESTIONS.filter((question) => answers[question]);
  if (yes.length === 0) return 'low';
  return yes.length >= MANY || yes.some((question) => GRAVE.includes(question)) ? 'high' : 'normal';
};

const NONE = 'none';

/** The answers as one comparable text: empty while nobody judged, "none", or the questions answered yes. */
export const riskText = (answers: RiskAnswers | null): string => {
  if (answers === null) return '';
  return RISK_QUESTIONS.filter((question) => answers[question]).join(',') || NONE;
};

/** The reverse of {@link riskText}. */
export const riskFrom = (text: string): RiskAnswers | null => {
  if (text === '') return null;
  const yes = text.split(',');
  return Object.fromEntries(
    RISK_QUESTIONS.map((question) => [question, yes.includes(question)]),
  ) as RiskAnswers;
};

export const isAtLeast = (risk: Risk, least: Risk): boolean => RISKS.indexOf(risk) >= RISKS.indexOf(least);
