/** What a field of a request can be wrong in. Closed: the words hang on it, and contracts name theirs as `error`. */
export const ISSUE_RULES = [
  'required',
  'text',
  'number',
  'whole_number',
  'yes_or_no',
  'object',
  'least',
  'most',
  'shortest',
  'longest',
  'characters',
  'choice',
  'date',
  'time_of_day',
  'existing_day',
  'hours_and_minutes',
  'other_than_bedtime',
  'time_zone',
  'not_yet',
  'moment',
  'period',
  'buckets',
  'username',
  'cradle_uuid',
  'cradle_name',
  'https',
  'email',
  'base64',
  'once',
  'alone',
  'other',
] as const;

export type IssueRule = (typeof ISSUE_RULES)[number];

export interface IssueLimits {
  min?: number;
  max?: number;
  choices?: readonly string[];
}

/** A field that did not fit. It holds no words: those are made where the reader's language is known. */
export interface ValidationIssue {
  path: string;
  rule: IssueRule;
  limits: IssueLimits;
}

export function isIssueRule(value: unknown): value is IssueRule {
  return ISSUE_RULES.some((rule) => rule === value);
}
