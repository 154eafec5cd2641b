/** What staff type into Words, Places and Products: what of it counts, and what is said of the rest. */
import { placeProblems, productProblems, wordProblems } from '../../src/core/understanding/check-names';
import { isPhrase, openWordBook, wordsOf } from '../../src/core/understanding/word-book';
import { demoPlaces, demoProducts } from '../../tools/demo/demo-network';
import { FIRST, knowledge, read, words } from './reading';

describe('what staff type', () => {
  test('aliases of two models, or of a place and a model, say so in their rows', () => {
    const [a, b, ...rest] = demoProducts;
    if (!a || !b) throw new Error('no products');
    const problems = productProblems(
      [{ ...a, aliases: 'hemat' }, { ...b, aliases: 'Hemat, Depok' }, ...rest],
      knowledge,
    );
    expect(problems[0]).toContain(`"hemat" names ${b.id}, too`);
    expect(problems[1]).toContain('"depok" is a place, too');
    const [first, second] = demoProducts;
    const twins = productProblems([first, second, { ...first, id: 'X9' }, { ...second, name: 'Lain' }] as never, {
      ...knowledge,
      places: [],
    });
    expect(twins[0]).toBe('');
    expect(twins[2]).toContain('A row above has the same name');
    expect(twins[3]).toContain('The ID stands in a row above, too');
    expect(productProblems(demoProducts, knowledge)).toEqual(demoProducts.map(() => ''));
  });

  test('places without a position, twice, or with an alias of another', () => {
    const [a, b] = demoPlaces;
    if (!a || !b) throw new Error('no places');
    expect(
      placeProblems({ ...knowledge, places: [{ ...a, latitude: null }, a, { ...b, aliases: a.place }] }).every(
        (text) => text !== '',
      ),
    ).toBe(true);
    expect(placeProblems(knowledge)).toEqual(demoPlaces.map(() => ''));
  });

  test('what everybody says is no name, also when the Words tab is empty', () => {
    const [a, ...rest] = demoPlaces;
    if (!a) throw new Error('no places');
    const places = [{ ...a, aliases: 'mau beli' }, ...rest];
    expect(placeProblems({ ...knowledge, places, words: [] })[0]).toContain('"mau beli" is what people say');
  });

  test('words that people say whatever they want name neither a place nor a model', () => {
    const [a, ...rest] = demoPlaces;
    const [model, ...models] = demoProducts;
    if (!a || !model) throw new Error('no places');
    const places = [{ ...a, place: 'mau beli', aliases: 'halo kak, Kota Tua' }, ...rest];
    const products = [{ ...model, aliases: 'servis' }, ...models];
    expect(placeProblems({ ...knowledge, places })[0]).toBe(
      '"mau beli" is what people say whatever they want: not in use as a name. "halo kak" is what people say whatever they want: not in use as a name.',
    );
    expect(productProblems(products, knowledge)[0]).toContain('"servis" is what people say');
    expect(read('mau beli', FIRST, { places, products })).toMatchObject({ intent: 'BUY', place: null, modelId: '' });
    expect(read('saya di kota tua', FIRST, { places })).toMatchObject({ place: { name: 'mau beli' } });
  });

  test('a phrase in which nothing must be said would fit every message: it is not in use', () => {
    const own = words.map((row) =>
      row.entry === 'rule opt out' ? { ...row, own: '[stop], {polite}*, ..., cabut nomor saya' } : row,
    );
    expect(wordProblems(own).filter((text) => text !== '')).toEqual(['Not in use: [stop], {polite}*, ....']);
    expect(read('halo kak', FIRST, { words: own }).optsOut).toBe(false);
    expect(read('cabut nomor saya', FIRST, { words: own }).optsOut).toBe(true);
  });

  test('every phrase of the hub’s own is one, and every list in them is there', () => {
    const names = new Set(words.map(({ entry }) => entry));
    for (const { entry, ours } of words.filter((row) => row.entry.startsWith('rule ')))
      for (const [, name = ''] of ours.matchAll(/\{([^{}]*)\}/g))
        expect([entry, names.has(`list ${name.replace(/\.$/, '')}`)]).toEqual([entry, true]);
    for (const { ours } of words.filter((row) => row.entry.startsWith('rule ')))
      expect(wordsOf(ours).filter((phrase) => !isPhrase(phrase))).toEqual([]);
    for (const { entry } of words.filter((row) => row.entry.startsWith('rule ')))
      expect(`halo ${entry}`.search(openWordBook(words).rule(entry.slice(5)))).toBeLessThan(100);
  });

  test('rules spell words as messages in plain words do: another spelling would never fit', () => {
    const { spellings } = openWordBook(words);
    const isOther = (word: string) => (spellings.get(word) ?? word) !== word;
    for (const { entry, ours } of words.filter((row) => row.entry.startsWith('rule '))) {
      const said = ours.replace(/\{[^{}]*\}/g, ' ').match(/[#\w]+/g) ?? [];
      const others = said.flatMap((phrase) => phrase.split('_')).filter(isOther);
      expect([entry, others]).toEqual([entry, []]);
    }
  });

  test('a rule stays short enough for V8 to compile it well (20 KB: beyond, it takes seventy times as long)', () => {
    const book = openWordBook(words);
    for (const { entry } of words.filter((row) => row.entry.startsWith('rule ')))
      expect([entry, book.rule(entry.slice(5)).source.length < 18_000]).toEqual([entry, true]);
  });

  test('"stop" aside is none, where the rest says what is wanted', () => {
    for (const text of [
      'stop dulu kak, saya mau yang S3',
      'stop, salah kota! medan',
      'tunggu stop, garansinya berapa tahun?',
      'stop jangan beli sport, city aja',
    ])
      expect([text, read(text).optsOut]).toEqual([text, false]);
    for (const text of ['udah kak, stop', 'stop kak, saya udah beli di tempat lain', 'promo mulu. stop!'])
      expect([text, read(text).optsOut]).toEqual([text, true]);
    expect(read('stop! jangan V1, S3 aja', { asked: 'model', intent: 'BUY' })).toMatchObject({
      optsOut: false,
      modelId: 'S3',
    });
  });

  test('Javanese "tak" before what one does is I, and denies elsewhere', () => {
    expect(read('mas regane v1 plus piro? tak tuku nek cocok').intent).toBe('BUY');
    expect(read('saya tak jadi beli v1 plus').intent).toBe('');
  });

  test('a workbook without words still hears STOP, a person, and what is wanted', () => {
    expect(read('stop', FIRST, { words: [] }).optsOut).toBe(true);
    expect(read('admin', FIRST, { words: [] }).wantsPerson).toBe(true);
    expect(read('mau beli', FIRST, { words: [] }).intent).toBe('BUY');
    for (const spoilt of [
      words.filter(({ entry }) => entry !== 'rule opt out'),
      words.map((row) => (row.entry === 'rule opt out' ? { ...row, ours: '' } : row)),
      [...words, { entry: 'rule opt out', ours: '', own: '', problem: '' }],
      words.slice(0, 1),
    ])
      expect(read('STOP', FIRST, { words: spoilt }).optsOut).toBe(true);
  });
});
