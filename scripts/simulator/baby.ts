import {
  ARM,
  armSvg,
  BLANKET,
  BODY,
  blanketSvg,
  bodySvg,
  HEAD,
  headSvg,
  KNEE,
  kneeSvg,
  MOUTH,
  mouthSvg,
} from './baby-drawing';
import { FACES, type Face, type Pose } from './pose';
import {
  type Canvas,
  combine,
  drawSprite,
  type Matrix,
  placementMatrix,
  renderSprite,
  type Sprite,
} from './sprite';

export type BabySprites = {
  heads: Record<Face, Sprite>;
  body: Sprite;
  arm: Sprite;
  knee: Sprite;
  mouth: Sprite;
  blanket: Sprite;
};

const HEAD_AT = { x: 320, y: 142 } as const;
const BODY_AT = { x: 320, y: 305 } as const;
const SHOULDER_Y = 218;
const SHOULDER_FROM_MIDDLE = 76;
/** Arms lie beside the head, as newborns sleep: degrees from hanging straight down. */
const ARM_REST_ANGLE = 150;

export async function renderBabySprites(): Promise<BabySprites> {
  const [body, arm, knee, mouth, blanket, ...heads] = await Promise.all([
    renderSprite(bodySvg()),
    renderSprite(armSvg()),
    renderSprite(kneeSvg()),
    renderSprite(mouthSvg()),
    renderSprite(blanketSvg()),
    ...FACES.map(async (face) => [face, await renderSprite(headSvg(face))] as const),
  ]);
  return { body, arm, knee, mouth, blanket, heads: Object.fromEntries(heads) as Record<Face, Sprite> };
}

/** Draws from the mattress upwards; `world` moves the whole baby with the cot. */
export function drawBaby(canvas: Canvas, sprites: BabySprites, pose: Pose, world: Matrix): void {
  const put = (sprite: Sprite, matrix: Matrix): void => drawSprite(canvas, sprite, combine(world, matrix));
  put(sprites.arm, armMatrix(-1, pose.leftArm));
  put(sprites.arm, armMatrix(1, pose.rightArm));
  put(sprites.body, bodyMatrix(pose));
  put(sprites.knee, kneeMatrix(-1, pose.leftKnee, pose.bodyAngle));
  put(sprites.knee, kneeMatrix(1, pose.rightKnee, pose.bodyAngle));
  const head = headMatrix(pose);
  put(sprites.heads[pose.face], head);
  if (pose.face === 'crying') put(sprites.mouth, combine(head, mouthMatrix(pose.mouth)));
  if (pose.covered) put(sprites.blanket, blanketMatrix(pose.breath));
}

function armMatrix(side: -1 | 1, swing: number): Matrix {
  const x = BODY_AT.x + side * SHOULDER_FROM_MIDDLE;
  return placementMatrix({ ...ARM, x, y: SHOULDER_Y, angle: -side * ARM_REST_ANGLE + swing, scaleX: -side });
}

function bodyMatrix({ breath, bodyAngle }: Pose): Matrix {
  return placementMatrix({
    ...BODY,
    ...BODY_AT,
    angle: bodyAngle,
    scaleX: 1 + breath * 0.014,
    scaleY: 1 + breath * 0.01,
  });
}

function kneeMatrix(side: -1 | 1, lift: number, bodyAngle: number): Matrix {
  const x = BODY_AT.x + side * 34 - bodyAngle;
  return placementMatrix({ ...KNEE, x, y: BODY_AT.y + 70 + lift, scaleY: 1 - lift / 60 });
}

function headMatrix({ headAngle, headShift, breath }: Pose): Matrix {
  return placementMatrix({
    ...HEAD,
    x: HEAD_AT.x + headShift,
    y: HEAD_AT.y + breath * 0.6,
    angle: headAngle,
  });
}

function mouthMatrix(open: number): Matrix {
  return placementMatrix({ ...MOUTH, x: 90, y: 131, scaleX: 1.05 - open * 0.1, scaleY: 0.35 + open * 0.65 });
}

function blanketMatrix(breath: number): Matrix {
  return placementMatrix({
    ...BLANKET,
    x: 326,
    y: 196,
    angle: -4,
    scaleX: 1 + breath * 0.006,
    scaleY: 1 + breath * 0.008,
  });
}
