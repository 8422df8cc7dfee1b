import type { z } from 'zod';
import {
  type IssueLimits,
  type IssueRule,
  isIssueRule,
  type ValidationIssue,
} from '@/lib/platform/validation-issue';

const TYPE_RULES: Partial<Record<string, IssueRule>> = {
  string: 'text',
  number: 'number',
  int: 'whole_number',
  boolean: 'yes_or_no',
  object: 'object',
};

/**
 * The fields that a shape refused, checked with `reportInput`: without it a missing field looks like one of another
 * type. What was sent stays behind: it may be a password.
 */
export function listIssues(error: z.ZodError): ValidationIssue[] {
  return error.issues.map((issue) => ({
    path: issue.path.join('.'),
    rule: ruleOf(issue),
    limits: limitsOf(issue),
  }));
}

function ruleOf(issue: z.core.$ZodIssue): IssueRule {
  if (issue.code !== 'custom' && issue.input === undefined) return 'required';
  if (isIssueRule(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_RULES[issue.expected] ?? 'other';
    case 'invalid_value':
      return 'choice';
    case 'too_small':
      if (issue.origin !== 'string') return 'least';
      return issue.minimum === 1 ? 'required' : 'shortest';
    case 'too_big':
      return issue.origin === 'string' ? 'longest' : 'most';
    default:
      return 'other';
  }
}

function limitsOf(issue: z.core.$ZodIssue): IssueLimits {
  switch (issue.code) {
    case 'invalid_value':
      return { choices: issue.values.map(String) };
    case 'too_small':
      return { min: Number(issue.minimum) };
    case 'too_big':
      return { max: Number(issue.maximum) };
    case 'custom':
      return issue.params ?? {};
    default:
      return {};
  }
}
