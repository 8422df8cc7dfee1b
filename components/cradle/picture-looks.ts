import { CameraOffIcon, ClockIcon, FrozenIcon, type IconProps, OfflineIcon, PauseIcon } from '../ui/icons';
import type { PictureStatus } from './picture-state';

interface PictureLook {
  /** Beside the state's name; null: a dot, which only what lives or is about to has. */
  Icon: ((props: IconProps) => React.ReactNode) | null;
  /** Large, over the middle of the picture. */
  Large: ((props: IconProps) => React.ReactNode) | null;
  /** Colour of dot and icon. */
  tone: string;
  /** Around the picture: none, one line, or a broken one. */
  frame: string;
}

/** Each state of the picture is told apart by shape and words; colour only helps. */
export const PICTURE_LOOKS = {
  live: { Icon: null, Large: null, tone: 'text-stage-good', frame: '' },
  connecting: {
    Icon: null,
    Large: null,
    tone: 'text-stage-warn animate-breathe',
    frame: '',
  },
  delayed: {
    Icon: ClockIcon,
    Large: ClockIcon,
    tone: 'text-stage-warn',
    frame: 'border-4 border-stage-warn',
  },
  frozen: {
    Icon: FrozenIcon,
    Large: PauseIcon,
    tone: 'text-stage-frozen',
    frame: 'frost border-8 border-double border-stage-frozen',
  },
  noSignal: {
    Icon: CameraOffIcon,
    Large: CameraOffIcon,
    tone: 'text-stage-danger',
    frame: 'border-4 border-dashed border-stage-danger',
  },
  lost: {
    Icon: OfflineIcon,
    Large: OfflineIcon,
    tone: 'text-stage-danger',
    frame: 'border-4 border-dashed border-stage-danger',
  },
} as const satisfies Record<PictureStatus, PictureLook>;
