/** Version and build ID, inserted by the build. Unbundled sources have none. */
declare const HUB_VERSION: string;

export const VERSION: string = typeof HUB_VERSION === 'string' ? HUB_VERSION : 'unbundled';
