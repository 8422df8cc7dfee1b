import type { ReactNode } from 'react';

export interface IconProps {
  className?: string;
}

/** Line drawings on a 24 px grid in the colour of the text; decoration only, the words stand beside them. */
function Icon({ className = 'size-6', children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
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
    <Icon {...props}>
      <path d="M3 10.5h18c0 4.2-3.6 6.5-9 6.5s-9-2.3-9-6.5z" />
      <path d="M21 10.5a7.5 7.5 0 0 0-7.5-7.5v7.5M17.2 4.5l-3.7 6" />
      <path d="m7 16.2-1.2 3.6M17 16.2l1.2 3.6M3.5 19c5.2 2.4 11.8 2.4 17 0" />
    </Icon>
  );
}

export function ThermometerIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M10 13.6V5a2.5 2.5 0 0 1 5 0v8.6a4.5 4.5 0 1 1-5 0z" />
      <path d="M12.5 9v8" />
    </Icon>
  );
}

export function SoundIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 10v4M8 7v10M12 4v16M16 8v8M20 10.5v3" />
    </Icon>
  );
}

export function FaceIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9 10.2v.4M15 10.2v.4M9 14.6c1.8 1.5 4.2 1.5 6 0M12 3.5c.2 1.4-.4 2.2-1.6 2.6" />
    </Icon>
  );
}

export function ClockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2" />
    </Icon>
  );
}

export function AlertIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 4 3.2 19h17.6L12 4zM12 10v4M12 16.8v.1" />
    </Icon>
  );
}

export function CheckIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m5 12.5 4.5 4.5L19 7.5" />
    </Icon>
  );
}

export function DotIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="12" r="3" />
    </Icon>
  );
}

export function QuestionIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9.6 9.6c.3-1.4 1.2-2.1 2.5-2.1 1.4 0 2.5.9 2.5 2.2 0 1.9-2.6 2-2.6 3.9M12 16.6v.1" />
    </Icon>
  );
}

export function RockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5.5 11h13c0 3.2-2.6 4.8-6.5 4.8s-6.5-1.6-6.5-4.8z" />
      <path d="M18.5 11A5.8 5.8 0 0 0 12.7 5.200V11M6 18.800c3.8 1.3 8.2 1.3 12 0" />
      <path d="M2.5 8.5c-.9 2.3-.9 4.7 0 7M21.5 8.500c.9 2.3.9 4.7 0 7" />
    </Icon>
  );
}

export function StopIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="5.5" y="5.5" width="13" height="13" rx="2.5" />
    </Icon>
  );
}

export function EyeIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.5 12S6 5.8 12 5.8 21.5 12 21.5 12 18 18.2 12 18.2 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </Icon>
  );
}

export function EyeOffIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3 9.5c2 3 5 5 9 5s7-2 9-5M12 14.5V18M6.8 13.2 5 16.2M17.2 13.2l1.8 3" />
    </Icon>
  );
}

export function CameraOffIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 4l16 16M8 7h7.5A1.5 1.5 0 0 1 17 8.500v2l4-2.500v8M17 17H5.500A1.5 1.5 0 0 1 4 15.500v-7A1.5 1.5 0 0 1 5 7" />
    </Icon>
  );
}

export function PlusIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 5v14M5 12h14" />
    </Icon>
  );
}

export function BellIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15L6 16.500zM10 20.500c1.200.900 2.800.900 4 0" />
    </Icon>
  );
}

export function ChartIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 4v16h16M8 15.500l3.500-4 3 2.500L20 8" />
    </Icon>
  );
}

export function SlidersIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 7.500h9M17 7.500h3M4 16.500h3M11 16.500h9" />
      <circle cx="15" cy="7.500" r="2" />
      <circle cx="9" cy="16.500" r="2" />
    </Icon>
  );
}

export function PreviousIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M14.500 5.500 8 12l6.500 6.500" />
    </Icon>
  );
}

export function NextIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M9.500 5.500 16 12l-6.500 6.500" />
    </Icon>
  );
}

export function DownloadIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 4v10M7.500 10l4.500 4.500 4.500-4.500M5 19.500h14" />
    </Icon>
  );
}

/** Waves of a sender, struck out. */
export function OfflineIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 4l16 16M2.5 9.5a14 14 0 0 1 4-2.7M10.500 5.100a14 14 0 0 1 11 4.400M5.800 13a9.200 9.200 0 0 1 4-2.300M15.200 11.300a9.200 9.200 0 0 1 3 1.700M9 16.300a4.500 4.500 0 0 1 5-.800M12 19.500v.1" />
    </Icon>
  );
}

/** A picture that is paused. */
export function FrozenIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="3" y="5" width="18" height="14" rx="2.5" />
      <path d="M10 9.500v5M14 9.500v5" />
    </Icon>
  );
}

/** A line of readings that breaks off. */
export function SignalLostIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.5 12h3l2-5 3.500 10 1.800-5M16 12h.1M19 12h.1M21.900 12h.1" />
    </Icon>
  );
}

/** A clock with a piece of its time missing. */
export function UnwatchedIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M20.5 12A8.500 8.500 0 1 1 12 3.500M12 7.500V12l3 2M16.200 4.600v.1M19.400 7.800v.1" />
    </Icon>
  );
}

/** A store that is full to the brim. */
export function DiskFullIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4.500 6.500v11c0 1.700 3.400 3 7.500 3s7.500-1.300 7.500-3v-11" />
      <path d="M12 9.500c4.100 0 7.500-1.300 7.500-3s-3.400-3-7.500-3-7.500 1.300-7.500 3 3.400 3 7.500 3zM12 12.500v3M12 17.800v.1" />
    </Icon>
  );
}
