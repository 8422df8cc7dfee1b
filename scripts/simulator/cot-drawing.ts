import { PICTURE_HEIGHT, PICTURE_WIDTH } from './picture-size';

/** The floor under the cot: dark boards, lighter where the camera's own infrared lamp falls. */
export function floorSvg(): string {
  const boards = Array.from({ length: 9 }, (_, board) => {
    const tone = 40 + ((board * 5) % 9);
    return `<rect x="${board * 76 - 20}" y="0" width="74" height="480" fill="${grey(tone)}"/>`;
  });
  return svg(
    PICTURE_WIDTH,
    PICTURE_HEIGHT,
    `<defs>
      <radialGradient id="lamp" cx="0.5" cy="0.45" r="0.75">
        <stop offset="0" stop-color="#fff" stop-opacity="0.22"/>
        <stop offset="0.6" stop-color="#000" stop-opacity="0"/>
        <stop offset="1" stop-color="#000" stop-opacity="0.55"/>
      </radialGradient>
    </defs>
    <rect width="640" height="480" fill="${grey(24)}"/>${boards.join('')}
    <rect width="640" height="480" fill="url(#lamp)"/>`,
  );
}

/** The cot with its mattress, seen from above, on nothing. */
export function cotSvg(): string {
  return svg(
    PICTURE_WIDTH,
    PICTURE_HEIGHT,
    `<defs>
      ${blur('soft', 10)}${blur('softer', 18)}
      <linearGradient id="rim" x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stop-color="${grey(196)}"/><stop offset="0.5" stop-color="${grey(150)}"/>
        <stop offset="1" stop-color="${grey(104)}"/>
      </linearGradient>
      <radialGradient id="mattress" cx="0.5" cy="0.42" r="0.72">
        <stop offset="0" stop-color="${grey(152)}"/><stop offset="0.55" stop-color="${grey(122)}"/>
        <stop offset="1" stop-color="${grey(72)}"/>
      </radialGradient>
      <pattern id="quilt" width="46" height="46" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0H46M0 0V46" stroke="#000" stroke-opacity="0.16" stroke-width="2.5"/>
        <path d="M0 3H46M3 0V46" stroke="#fff" stroke-opacity="0.13" stroke-width="2"/>
      </pattern>
      <clipPath id="inside"><rect x="106" y="32" width="428" height="416" rx="118"/></clipPath>
    </defs>
    <rect x="84" y="22" width="484" height="456" rx="140" fill="#000" opacity="0.6" filter="url(#soft)"/>
    <rect x="80" y="8" width="480" height="464" rx="142" fill="url(#rim)"/>
    <rect x="84" y="12" width="472" height="456" rx="138" fill="none" stroke="#fff" stroke-opacity="0.28" stroke-width="3"/>
    <rect x="94" y="21" width="452" height="438" rx="130" fill="none" stroke="#000" stroke-opacity="0.35"
      stroke-width="17" stroke-dasharray="5 19"/>
    <rect x="106" y="32" width="428" height="416" rx="118" fill="url(#mattress)"/>
    <g clip-path="url(#inside)">
      <rect x="106" y="32" width="428" height="416" fill="url(#quilt)"/>
      <path d="M150 110q70 26 100-14M500 330q-60 6-92 62M140 340q48-6 76 40" fill="none" stroke="#fff"
        stroke-opacity="0.14" stroke-width="9" filter="url(#soft)"/>
      <rect x="100" y="26" width="440" height="428" rx="122" fill="none" stroke="#000" stroke-opacity="0.75"
        stroke-width="30" filter="url(#softer)"/>
      <ellipse cx="322" cy="282" rx="138" ry="190" fill="#000" opacity="0.42" filter="url(#softer)"/>
    </g>`,
  );
}

export function svg(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`;
}

export function grey(tone: number): string {
  return `rgb(${tone},${tone},${tone})`;
}

export function blur(id: string, deviation: number): string {
  return `<filter id="${id}" x="-50%" y="-50%" width="200%" height="200%">
    <feGaussianBlur stdDeviation="${deviation}"/></filter>`;
}
