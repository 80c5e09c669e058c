/** Whether the navigation is collapsed; a cookie, so that the server renders the right width at once. */
export const NAVIGATION_COOKIE = 'plumbline-navigation';
export type NavigationState = 'expanded' | 'collapsed';

const ONE_YEAR_S = 31_536_000;

export function rememberNavigation(state: NavigationState): void {
  // biome-ignore lint/suspicious/noDocumentCookie: Cookie Store is missing from Firefox 121 and Safari 17.
  document.cookie = `${NAVIGATION_COOKIE}=${state}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
}
