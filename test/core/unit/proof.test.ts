/** The proof of a delivery: a signature that any language can make. */
import { refuseSignature, signature } from '../../../src/core/unit/signature';

test('the signature is HMAC-SHA256 over id.ts.body, so that any language can make it', () => {
  expect(signature('a-secret-of-24-characters', 'evt-1', '1795399200', '{"unit":"S3A000101","note":"é 🛵"}')).toBe(
    require('node:crypto')
      .createHmac('sha256', 'a-secret-of-24-characters')
      .update('evt-1.1795399200.{"unit":"S3A000101","note":"é 🛵"}')
      .digest('hex'),
  );
  const query = { id: 'a', ts: '1795399200', sig: '0' };
  const proof = { query, body: 'x', secrets: ['short'], nowMs: 1_795_399_200_000 };
  expect(refuseSignature(proof)).toContain('no secret yet');
});

test('the test vectors in the docs are what the hub computes', () => {
  const { readFileSync } = require('node:fs') as typeof import('node:fs');
  const vectors = [
    ...readFileSync('docs/TELEMETRY_REFERENCE.md', 'utf8').matchAll(
      /^\| `([^`]+)` \| `([^`]+)` \| `(\d{10})` \| `(.+?)` \| `([0-9a-f]{64})` \|$/gm,
    ),
  ];
  expect(vectors).toHaveLength(2);
  for (const [, secret = '', id = '', ts = '', body = '', sig] of vectors) {
    expect(signature(secret, id, ts, body)).toBe(sig);
    expect(
      refuseSignature({
        query: { id, ts, sig: sig ?? '' },
        body,
        secrets: [secret],
        nowMs: Number(ts) * 1000,
      }),
    ).toBe('');
  }
});
