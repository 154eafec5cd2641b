/** A page that the local runtime serves, in a real Chromium: its frame, google.script.run, url and history. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launchChromium } from '../../tools/docs/chromium.mjs';
import { createRuntime, type Runtime } from '../support/local-runtime';

const PAGE = `<!DOCTYPE html><html><head><base target="_top"></head><body><p id="sum"></p><p id="failure"></p><p id="place"></p><script>
  const show = (id, text) => { document.getElementById(id).textContent = text; };
  localStorage.setItem('seen', 'yes');
  google.script.run.withUserObject('!').withSuccessHandler((value, mark) => show('sum', value.sum + mark)).add(2, 3);
  google.script.run.withFailureHandler((error) => show('failure', error.message)).refuse();
  google.script.url.getLocation((place) => {
    show('place', JSON.stringify(place));
    google.script.history.push({ step: 2 }, { step: '2' }, 'end');
  });
</script></body></html>`;

const CODE = `
function doGet() { return HtmlService.createHtmlOutput(${JSON.stringify(PAGE)}).setTitle('Dealers'); }
function add(a, b) { return { sum: a + b }; }
function refuse() { throw new Error('not for you'); }`;

let runtime: Runtime;
let server: Server;
let chromium: Awaited<ReturnType<typeof launchChromium>>;

beforeAll(async () => {
  runtime = await createRuntime({ code: CODE });
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    if (request.url === '/local/run') {
      const asked = JSON.parse(body) as { function: string; args: unknown[] };
      const answer = await runtime.run(asked.function, asked.args, { user: '' }).then(
        (result) => ({ result }),
        (error: Error) => ({ error: error.message }),
      );
      response.end(JSON.stringify(answer));
      return;
    }
    const answer = await runtime.request({ method: request.method ?? 'GET', url: request.url ?? '/', body });
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  chromium = await launchChromium();
});

afterAll(async () => {
  await chromium?.close();
  server?.close();
  await runtime?.close();
});

test('a served page calls the script, hears its failures, and reads and changes its address', async () => {
  const page = await chromium.context.newPage();
  page.setDefaultTimeout(100_000);
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/exec?lead=L-7`);
  const frame = page.frameLocator('#sandboxFrame');
  await frame.locator('#sum', { hasText: '5!' }).waitFor();
  await frame.locator('#failure', { hasText: 'Error: not for you' }).waitFor();
  expect(JSON.parse((await frame.locator('#place').textContent()) ?? '')).toEqual({
    hash: '',
    parameter: { lead: 'L-7' },
    parameters: { lead: ['L-7'] },
  });
  expect(page.url()).toBe(`http://127.0.0.1:${port}/exec?step=2#end`);
  expect(await page.title()).toBe('Dealers');
});
