import { blur, grey, svg } from './cot-drawing';
import type { Face } from './pose';

/** Sizes and anchors of the baby's parts, in pixels of the 640x480 picture. */
export const HEAD = { width: 180, height: 180, anchorX: 90, anchorY: 90 } as const;
export const BODY = { width: 260, height: 300, anchorX: 130, anchorY: 150 } as const;
/** Anchored at the shoulder; hangs down from it, the fist at the far end. */
export const ARM = { width: 64, height: 130, anchorX: 32, anchorY: 24 } as const;
export const KNEE = { width: 110, height: 120, anchorX: 55, anchorY: 60 } as const;
export const MOUTH = { width: 60, height: 50, anchorX: 30, anchorY: 25 } as const;
export const BLANKET = { width: 330, height: 330, anchorX: 165, anchorY: 165 } as const;

const FEATURES = {
  sleeping: `
    <path d="M48 94q14 11 28 0M104 94q14 11 28 0" class="line" stroke-width="3.6"/>
    <path d="M50 97l-4 5M60 101l-2 6M70 100l2 5M110 100l-2 5M120 101l2 6M130 97l4 5" class="line" stroke-width="1.6"/>
    <path d="M48 76q13-7 26-2M106 74q13-5 26 2" class="line" stroke-width="2.4" opacity="0.4"/>
    <path d="M84 111q6 6 12 0" class="line" stroke-width="2.6" opacity="0.7"/>
    <path d="M78 128q12 8 24 0" class="line" stroke-width="3.2"/>
    <path d="M84 136q6 3 12 0" class="line" stroke-width="2" opacity="0.35"/>`,
  crying: `
    <path d="M48 86l26 9-26 7M132 86l-26 9 26 7" class="line" stroke-width="4"/>
    <path d="M46 74q14 0 28 9M134 74q-14 0-28 9" class="line" stroke-width="4.4" opacity="0.65"/>
    <path d="M83 108q7 7 14 0" class="line" stroke-width="2.8" opacity="0.8"/>
    <path d="M46 106q-8 14-1 20q8-4 1-20zM134 106q8 14 1 20q-8-4-1-20z" fill="#fff" opacity="0.75"/>`,
  'turned-left': turnedFeatures(),
  'turned-right': `<g transform="translate(180 0) scale(-1 1)">${turnedFeatures()}</g>`,
} satisfies Record<Face, string>;

export function headSvg(face: Face): string {
  const facing = face === 'sleeping' || face === 'crying';
  return svg(
    HEAD.width,
    HEAD.height,
    `<defs>${blur('soft', 5)}
      <radialGradient id="skin" cx="0.46" cy="0.5" r="0.58">
        <stop offset="0" stop-color="${grey(232)}"/><stop offset="0.62" stop-color="${grey(208)}"/>
        <stop offset="1" stop-color="${grey(150)}"/>
      </radialGradient>
      <style>.line{fill:none;stroke:${grey(58)};stroke-linecap:round;stroke-linejoin:round}</style>
    </defs>
    <ellipse cx="94" cy="98" rx="68" ry="70" fill="#000" opacity="0.35" filter="url(#soft)"/>
    ${facing ? ears() : ''}
    <ellipse cx="90" cy="90" rx="64" ry="67" fill="url(#skin)"/>
    ${facing ? frontHair() : ''}
    ${facing ? '<circle cx="52" cy="112" r="13" fill="#000" opacity="0.1" filter="url(#soft)"/>' : ''}
    ${facing ? '<circle cx="128" cy="112" r="13" fill="#000" opacity="0.1" filter="url(#soft)"/>' : ''}
    ${FEATURES[face]}`,
  );
}

export function mouthSvg(): string {
  return svg(
    MOUTH.width,
    MOUTH.height,
    `<ellipse cx="30" cy="25" rx="20" ry="18" fill="${grey(38)}"/>
     <ellipse cx="30" cy="35" rx="12" ry="7" fill="${grey(120)}"/>
     <ellipse cx="30" cy="25" rx="20" ry="18" fill="none" stroke="${grey(130)}" stroke-width="3"/>`,
  );
}

