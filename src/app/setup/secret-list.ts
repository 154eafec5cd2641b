/**
 * The script properties that a person sets. They are set from the workbook's menu: Google's own page is read-only from
 * fifty properties on, and the inbox makes more. https://developers.google.com/apps-script/guides/properties
 * What each is for stands in the dialog (`src/dialogs/secrets.html`), which costs the bundle nothing.
 */
import { secretNames } from '../../integrations/telemetry/secret-names.ts';

export interface SecretEntry {
  readonly name: string;
  /** shared: somebody else has to be told of a change. given: by somebody else. own: nobody but the hub needs it. */
  readonly kind: 'shared' | 'given' | 'own';
  /** The name under which its successor waits while both are taken. */
  readonly next?: string;
}

const CREDENTIALS = ['HMAC_ID', 'HMAC_SECRET', 'ACCESS_TOKEN', 'REFRESH_TOKEN', 'CLIENT_ID', 'CLIENT_SECRET'];

const GIVEN = [
  ...['META_ACCESS_TOKEN', 'META_PHONE_NUMBER_ID'],
  ...['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'FEISHU_BASE_TOKEN'],
  ...['QONTAK_', 'QONTAK_CRM_'].flatMap((prefix) => CREDENTIALS.map((name) => prefix + name)),
];

/** Every secret there may be. `gatewayIds`: of the Gateways tab. */
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
