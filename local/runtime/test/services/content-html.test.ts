/** ContentService and HtmlService. */
import { openAppsScript, thrownBy } from './apps-script';

test('text output is built, cleared and named', () => {
  const { ContentService } = openAppsScript();
  const output = ContentService.createTextOutput('a')
    .append('b')
    .setMimeType(ContentService.MimeType.JSON)
    .downloadAsFile('x.json');
  expect([output.getContent(), String(output.getMimeType()), output.getFileName()]).toEqual(['ab', 'JSON', 'x.json']);
  expect(output.clear().getContent()).toBeNull();
  expect(ContentService.createTextOutput().getContent()).toBe('');
  const impossible = output as unknown as { setResponseCode(code: number): void };
  expect(thrownBy(() => impossible.setResponseCode(404)).message).toBe('not emulated: TextOutput.setResponseCode');
});

describe('html output', () => {
  test('has title, meta tags and size, and escapes what is not trusted', () => {
    const { HtmlService } = openAppsScript();
    const output = HtmlService.createHtmlOutput('<b>x</b>');
    expect([output.getTitle(), output.setTitle('T').getTitle()]).toEqual(['', 'T']);
    output.appendUntrusted('<script>"&"</script>').addMetaTag('viewport', 'width=device-width').setWidth(5);
    expect(output.getContent()).toBe('<b>x</b>&lt;script&gt;&#34;&amp;&#34;&lt;/script&gt;');
    expect(output.getMetaTags().map((tag) => [tag.getName(), tag.getContent()])).toEqual([
      ['viewport', 'width=device-width'],
    ]);
    expect(() => output.addMetaTag('refresh', '0')).toThrow();
    expect(output.getBlob().getContentType()).toBe('text/html');
  });

  test('comes from files, and a missing one throws', () => {
    const { HtmlService } = openAppsScript({ files: { 'page.html': '<p>hi</p>', other: 'x' } });
    expect(HtmlService.createHtmlOutputFromFile('page').getContent()).toBe('<p>hi</p>');
    expect(HtmlService.createHtmlOutputFromFile('other').getContent()).toBe('x');
    expect(thrownBy(() => HtmlService.createTemplateFromFile('none')).message).toBe(
      'No HTML file named none was found.',
    );
  });

  test('the user agent is known in a web app only', () => {
    expect(openAppsScript().HtmlService.getUserAgent()).toBeNull();
    expect(openAppsScript({ userAgent: 'curl/8' }).HtmlService.getUserAgent()).toBe('curl/8');
  });
});

/** Evaluates a template with the variable x. */
function evaluate(source: string, x: unknown): string {
  const template = openAppsScript().HtmlService.createTemplate(source);
  template.x = x;
  return template.evaluate().getContent();
}

describe('templates', () => {
  test('run scriptlets, print escaped and print raw', () => {
    expect(evaluate('<? for (var i = 0; i < 2; i++) { ?><li><?= x[i] ?></li><? } ?><?!= "<br>" ?>', ['<a>', 'b'])).toBe(
      '<li>&lt;a&gt;</li><li>b</li><br>',
    );
  });

  test('print only the first statement', () => {
    expect(evaluate('<?= x; 5 ?>', 1)).toBe('1');
  });

  test.each([
    ['<a title="<?= x ?>">', '"onclick=1', '<a title="&#34;onclick=1">'],
    ['<a href="<?= x ?>">', 'javascript:alert(1)', '<a href="#zGuarded">'],
    ['<a href="<?= x ?>">', 'https://example.com/?a=1&b=2', '<a href="https://example.com/?a=1&amp;b=2">'],
    ['<a href="/p?q=<?= x ?>">', 'a:b', '<a href="/p?q=a:b">'],
    ['<a title=<?= x ?>>', 'a b', '<a title=a&#32;b>'],
    ['<script>var a = "<?= x ?>";</script>', '"</script>', '<script>var a = "\\x22\\x3c\\/script\\x3e";</script>'],
    ['<script>var a = <?= x ?>;</script>', 'it’s', "<script>var a = 'it’s';</script>"],
    ['<script>var a = <?= x ?>;</script>', 5, '<script>var a =  5 ;</script>'],
    ['<textarea><?= x ?></textarea>', '</textarea>', '<textarea>&lt;/textarea&gt;</textarea>'],
    ['<!-- <?= x ?> -->', 'secret', '<!--  -->'],
    ['<p><?= x ?></p>', null, '<p></p>'],
  ])('%s escapes %j for its place', (source, x, html) => {
    expect(evaluate(source, x)).toBe(html);
  });

  test('show the code they become', () => {
    const template = openAppsScript().HtmlService.createTemplate('Hello <?= x ?>');
    expect(template.getRawContent()).toBe('Hello <?= x ?>');
    expect(template.getCode()).toContain('output._$ = x;');
  });

  test('a variable that is not set is a ReferenceError of the script', () => {
    expect(thrownBy(() => openAppsScript().HtmlService.createTemplate('<?= nothingHere ?>').evaluate()).name).toBe(
      'ReferenceError',
    );
  });
});
