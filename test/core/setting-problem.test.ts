/** What is said of a value before a setting gets it. */
import { settingProblem } from '../../src/settings';

const row = (key: string, value: string) => ({ key, value });

test('a contradiction is said of this setting although another one has the same already', () => {
  const rows = [row('longestWaitHours', '1'), row('firstContactMinutes', '90'), row('claimWindowMinutes', '10')];
  const longer = 'Longer than longestWaitHours, after which a manager gets it.';
  expect(settingProblem(rows, { key: 'claimWindowMinutes', value: '90' })).toBe(longer);
  expect(settingProblem(rows, { key: 'claimWindowMinutes', value: '20' })).toBe('');
});
