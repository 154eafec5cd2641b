/** Every alert that code raises is described, and nothing is described that no code raises. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeRule, FEED_WORDS } from '../../../src/core/alerts/feed-words';
import { ALERT_RULES, type AlertRule, type AlertRuleId, ruleOf, urgencyOf } from '../../../src/core/alerts/rules';

const ids = Object.keys(ALERT_RULES) as AlertRuleId[];

function raisedInCode(): Set<string> {
  const files = ['src/app', 'src/store'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, name), 'utf8')),
  );
  const found = files.flatMap((text) => [...text.matchAll(/\brule: ([^,}\n]*)/g)].map(([, value = '']) => value));
  return new Set(found.flatMap((value) => [...value.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, id = '']) => id)));
}

test('what code raises is described, and what is described is raised', () => {
  expect([...raisedInCode()].sort()).toEqual([...ids].sort());
});

test.each(ids)('%s has words, a next step and a meaning in both languages, and an end', (id) => {
  const { words, next, meaning } = describeRule(id);
  for (const text of [words.id, words.en, next.id, next.en, meaning]) expect(text).toMatch(/\S{2}/);
  expect(`${words.id}${words.en}`.length).toBeLessThan(90);
  expect(ALERT_RULES[id].expiresHours).toBeGreaterThan(0);
});

test('what rings a person carries its words in the code', () => {
  for (const id of ids) {
    const rule: AlertRule = ALERT_RULES[id];
    expect(rule.words === undefined).toBe(Object.hasOwn(FEED_WORDS, id));
    if (rule.tier === 'P0') expect(rule.words).toBeDefined();
  }
});

test('a rule of an older version is no error, and comes last', () => {
  expect(ruleOf('constructor').tier).toBe('P1');
  expect(urgencyOf('of-old')).toBe(ids.length);
});
