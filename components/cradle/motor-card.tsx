'use client';

import { useState } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { MOTOR_ACTIONS, type MotorAction } from '@/lib/cradle/topics';
import { formatAge } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { postJson } from '../form/post-json';
import { leaveSignedOut } from '../form/session-probe';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { type IconProps, RockIcon, StopIcon } from '../ui/icons';
import { Notice } from '../ui/notice';

interface MotorCardProps {
  uuid: string;
  locale: Locale;
  /** What was last asked, by whom and when (server's clock, ms); undefined while we do not know. */
  motor: LiveSnapshot['motor'] | undefined;
  now: number | null;
  /** Nothing is heard of the cradle, so it may not hear us. */
  silent: boolean;
}

type Outcome = { sent: true; action: MotorAction } | { sent: false; message: string };

const LOOKS = {
  start: { variant: 'primary', Icon: RockIcon },
  stop: { variant: 'outline', Icon: StopIcon },
} as const satisfies Record<MotorAction, { variant: string; Icon: (props: IconProps) => React.ReactNode }>;

export function MotorCard({ uuid, locale, motor, now, silent }: MotorCardProps) {
  const text = words(locale).motor;
  const [pending, setPending] = useState<MotorAction | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function ask(action: MotorAction): Promise<void> {
    setPending(action);
    setOutcome(null);
    const result = await postJson(`/control_motor/${encodeURIComponent(uuid)}`, { action }, locale);
    setPending(null);
    if (result.ok) setOutcome({ sent: true, action });
    else if (result.status === 401) leaveSignedOut();
    else setOutcome({ sent: false, message: refusal(result, locale) });
  }

  return (
    <Card>
      <h2 className="text-lg font-bold">{text.title}</h2>
      <div className="mt-3 grid grid-cols-2 gap-3">
        {MOTOR_ACTIONS.map((action) => {
          const { variant, Icon } = LOOKS[action];
          return (
            <Button
              key={action}
              size="large"
              variant={variant}
              busy={pending !== null}
              onClick={() => {
                if (pending === null) void ask(action);
              }}
            >
              <Icon />
              {pending === action ? text.sending : text.buttons[action]}
            </Button>
          );
        })}
      </div>
      <OutcomeLine outcome={outcome} locale={locale} />
      {silent ? (
        <Notice tone="warn" className="mt-3">
          {text.mayNotHear}
        </Notice>
      ) : null}
      <p className="mt-3 font-medium">{lastAsked(motor, now, locale)}</p>
      <p className="text-sm text-muted">{text.unconfirmed}</p>
    </Card>
  );
}

function OutcomeLine({ outcome, locale }: { outcome: Outcome | null; locale: Locale }) {
  const text = words(locale).motor;
  return (
    <div aria-live="assertive">
      {outcome?.sent === true ? (
        <Notice tone="good" className="mt-3">
          {text.sent[outcome.action]}
        </Notice>
      ) : null}
      {outcome?.sent === false ? (
        <Notice tone="danger" className="mt-3">
          {outcome.message}
        </Notice>
      ) : null}
    </div>
  );
}

/** Without an answer nobody knows; when the broker did not take it, its name says nothing to a parent. */
function refusal({ status, message }: { status: number; message: string }, locale: Locale): string {
  const text = words(locale).motor;
  if (status === 0) return text.uncertain;
  return status >= 500 ? text.failed : message;
}

function lastAsked(motor: MotorCardProps['motor'], now: number | null, locale: Locale): string | null {
  const text = words(locale).motor;
  if (motor === undefined || now === null) return null;
  if (motor === null) return text.neverAsked;
  return text.lastAsked[motor.action](formatAge(now - motor.at, locale), motor.by);
}
