/** What the cameras in the field send. */
export const PICTURE_WIDTH = 640;
export const PICTURE_HEIGHT = 480;
export const JPEG_QUALITY = 80;
