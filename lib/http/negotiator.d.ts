/** The part of the package that we use; the types that others keep for it lack `preferred`. */
declare module 'negotiator' {
  export default class Negotiator {
    constructor(request: { headers: Record<string, string> });
    /** The best of what is available, or undefined; of equals the one that is `preferred`. */
    encoding(available: string[], options: { preferred: string[] }): string | undefined;
  }
}
