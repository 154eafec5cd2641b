/** How a gateway answers when it is asked to unlock a unit. */
export const GATEWAY_MOODS = ['honest', 'busy', 'silent', 'refuses', 'lies', 'talks nonsense'] as const;
export type GatewayMood = (typeof GATEWAY_MOODS)[number];
