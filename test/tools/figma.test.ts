/** The drawings that people import into Figma: editable shapes with named layers, and every move that the hub knows. */
import { drawnMachines, leadMachine, unitMachine } from '../../tools/docs/machines';

const ALLOWED = new Set(['svg', 'g', 'rect', 'path', 'circle', 'text']);

describe.each(drawnMachines())('$path', ({ content }) => {
  const tags = [...content.matchAll(/<(\/?)([a-zA-Z]+)\b[^>]*?(\/?)>/g)];

  test('is well formed, of shapes that Figma keeps', () => {
    const open: string[] = [];
    for (const [, closes, name = '', isEmpty] of tags) {
      expect(ALLOWED).toContain(name);
      if (closes) expect(open.pop()).toBe(name);
      else if (!isEmpty) open.push(name);
    }
    expect(open).toEqual([]);
    expect(content).not.toMatch(/marker|<style|class=|foreignObject|<script|href/);
  });

  test('every shape is in a layer with a name of its own kind, inside the sheet', () => {
    const names = [...content.matchAll(/<g id="([^"]+)"/g)].map(([, name]) => name);
    expect(names.every((name) => /^(background|title|legend|state .+|move .+ to .+ \d+)$/.test(name ?? ''))).toBe(true);
    const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(content) ?? []).map(Number);
    const places = [...content.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g)];
    expect(places.every(([, x, y]) => Number(x) <= width && Number(y) <= height)).toBe(true);
  });
});

test.each([
  ['lead', leadMachine],
  ['unit', unitMachine],
])('the %s’s drawing has every state and move that the code has', (kind, { places, moves }) => {
  const drawn = drawnMachines().find(({ path }) => path.includes(`${kind}-states`))?.content ?? '';
  for (const state of Object.keys(places)) expect(drawn).toContain(`<g id="state ${state}">`);
  expect(drawn.match(/<g id="move /g)).toHaveLength(moves.length);
});
