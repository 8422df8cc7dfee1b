import type { Direction } from '@/lib/cradle/sensors/direction';

/** How a part of a drawing is filled, and the class of its swatch in the legend. */
export interface Look {
  fill: string;
  opacity: number;
  swatch: string;
}

export const CRYING_LOOK: Look = { fill: 'var(--color-accent)', opacity: 1, swatch: 'bg-accent' };
export const ALERT_LOOK: Look = { fill: 'var(--color-danger)', opacity: 1, swatch: 'bg-danger' };

export const DIRECTION_LOOKS = {
  '정면 유지 중': { fill: 'var(--color-good)', opacity: 0.6, swatch: 'bg-good/60' },
  '좌측으로 움직임': { fill: 'var(--color-warn)', opacity: 1, swatch: 'bg-warn' },
  '우측으로 움직임': { fill: 'var(--color-accent)', opacity: 0.5, swatch: 'bg-accent/50' },
  '인식 안됨': { fill: 'var(--color-ink)', opacity: 1, swatch: 'bg-ink' },
} as const satisfies Record<Direction, Look>;
