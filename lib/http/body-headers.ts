/**
 * Headers on an answer's body that Next would take away, with the names under which a route says them; the front door
 * puts them back.
 */
export const BODY_HEADERS = {
  'Content-Encoding': 'X-Smart-Cradle-Content-Encoding',
  'Content-Length': 'X-Smart-Cradle-Content-Length',
} as const;
