import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { EnterFullIcon, type IconProps, LeaveFullIcon, SmallWindowIcon } from '../ui/icons';
import type { FullView } from './use-full-view';
import type { SmallWindow } from './use-small-window';

interface PictureControlsProps {
  full: FullView;
  small: SmallWindow;
  locale: Locale;
}

/** Larger, or out of the page: in the corner where the thumb is. */
export function PictureControls({ full, small, locale }: PictureControlsProps) {
  const text = words(locale).live.picture;
  return (
    <div className="absolute right-3 bottom-3 flex items-center gap-2">
      <p role="status" className="rounded-full bg-stage/80 px-3 py-1.5 text-sm text-stage-ink empty:sr-only">
        {small.hasFailed ? text.smallFailed : null}
      </p>
      {small.isPossible ? (
        <Control
          label={small.isOpen ? text.closeSmall : text.openSmall}
          Icon={SmallWindowIcon}
          onPress={small.toggle}
        />
      ) : null}
      <Control
        label={full.isFull ? text.leaveFull : text.enterFull}
        Icon={full.isFull ? LeaveFullIcon : EnterFullIcon}
        onPress={full.toggle}
      />
    </div>
  );
}

interface ControlProps {
  label: string;
  Icon: (props: IconProps) => React.ReactNode;
  onPress: () => void;
}

function Control({ label, Icon, onPress }: ControlProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="inline-flex size-11 items-center justify-center rounded-full bg-stage/80 text-stage-ink hover:bg-stage focus-visible:-outline-offset-4 focus-visible:outline-stage-ink"
    >
      <Icon className="size-5" />
    </button>
  );
}
