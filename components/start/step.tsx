import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import type { StartStep } from '@/lib/i18n/start/shape';
import { words } from '@/lib/i18n/words';
import { Card } from '../ui/card';
import { CheckIcon } from '../ui/icons';
import { START_STEPS, type StepState } from './steps';

export interface StepProps {
  step: StartStep;
  state: StepState;
  /** Whether it shows what to do. */
  unfolded: boolean;
  locale: Locale;
}

interface StepContent {
  /** What stands there once it is done. */
  outcome: ReactNode;
  children?: ReactNode;
}

/** One step: done and in one line, or with what there is to do, or waiting for those before it. */
export function Step({ step, state, unfolded, locale, outcome, children }: StepProps & StepContent) {
  const text = words(locale).start;
  const { title, hint } = text.steps[step];
  const done = state === 'done';
  return (
    <li data-step={step} data-step-state={state} aria-current={unfolded ? 'step' : undefined}>
      <Card className={`grid gap-4 ${done || unfolded ? '' : 'border-dashed shadow-none'}`}>
        <div className="flex items-start gap-3">
          <span
            aria-hidden="true"
            className={`flex size-9 shrink-0 items-center justify-center rounded-full font-bold ${done ? 'bg-good-soft text-good' : unfolded ? 'bg-accent text-on-accent' : 'bg-sunken text-muted'}`}
          >
            {done ? <CheckIcon className="size-5" /> : START_STEPS.indexOf(step) + 1}
          </span>
          <div className="min-w-0 pt-1">
            <h2 className="text-lg leading-7 font-bold">
              {title}
              <span className="sr-only"> · {text.marks[state]}</span>
            </h2>
            {done ? <p className="text-muted">{outcome}</p> : null}
            {unfolded && hint !== '' ? <p className="text-muted">{hint}</p> : null}
          </div>
        </div>
        {unfolded ? children : null}
      </Card>
    </li>
  );
}
