import type { Words } from '@/lib/i18n/words-shape';
import { AlertIcon, CheckIcon, ClockIcon } from '../ui/icons';
import type { UsernameCheck } from './use-username-check';

/** What the server says of the name while it is typed. */
export function UsernameAnswer({ check, text }: { check: UsernameCheck; text: Words['register'] }) {
  return (
    <div role="status" className="min-h-6">
      {check === 'checking' ? (
        <p className="flex items-center gap-1.5">
          <ClockIcon className="size-4" />
          {text.nameChecking}
        </p>
      ) : null}
      {check === 'free' ? (
        <p className="flex items-center gap-1.5 font-medium text-good">
          <CheckIcon className="size-4" />
          {text.nameFree}
        </p>
      ) : null}
      {check === 'taken' ? (
        <p className="flex items-center gap-1.5 font-medium text-danger">
          <AlertIcon className="size-4" />
          {text.nameTaken}
        </p>
      ) : null}
    </div>
  );
}
