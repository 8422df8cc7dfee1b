/** The parents' page that somebody asked for who has to sign in first: where to go then. Only /login gets it. */
export const ASKED_PAGE_COOKIE = 'asked-page';
