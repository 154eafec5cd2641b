/** The version and the build that runs; the build puts it in. Sources that run unbundled have none. */
declare const HUB_VERSION: string;

export const VERSION: string = typeof HUB_VERSION === 'string' ? HUB_VERSION : 'unbundled';
