/**
 * The script properties that a person sets, from the workbook's menu: Google's own page is read-only from fifty properties on,
 * and the inbox creates more. https://developers.google.com/apps-script/guides/properties The dialog
 * (`src/dialogs/secrets.html`) explains what each is for, which adds nothing to the bundle.
 */
import { secretNames } from '../../integrations/telemetry/secret-names.ts';

export interface SecretEntry {
  readonly name: string;
  /** shared: another system must be told of a change. given: issued by another system. own: only the hub needs it. */
  readonly kind: 'shared' | 'given' | 'own';
  /** The name of the property that holds the successor while both are accepted. */
  readonly next?: string;
}

const CREDENTIALS = ['HMAC_ID', 'HMAC_SECRET', 'ACCESS_TOKEN', 'REFRESH_TOKEN', 'CLIENT_ID', 'CLIENT_SECRET'];

const GIVEN = [
  ...['META_ACCESS_TOKEN', 'META_PHONE_NUMBER_ID'],
  ...['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'FEISHU_BASE_TOKEN'],
  ...['QONTAK_', 'QONTAK_CRM_'].flatMap((prefix) => CREDENTIALS.map((name) => prefix + name)),
];

/** All possible secrets. `gatewayIds`: from the Gateways tab. */
export function secretList(gatewayIds: readonly string[]): SecretEntry[] {
  return [
    { name: 'META_VERIFY_TOKEN', kind: 'shared' },
    { name: 'WEBHOOK_KEY', kind: 'shared' },
    { name: 'TOKEN_SECRET', kind: 'own' },
    { name: 'RELAY_SECRET', kind: 'shared', next: 'RELAY_SECRET_NEXT' },
    ...GIVEN.map((name) => ({ name, kind: 'given' as const })),
    ...gatewayIds.map((id): SecretEntry => {
      const [name, next] = secretNames(id);
      return { name, kind: 'shared', next };
    }),
  ];
}