export function bodySvg(): string {
  const outline =
    'M130 12C190 12 226 44 224 96C222 170 196 286 130 288C64 286 38 170 36 96C34 44 70 12 130 12Z';
  const dots = Array.from({ length: 60 }, (_, dot) => {
    const x = 34 + (dot % 8) * 28 + (Math.floor(dot / 8) % 2) * 14;
    const y = 40 + Math.floor(dot / 8) * 33;
    return `<circle cx="${x}" cy="${y}" r="3.4" fill="#000" opacity="0.2"/>`;
  });
  return svg(
    BODY.width,
    BODY.height,
    `<defs>${blur('soft', 7)}${blur('fold', 3)}
      <radialGradient id="cloth" cx="0.42" cy="0.34" r="0.75">
        <stop offset="0" stop-color="${grey(216)}"/><stop offset="0.5" stop-color="${grey(180)}"/>
        <stop offset="1" stop-color="${grey(92)}"/>
      </radialGradient>
      <clipPath id="bundle"><path d="${outline}"/></clipPath></defs>
    <path d="${outline}" fill="#000" opacity="0.4" filter="url(#soft)" transform="translate(5 8)"/>
    <path d="${outline}" fill="url(#cloth)"/>
    <g clip-path="url(#bundle)">${dots.join('')}
      <path d="M60 30Q150 96 216 150M206 34Q110 120 58 210" fill="none" stroke="#000" stroke-opacity="0.34"
        stroke-width="7" filter="url(#fold)"/>
      <path d="M62 25Q152 91 218 144M202 30Q106 114 54 203" fill="none" stroke="#fff" stroke-opacity="0.42"
        stroke-width="5" filter="url(#fold)"/>
      <path d="M70 232Q130 262 190 226M86 262Q130 278 172 256" fill="none" stroke="#000" stroke-opacity="0.25"
        stroke-width="6" filter="url(#fold)"/>
      <path d="${outline}" fill="none" stroke="#000" stroke-opacity="0.4" stroke-width="16" filter="url(#soft)"/>
    </g>`,
  );
}

export function armSvg(): string {
  return svg(
    ARM.width,
    ARM.height,
    `<defs>${blur('soft', 4)}
      <linearGradient id="sleeve" x1="0" x2="1"><stop offset="0" stop-color="${grey(186)}"/>
        <stop offset="0.4" stop-color="${grey(202)}"/><stop offset="1" stop-color="${grey(110)}"/></linearGradient>
      <radialGradient id="fist" cx="0.42" cy="0.4" r="0.65"><stop offset="0" stop-color="${grey(228)}"/>
        <stop offset="1" stop-color="${grey(150)}"/></radialGradient></defs>
    <rect x="18" y="10" width="34" height="104" rx="17" fill="#000" opacity="0.35" filter="url(#soft)"/>
    <circle cx="32" cy="106" r="17" fill="url(#fist)"/>
    <path d="M22 112q3 6 8 5M31 115q4 4 9-1" fill="none" stroke="${grey(100)}" stroke-width="1.8" stroke-linecap="round"/>
    <path d="M14 22a18 18 0 0 1 36 0L48 92q-16 7-32 0Z" fill="url(#sleeve)"/>
    <path d="M16 88q16 7 32 0" fill="none" stroke="#fff" stroke-opacity="0.5" stroke-width="4"/>`,
  );
}

/** A knee under the cloth: only light and shade. */
export function kneeSvg(): string {
  return svg(
    KNEE.width,
    KNEE.height,
    `<defs>${blur('soft', 9)}</defs>
    <ellipse cx="61" cy="70" rx="26" ry="34" fill="#000" opacity="0.34" filter="url(#soft)"/>
    <ellipse cx="50" cy="54" rx="20" ry="28" fill="#fff" opacity="0.4" filter="url(#soft)"/>`,
  );
}

