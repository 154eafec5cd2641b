/** Utilities: known answers of the live platform, and Java's ways with dates. */
import { NOW, openAppsScript, thrownBy } from './apps-script';

const { Utilities } = openAppsScript();
const { Charset, DigestAlgorithm, MacAlgorithm } = Utilities;

describe('digests and signatures', () => {
  test('an HMAC is signed bytes, the same for texts and for their bytes', () => {
    const expected = [
      53, -75, -52, -25, -47, 86, -21, 14, -2, -57, 5, -13, 24, 105, -2, -84, 127, 115, -40, -75, -93, -27, -21, 34,
      -55, -117, -36, -103, -47, 116, -55, -61,
    ];
    const bytes = (text: string) => Utilities.newBlob(text).getBytes();
    const [value, key] = ['this is my input', 'my key - use a stronger one'];
    expect(Utilities.computeHmacSha256Signature(value, key)).toEqual(expected);
    expect(Utilities.computeHmacSha256Signature(bytes(value) as never, bytes(key) as never)).toEqual(expected);
    expect(Utilities.computeHmacSignature(MacAlgorithm.HMAC_SHA_256, value, key)).toEqual(expected);
  });

  test('texts count as US-ASCII, one question mark a code point, unless a charset is given', () => {
    const plain = Utilities.computeHmacSha256Signature('caf?', '??');
    expect(Utilities.computeHmacSha256Signature('café', '€🙂')).toEqual(plain);
    expect(Utilities.computeHmacSha256Signature('café', '€🙂', Charset.UTF_8)).not.toEqual(plain);
    expect(Utilities.computeDigest(DigestAlgorithm.MD5, '€🙂')).toEqual([
      -22, 3, -4, -72, -60, 120, 34, -68, -25, 114, -49, 108, 7, -48, -21, -69,
    ]);
    expect(Utilities.computeDigest(DigestAlgorithm.MD5, '€🙂', Charset.UTF_8)).toEqual([
      -71, 89, 42, -99, 35, -63, -51, -82, 83, 46, 87, -53, -35, -67, 116, -6,
    ]);
  });

  test.each([
    ['MD5', 16],
    ['SHA_1', 20],
    ['SHA_256', 32],
    ['SHA_384', 48],
    ['SHA_512', 64],
  ] as const)('%s has %d bytes', (algorithm, length) => {
    expect(Utilities.computeDigest(DigestAlgorithm[algorithm], 'x')).toHaveLength(length);
  });

  test('arguments that fit no form are refused with their types', () => {
    expect(thrownBy(() => Utilities.computeHmacSha256Signature('x', [1] as never)).message).toBe(
      "The parameters (String,number[]) don't match the method signature for Utilities.computeHmacSha256Signature.",
    );
    expect(() => Utilities.computeDigest(DigestAlgorithm.MD5, [1] as never, Charset.UTF_8 as never)).toThrow(
      "don't match the method signature",
    );
    expect(() => Utilities.computeDigest('fake' as never, 'x')).toThrow("don't match the method signature");
    expect(() => Utilities.computeDigest(DigestAlgorithm.MD5, ['x'] as never)).toThrow(/^Cannot convert/);
  });
});

describe('base64', () => {
  test('goes both ways, web-safe too, in signed bytes', () => {
    expect(Utilities.base64Encode('€')).toBe('4oKs');
    expect(Utilities.base64EncodeWebSafe([-5, -1, -2])).toBe('-__-');
    expect(Utilities.base64Decode('4w==')).toEqual([-29]);
    expect(Utilities.base64Decode('-__-')).toEqual([-5, -1, -2]);
    expect(() => Utilities.base64Decode('not base64!')).toThrow('Could not decode string.');
  });
});

describe('blobs', () => {
  test('of texts are text/plain without a name, and change as they are told', () => {
    const blob = Utilities.newBlob('héllo');
    expect([blob.getName(), blob.getContentType(), blob.getDataAsString()]).toEqual([null, 'text/plain', 'héllo']);
    expect(blob.getBytes()).toEqual([104, -61, -87, 108, 108, 111]);
    expect(blob.setName('a.csv').setContentTypeFromExtension().getContentType()).toBe('text/csv');
    expect(blob.copyBlob().setDataFromString('x').getBytes()).toEqual([120]);
    expect(blob.isGoogleType()).toBe(false);
  });

  test('are zipped and unzipped, gzipped and ungzipped', () => {
    const blobs = [Utilities.newBlob('one', 'text/plain', 'a.txt'), Utilities.newBlob('zwei', 'text/csv', 'b.csv')];
    const archive = Utilities.zip(blobs);
    expect([archive.getName(), archive.getContentType()]).toEqual(['archive.zip', 'application/zip']);
    expect(
      Utilities.unzip(archive).map((blob) => [blob.getName(), blob.getContentType(), blob.getDataAsString()]),
    ).toEqual([
      ['a.txt', 'text/plain', 'one'],
      ['b.csv', 'text/csv', 'zwei'],
    ]);
    const packed = Utilities.gzip(Utilities.newBlob('x'.repeat(100)));
    expect([packed.getName(), packed.getContentType()]).toEqual(['archive.gz', 'application/x-gzip']);
    const unpacked = Utilities.ungzip(packed);
    expect([unpacked.getName(), unpacked.getContentType(), unpacked.getDataAsString()]).toEqual([
      'archive',
      null,
      'x'.repeat(100),
    ]);
  });
});

