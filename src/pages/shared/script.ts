/** google.script as the pages use it: https://developers.google.com/apps-script/guides/html/reference/run */
interface Runner {
  withSuccessHandler(handler: (answer: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
  callPage(request: string): void;
}

interface Place {
  readonly hash: string;
}

export interface GoogleScript {
  readonly run: Runner;
  readonly url: { getLocation(handler: (place: Place) => void): void };
  readonly history: { replace(state: unknown, params: object, hash: string): void };
}

declare global {
  interface Window {
    readonly google?: { readonly script?: GoogleScript };
  }
}

export function googleScript(): GoogleScript | null {
  return window.google?.script ?? null;
}
