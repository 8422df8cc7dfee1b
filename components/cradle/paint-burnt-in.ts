import type { PictureView } from './picture-state';
import type { PictureText } from './picture-text';

export interface BurntIn {
  view: Pick<PictureView, 'status' | 'dim' | 'hasPicture'>;
  text: PictureText;
  /** By the clock on the wall; empty while nobody knows when the picture was taken. */
  takenAt: string;
  /** In words; empty when there are none. */
  alerts: string;
}

/** As the page's theme has them. */
export interface BurntInColours {
  stage: string;
  ink: string;
  frozen: string;
  danger: string;
}

/** Of the picture's height. */
const TEXT = 0.05;
const TITLE = 0.075;
const DIMMED = 0.3;
/** Between the slanted lines over a frozen picture, as a share of its height. */
const SLANT = 0.04;
const FONT = 'system-ui, sans-serif';

/**
 * The picture with what is said of it, in one canvas: a small window shows a film and nothing beside it. The time of
 * the picture is always written: a browser may let a hidden page paint once a minute only, and then an old picture
 * must at least carry its time.
 */
export function paintBurntIn(
  target: HTMLCanvasElement,
  source: HTMLCanvasElement,
  { view, text, takenAt, alerts }: BurntIn,
  colours: BurntInColours,
): void {
  const { width, height } = source;
  if (target.width !== width || target.height !== height) Object.assign(target, { width, height });
  const context = target.getContext('2d');
  if (context === null) return;
  context.fillStyle = colours.stage;
  context.fillRect(0, 0, width, height);
  if (view.hasPicture) {
    context.globalAlpha = view.dim ? DIMMED : 1;
    context.drawImage(source, 0, 0);
    context.globalAlpha = 1;
  }
  if (view.status === 'frozen') paintFrost(context, { width, height }, colours.frozen);
  const write = writer(context, { width, height }, colours);
  write(alerts === '' ? text.state : `${text.state} · ${alerts}`, { at: 0.02, size: TEXT });
  if (text.over === null) write(text.age, { at: 0.11, size: TEXT });
  else {
    write(text.over.title, { at: 0.4, size: TITLE });
    write(text.age, { at: 0.52, size: TEXT });
  }
  write(takenAt, { at: 0.91, size: TEXT });
  if (text.over !== null || alerts !== '') {
    context.strokeStyle = view.status === 'frozen' ? colours.frozen : colours.danger;
    context.lineWidth = height * 0.02;
    context.strokeRect(0, 0, width, height);
  }
}

function paintFrost(
  context: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
  colour: string,
): void {
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, height / 240);
  context.globalAlpha = 0.5;
  context.beginPath();
  for (let x = -height; x < width; x += height * SLANT) {
    context.moveTo(x, height);
    context.lineTo(x + height, 0);
  }
  context.stroke();
  context.globalAlpha = 1;
}

/** Writes lines in the middle, each on a plate: `at` is the top, `size` the height of its letters, both of the height. */
function writer(
  context: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
  { stage, ink }: BurntInColours,
) {
  return (line: string, { at, size }: { at: number; size: number }): void => {
    if (line === '') return;
    const letters = size * height;
    context.font = `600 ${Math.round(letters)}px ${FONT}`;
    const wide = Math.min(width, context.measureText(line).width + letters);
    context.globalAlpha = 0.8;
    context.fillStyle = stage;
    context.fillRect((width - wide) / 2, at * height, wide, letters * 1.5);
    context.globalAlpha = 1;
    context.fillStyle = ink;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(line, width / 2, (at + size * 0.77) * height, width - letters);
  };
}