export function blanketSvg(): string {
  const outline =
    'M22 30Q70 6 112 24T214 20T310 34Q322 120 306 180T312 300Q240 322 168 304T20 302Q6 220 24 150T22 30Z';
  return svg(
    BLANKET.width,
    BLANKET.height,
    `<defs>${blur('soft', 8)}${blur('fold', 4)}
      <pattern id="knit" width="14" height="10" patternUnits="userSpaceOnUse">
        <path d="M0 2L7 8L14 2" fill="none" stroke="#000" stroke-opacity="0.24" stroke-width="2.6"/>
        <path d="M0 0L7 6L14 0" fill="none" stroke="#fff" stroke-opacity="0.2" stroke-width="2"/></pattern>
      <radialGradient id="wool" cx="0.46" cy="0.3" r="0.8"><stop offset="0" stop-color="${grey(176)}"/>
        <stop offset="0.6" stop-color="${grey(136)}"/><stop offset="1" stop-color="${grey(92)}"/></radialGradient>
      <clipPath id="edge"><path d="${outline}"/></clipPath></defs>
    <path d="${outline}" fill="#000" opacity="0.5" filter="url(#soft)" transform="translate(5 8)"/>
    <path d="${outline}" fill="url(#wool)"/><path d="${outline}" fill="url(#knit)"/>
    <g clip-path="url(#edge)">
      <ellipse cx="160" cy="92" rx="62" ry="62" fill="#fff" opacity="0.26" filter="url(#soft)"/>
      <path d="M222 96q-4 62-62 64t-64-52" fill="none" stroke="#000" stroke-opacity="0.42" stroke-width="13" filter="url(#soft)"/>
      <path d="M60 190q60 34 96 8t120 20M40 262q90-30 150 4t120-18" fill="none" stroke="#000" stroke-opacity="0.3"
        stroke-width="11" filter="url(#fold)"/>
      <path d="M62 180q60 34 96 8t120 20M42 252q90-30 150 4t120-18" fill="none" stroke="#fff" stroke-opacity="0.26"
        stroke-width="8" filter="url(#fold)"/>
    </g>
    <path d="${outline}" fill="none" stroke="${grey(196)}" stroke-opacity="0.6" stroke-width="5"/>`,
  );
}

function ears(): string {
  return ['translate(26 94)', 'translate(154 94) scale(-1 1)']
    .map(
      (place) => `<g transform="${place}"><ellipse rx="12" ry="17" fill="${grey(186)}"/>
      <path d="M-4-8q7 4 5 16" fill="none" stroke="${grey(110)}" stroke-width="2.6"/></g>`,
    )
    .join('');
}

function frontHair(): string {
  return `<path d="M28 78Q34 24 90 23Q146 24 152 78Q140 48 112 46Q104 58 92 60Q98 50 94 44Q62 44 28 78Z"
      fill="${grey(74)}" opacity="0.82"/>
    <path d="M52 46q16-16 40-16M100 32q24 4 36 20M90 58q-8-4-8-12" fill="none" stroke="${grey(150)}"
      stroke-opacity="0.5" stroke-width="2.4"/>`;
}

/** The head turned to the left of the picture: the back of the head, one ear, one closed eye, the nose's bump. */
function turnedFeatures(): string {
  return `<path d="M27 96q-11 8-7 14q6 5 14 1z" fill="${grey(204)}"/>
    <path d="M64 26Q152 14 156 92Q152 150 104 157Q126 128 112 106Q84 88 88 62Q74 44 46 44Q54 30 64 26Z"
      fill="${grey(72)}" opacity="0.88"/>
    <path d="M92 40q36 6 44 40M112 34q28 16 30 56M124 132q16-14 20-34" fill="none" stroke="${grey(150)}"
      stroke-opacity="0.42" stroke-width="2.6"/>
    <ellipse cx="99" cy="102" rx="13" ry="18" fill="${grey(198)}"/>
    <path d="M104 94q-10-3-9 8t7 10" fill="none" stroke="${grey(104)}" stroke-width="2.8"/>
    <path d="M34 91q10 9 24 2" class="line" stroke-width="3.6"/>
    <path d="M37 95l-4 5M46 98l-1 6" class="line" stroke-width="1.6"/>
    <path d="M32 75q12-7 24-1" class="line" stroke-width="2.4" opacity="0.4"/>
    <path d="M29 128q10 3 17-3" class="line" stroke-width="3"/>
    <circle cx="58" cy="118" r="12" fill="#000" opacity="0.1" filter="url(#soft)"/>`;
}
