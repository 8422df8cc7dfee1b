import type { PictureSize } from './matroska';

/** A JPEG may claim to be of any size; none above this is decoded. */
export const MAX_PIXELS = 4096 * 4096;
/** Within level 4.0, which every phone decodes. */
const LONGEST_SIDE = 1_280;
const LEVEL = '4.0';
/** A third of the size of ultrafast at this look, for twice its CPU: docs/decisions/007-video-by-ffmpeg.md. */
const PRESET = 'veryfast';
/** Takes the noise of a night camera away and keeps what a parent looks for; 24 is seven times as large. */
const QUALITY = '28';
/** A place to jump to every so many pictures: 5 s of a cradle. */
const KEYFRAME_EVERY = '50';

/**
 * Arguments of ffmpeg 4.4 to 7: JPEGs in Matroska from standard input to an MP4 file that plays while it loads.
 * Input is what the pipe brings, of one format with one codec, so that bytes from a device are never taken for a
 * list of other files.
 */
export function h264Arguments(firstPicture: PictureSize, file: string): string[] {
  const { width, height } = fittedSize(firstPicture);
  const filters = [
    // A JPEG uses all 256 steps of brightness, and players take what they get for video, which uses 16 to 235.
    `scale=${width}:${height}:force_original_aspect_ratio=decrease:out_range=tv`,
    `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2`,
    'setsar=1',
    'format=yuv420p',
  ];
  return [
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'],
    // The pace is not to be guessed: ffmpeg 5 would show the last picture for as long as the guess says.
    ...['-fpsprobesize', '0', '-max_pixels', String(MAX_PIXELS)],
    ...['-protocol_whitelist', 'pipe', '-f', 'matroska', '-i', 'pipe:0'],
    ...['-map', '0:v:0', '-an', '-vf', filters.join(',')],
    ...['-c:v', 'libx264', '-preset', PRESET, '-crf', QUALITY, '-g', KEYFRAME_EVERY, '-level', LEVEL],
    // Colours as JFIF defines them; unsaid, players guess them by the size.
    ...['-colorspace', 'smpte170m', '-color_primaries', 'bt709', '-color_trc', 'iec61966-2-1'],
    ...['-color_range', 'tv'],
    // Each picture at its own millisecond, none doubled or dropped to keep a pace.
    ...['-vsync', 'vfr', '-enc_time_base', '1:1000'],
    // A picture that cannot be decoded is left out, however many there are.
    ...['-max_error_rate', '1', '-movflags', '+faststart', '-f', 'mp4', `file:${file}`],
  ];
}

/** H.264 in 4:2:0 wants even sides. */
function fittedSize({ width, height }: PictureSize): PictureSize {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const even = (side: number) => Math.max(2, Math.round((side * scale) / 2) * 2);
  return { width: even(width), height: even(height) };
}
