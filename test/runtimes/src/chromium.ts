/** What Chromium and its relatives are called. */
export const CHROMIUM: readonly string[] = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Arguments for a browser without a window that asks nothing of other machines.
 * @param profile - an empty folder, of this browser alone
 */
export function chromiumArguments(profile: string): string[] {
  return [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--user-data-dir=${profile}`,
  ];
}
