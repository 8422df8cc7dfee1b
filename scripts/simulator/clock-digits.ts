import type { Canvas } from './sprite';

/** Five columns by seven rows a sign, drawn here because no font may be assumed on the machine. */
const SIGNS: Record<string, readonly string[]> = {
  '0': ['.###.', '#...#', '#..##', '#.#.#', '##..#', '#...#', '.###.'],
  '1': ['..#..', '.##..', '..#..', '..#..', '..#..', '..#..', '.###.'],
  '2': ['.###.', '#...#', '....#', '..##.', '.#...', '#....', '#####'],
  '3': ['.###.', '#...#', '....#', '..##.', '....#', '#...#', '.###.'],
  '4': ['...#.', '..##.', '.#.#.', '#..#.', '#####', '...#.', '...#.'],
  '5': ['#####', '#....', '####.', '....#', '....#', '#...#', '.###.'],
  '6': ['..##.', '.#...', '#....', '####.', '#...#', '#...#', '.###.'],
  '7': ['#####', '....#', '...#.', '..#..', '..#..', '..#..', '..#..'],
  '8': ['.###.', '#...#', '#...#', '.###.', '#...#', '#...#', '.###.'],
  '9': ['.###.', '#...#', '#...#', '.####', '....#', '...#.', '.##..'],
  ':': ['...', '.#.', '.#.', '...', '.#.', '.#.', '...'],
  '.': ['...', '...', '...', '...', '...', '...', '.#.'],
};

/** Canvas pixels for one pixel of a sign. */
const DOT = 3;
const INK = 235;
const OUTLINE = 15;

/** `HH:MM:SS.t` of the local wall clock, with tenths of a second. */
export function clockText(moment: Date): string {
  const parts = [moment.getHours(), moment.getMinutes(), moment.getSeconds()];
  const tenths = Math.floor(moment.getMilliseconds() / 100);
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}.${tenths}`;
}

/** Writes digits, `:` and `.` with their upper left corner at (x, y); other signs are left out. */
export function drawClock(canvas: Canvas, text: string, x: number, y: number): void {
  // The outline of the whole text comes first, or it would eat into the sign before.
  for (const [grow, tone] of [
    [1, OUTLINE],
    [0, INK],
  ] as const) {
    let left = x;
    for (const sign of text) {
      const rows = SIGNS[sign];
      if (!rows) continue;
      drawSign(canvas, rows, { x: left, y, grow, tone });
      left += ((rows[0]?.length ?? 0) + 1) * DOT;
    }
  }
}

type Pen = { x: number; y: number; grow: number; tone: number };

function drawSign(canvas: Canvas, rows: readonly string[], pen: Pen): void {
  rows.forEach((row, rowIndex) => {
    for (let column = 0; column < row.length; column++) {
      if (row[column] === '#') drawDot(canvas, pen.x + column * DOT, pen.y + rowIndex * DOT, pen);
    }
  });
}

function drawDot(canvas: Canvas, x: number, y: number, { grow, tone }: Pen): void {
  for (let row = Math.max(0, y - grow); row < Math.min(canvas.height, y + DOT + grow); row++) {
    const from = Math.max(0, x - grow);
    const to = Math.min(canvas.width, x + DOT + grow);
    canvas.pixels.fill(tone, row * canvas.width + from, row * canvas.width + to);
  }
}
