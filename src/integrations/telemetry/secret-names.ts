/** Names of the Script Properties with a gateway's secrets, which are never in the workbook. */

/** The current secret, and the next while it is being changed: GATEWAY_JKT_1 and GATEWAY_JKT_1_NEXT for the gateway jkt-1. */
export function secretNames(gatewayId: string): readonly [string, string] {
  const name = `GATEWAY_${gatewayId.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
  return [name, `${name}_NEXT`];
}
