import {
  AudioLines,
  Baby,
  BedDouble,
  Bell,
  Camera,
  ChartLine,
  Check,
  ChevronLeft,
  ChevronRight,
  CircleQuestionMark,
  Clock,
  Dot,
  Download,
  Eye,
  EyeOff,
  HardDrive,
  Image,
  type LucideIcon,
  Maximize,
  Minimize,
  Moon,
  MoonStar,
  Pause,
  Pencil,
  PictureInPicture2,
  Play,
  Plus,
  Printer,
  ShieldOff,
  SlidersHorizontal,
  Snowflake,
  Square,
  Sun,
  Thermometer,
  TriangleAlert,
  Unplug,
  VideoOff,
  WifiOff,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';

export interface IconProps {
  className?: string;
}

/** Line drawings in the colour of the text; decoration only, the words stand beside them. */
const LINES = { strokeWidth: 1.8, 'aria-hidden': true } as const;

/** One of the library's drawings, under the name of what it stands for here. */
function drawn(Drawing: LucideIcon) {
  return ({ className = 'size-6' }: IconProps) => <Drawing {...LINES} className={`shrink-0 ${className}`} />;
}

export const ThermometerIcon = drawn(Thermometer);
export const SoundIcon = drawn(AudioLines);
export const FaceIcon = drawn(Baby);
export const ClockIcon = drawn(Clock);
export const AlertIcon = drawn(TriangleAlert);
export const CheckIcon = drawn(Check);
export const DotIcon = drawn(Dot);
export const QuestionIcon = drawn(CircleQuestionMark);
export const StopIcon = drawn(Square);
export const EyeIcon = drawn(Eye);
export const EyeOffIcon = drawn(EyeOff);
export const CameraOffIcon = drawn(VideoOff);
export const PlusIcon = drawn(Plus);
export const BellIcon = drawn(Bell);
export const ChartIcon = drawn(ChartLine);
export const SlidersIcon = drawn(SlidersHorizontal);
export const PreviousIcon = drawn(ChevronLeft);
export const NextIcon = drawn(ChevronRight);
export const DownloadIcon = drawn(Download);
export const PrintIcon = drawn(Printer);
export const OfflineIcon = drawn(WifiOff);
export const FrozenIcon = drawn(Snowflake);
export const SignalLostIcon = drawn(Unplug);
export const UnwatchedIcon = drawn(ShieldOff);
export const DiskFullIcon = drawn(HardDrive);
export const TonightIcon = drawn(MoonStar);
export const MoonIcon = drawn(Moon);
export const SunIcon = drawn(Sun);
export const EditIcon = drawn(Pencil);
export const CameraIcon = drawn(Camera);
export const PhotoIcon = drawn(Image);
export const CloseIcon = drawn(X);
export const PauseIcon = drawn(Pause);
export const EnterFullIcon = drawn(Maximize);
export const LeaveFullIcon = drawn(Minimize);
export const SmallWindowIcon = drawn(PictureInPicture2);
export const BedsideIcon = drawn(BedDouble);
export const PlayIcon = drawn(Play);

/** What the library has no drawing of. */
function OwnDrawing({ className = 'size-6', children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      strokeWidth={LINES.strokeWidth}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
    >
      {children}
    </svg>
  );
}

export function CradleIcon(props: IconProps) {
  return (
    <OwnDrawing {...props}>
      <path d="M3 10.5h18c0 4.2-3.6 6.5-9 6.5s-9-2.3-9-6.5z" />
      <path d="M21 10.5a7.5 7.5 0 0 0-7.5-7.5v7.5M17.2 4.5l-3.7 6" />
      <path d="m7 16.2-1.2 3.6M17 16.2l1.2 3.6M3.5 19c5.2 2.4 11.8 2.4 17 0" />
    </OwnDrawing>
  );
}

export function RockIcon(props: IconProps) {
  return (
    <OwnDrawing {...props}>
      <path d="M5.5 11h13c0 3.2-2.6 4.8-6.5 4.8s-6.5-1.6-6.5-4.8z" />
      <path d="M18.5 11A5.8 5.8 0 0 0 12.7 5.200V11M6 18.800c3.8 1.3 8.2 1.3 12 0" />
      <path d="M2.5 8.5c-.9 2.3-.9 4.7 0 7M21.5 8.500c.9 2.3.9 4.7 0 7" />
    </OwnDrawing>
  );
}
