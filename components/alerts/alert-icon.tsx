import { type AlertType, parseAlertType } from '@/lib/alerts/types';
import {
  DiskFullIcon,
  EyeOffIcon,
  FaceIcon,
  FrozenIcon,
  type IconProps,
  OfflineIcon,
  AlertIcon as OtherIcon,
  SignalLostIcon,
  SoundIcon,
  ThermometerIcon,
  UnwatchedIcon,
} from '../ui/icons';

const ICONS = {
  high_temperature: ThermometerIcon,
  crying: SoundIcon,
  abnormal_position: FaceIcon,
  face_not_detected: EyeOffIcon,
  device_offline: OfflineIcon,
  stream_frozen: FrozenIcon,
  signal_lost: SignalLostIcon,
  watch_interrupted: UnwatchedIcon,
  recording_stopped: DiskFullIcon,
} as const satisfies Record<AlertType, (props: IconProps) => React.ReactNode>;

/** The drawing of an alert's kind: filled while it is open. */
export function AlertIcon({ type, open }: { type: string; open: boolean }) {
  const known = parseAlertType(type);
  const Icon = known === null ? OtherIcon : ICONS[known];
  const look = open ? 'bg-accent-soft text-accent' : 'bg-sunken text-muted';
  return (
    <span className={`flex size-12 shrink-0 items-center justify-center rounded-full ${look}`}>
      <Icon className="size-7" />
    </span>
  );
}