describe('dates', () => {
  const date = new Date(Date.UTC(2026, 7, 1, 3, 4, 5, 67));

  test.each([
    ['yyyy-MM-dd HH:mm:ss', 'Asia/Jakarta', '2026-08-01 10:04:05'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", 'Asia/Jakarta', '2026-08-01T10:04:05.067+07:00'],
    ["yyyy-MM-dd'T'HH:mm:ss'Z'", 'GMT', '2026-08-01T03:04:05Z'],
    ['EEE, d MMM yyyy', 'Asia/Jakarta', 'Sat, 1 Aug 2026'],
    ['EEEE dd MMMM yy', 'Asia/Jakarta', 'Saturday 01 August 26'],
    ['h:mm a', 'America/New_York', '11:04 PM'],
    ['K k', 'GMT', '3 3'],
    ['u D w', 'Asia/Jakarta', '6 213 31'],
    ['z', 'Asia/Jakarta', 'WIB'],
    ['Z X', 'GMT', '+0000 Z'],
    ["h 'o''clock'", 'GMT', "3 o'clock"],
    ['yyyy-MM-dd HH:mm', 'GMT+8', '2026-08-01 11:04'],
    ['HH:mm', 'No/Where', '03:04'],
  ])('%s in %s is %s', (pattern, zone, text) => {
    expect(Utilities.formatDate(date, zone, pattern)).toBe(text);
  });

  test('YYYY is the year of the week, a known trap', () => {
    expect(Utilities.formatDate(new Date(Date.UTC(2026, 11, 31)), 'GMT', 'YYYY yyyy')).toBe('2027 2026');
  });

  test('are parsed by pattern, and what does not fit throws', () => {
    expect(Utilities.parseDate('2026-08-01 10:04', 'Asia/Jakarta', 'yyyy-MM-dd HH:mm').getTime()).toBe(
      Date.UTC(2026, 7, 1, 3, 4),
    );
    expect(Utilities.parseDate('01 Aug 2026 9:05 PM +0700', 'GMT', 'dd MMM yyyy h:mm a Z').getTime()).toBe(
      Date.UTC(2026, 7, 1, 14, 5),
    );
    expect(thrownBy(() => Utilities.parseDate('x', 'GMT', 'yyyy')).name).toBe('Exception');
  });

  test('only a Date is formatted', () => {
    expect(thrownBy(() => Utilities.formatDate('2026' as never, 'GMT', 'yyyy')).message).toBe(
      "The parameters (String,String,String) don't match the method signature for Utilities.formatDate.",
    );
  });
});

describe('texts', () => {
  test.each([
    ['hello %s', ['world'], 'hello world'],
    ['%d + %d = %d', [1, 2, 3], '1 + 2 = 3'],
    ['%05.2f|%-5s|%5s|%+d|%x|%%', [3.1479, 'ab', 'cd', 5, 255], '03.15|ab   |   cd|+5|ff|%'],
    ['%,d', [1234567], '1,234,567'],
  ])('formatString(%j) fills in %j', (template, values, text) => {
    expect(Utilities.formatString(template, ...values)).toBe(text);
  });

  test('CSV is parsed with quotes, line breaks and other delimiters', () => {
    expect(Utilities.parseCsv('a,"b ""q"" c","x\ny"\r\n1,2,3\n')).toEqual([
      ['a', 'b "q" c', 'x\ny'],
      ['1', '2', '3'],
    ]);
    expect(Utilities.parseCsv('a;b', ';' as never)).toEqual([['a', 'b']]);
  });
});

test('a UUID is drawn from the runtime’s own randomness', () => {
  const same = () => openAppsScript({ random: () => 0.5 }).Utilities.getUuid();
  expect(same()).toBe(same());
  expect(Utilities.getUuid()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test('sleep advances an injected clock, and refuses what is no time', () => {
  let now = NOW;
  const { Utilities: own } = openAppsScript({
    now: () => now,
    sleep: (ms) => {
      now += ms;
    },
  });
  own.sleep(1_500);
  expect(now).toBe(NOW + 1_500);
  expect(() => own.sleep('rubbish' as never)).toThrow(/^Cannot convert/);
  expect(() => own.sleep(300_001)).toThrow('Invalid argument');
});
