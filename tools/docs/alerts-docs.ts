/** docs/ALERTS.md: every rule that raises an alert, from its definition, and how people are told. */
import { describeRule } from '../../src/core/alerts/feed-words.ts';
import { REPEAT_SECONDS } from '../../src/core/alerts/pace.ts';
import { ALERT_RULES, type AlertRule, type AlertRuleId } from '../../src/core/alerts/rules.ts';
import { settingDefinitions } from '../../src/tables/setting-definitions.ts';

export function alertsDocs(): string {
  return [...HEAD, ...rules('P0'), ...rules('P1'), ...HOW, ...settings(), ...ADDING].join('\n');
}

const HEAD: readonly string[] = [
  '# Alerts: what a person must know, and who is told',
  '',
  'The rules below are made from `src/core/alerts/rules.ts` by `npm run templates`. Do not edit by hand.',
  '',
  'One problem is one row of **Alerts**, however often it is seen: the same rule about the same subject has the same fingerprint, and its open row counts. **P0** rings a person at once, **P1** waits in the tab, which staff work through, and both are in the daily digest ([DIGEST.md](DIGEST.md)).',
  '',
];

function rules(tier: 'P0' | 'P1'): string[] {
  const title = tier === 'P0' ? '## P0: somebody is told at once' : '## P1: in the Alerts tab';
  const ids = (Object.keys(ALERT_RULES) as AlertRuleId[]).filter((id) => ALERT_RULES[id].tier === tier);
  return [
    title,
    '',
    '| Rule | In words | Whose | What it means | Next step | Hold | Rings at night | Without an answer | Over after |',
    '|---|---|---|---|---|---|---|---|---|',
    ...ids.map(row),
    '',
  ];
}

function row(id: AlertRuleId): string {
  const rule: AlertRule = ALERT_RULES[id];
  const { words, next, meaning } = describeRule(id);
  const cells = [
    `\`${id}\``,
    `${words.en} · *${words.id}*`,
    rule.owner === 'manager' ? 'manager, then HQ' : 'HQ',
    meaning,
    `${next.en} · *${next.id}*`,
    rule.holdSeconds ? `${rule.holdSeconds} s` : '',
    rule.tier === 'P0' && rule.piercesNight ? 'yes' : '',
    rule.answerMinutes ? `${rule.answerMinutes} min` : '',
    `${rule.expiresHours} h unseen${rule.clears ? ', or when it clears' : ''}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

const minutes = REPEAT_SECONDS.map((seconds) => (seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600} h`));

const HOW: readonly string[] = [
  '## How people are told',
  '',
  'Everything happens in the round that finds it, or in the next minute. An alert goes through the stages of `src/core/alerts/` in this order, and leaves with a verdict; *Why* and *Told* of its row say which.',
  '',
  '1. **Inhibit.** A silent gateway hides refused events, wrong clocks and activations of its units; a dealer that is switched off hides what it promised; broken delivery hides single messages that were given up.',
  '2. **Silence.** A row of **Silences** names a rule, subject, dealer or region, who says so, why, and an end. Without any of these it is not in use, and says so.',
  '3. **Hold.** What clears within its hold tells nobody; its row says that it was.',
  '4. **Route.** The manager of its region, then head office. Who has neither number nor address is passed over; when nobody is left, any manager is better than nobody.',
  `5. **Escalate, repeat.** Without an answer the next person is told (setting \`alertAnswerMinutes\`); until somebody answers it is said again after ${minutes.join(', ')}.`,
  '6. **Night.** In quiet hours (Regions, or the setting) only the rules above ring that say so; the rest follows in the morning.',
  '7. **Budget.** What comes within five minutes is one message with the worst three, by dealer, else region. After `alertsPerDay` messages the rest comes by mail. Of more than two cards of unclaimed leads an hour the rest is one alert.',
  '',
  '**WhatsApp** brings it with three buttons, outside the 24 hours by the template `alert_p0_v1`. Each answer holds for the alerts in that message and for no other, and for everybody at once:',
  '',
  '- *Acknowledge*, or quoting it with “ok”, “siap”, “sudah ditangani”: quiet for `alertHoursOfCare`, then it comes back with its age. When its cause clears it is over, and can ring anew. Words that quote nothing do the same right after the alert; later the hub asks to quote, and passes them on to nobody.',
  '- *Why?*, or quoting it with anything else: rule, subject, how often and since when, next step.',
  '- *Useless*: a false alarm. It stays quiet until its cause has cleared, and counts against its rule.',
  '',
  '**Mail** goes out when WhatsApp says that it failed, or nothing shows within two minutes that it was delivered (statuses `delivered` or `read`, or any word from that person; with a provider that tells of no delivery, that it took the message): to the region’s digest addresses, else head office’s. One mail a person and alert, and it says why it is a mail; when somebody looked after it or it came back, one more. What is lost within a quarter of an hour is one mail, and a person gets twenty a day at most. When the day’s mail quota does not hold every mail, it goes to the most urgent; whoever goes without is told by WhatsApp, or the next person is.',
  '',
  '**Staff** work in the tab: *State* (acknowledged, resolved, false alarm), *Snooze until*, *Assigned to*, *Staff note*. A state stops every channel at once.',
  '',
  '**How right a rule is** stands in the tab **Alert rules**, made each night from the alerts of the last 90 days: how often somebody acknowledged or closed one (confirmed), called it useless, or nobody had answered when it was over by itself. Precision is what was confirmed, of confirmed and useless together; what ended by itself is no verdict, but a rule that mostly does wants a longer hold. Pages read it by `console.rules`.',
  '',
  '**It ends** when its cause clears, without a message, or after the time above without being seen. One that returns within the hour is the same alert and rings by the pace it had; after staff closed it, in a row of its own.',
  '',
  '**The watchdog.** A delivery that finds the minute trigger silent does its work, and its round raises `minute-trigger-silent`. When nothing is delivered either, whoever asks for the hub’s health (an uptime checker) makes it mail head office after half an hour: once an hour at most, ever more seldom, whoever asks how often. A fault that has stood for half an hour is mailed in the same way, by the minute’s work itself as well. While Settings cannot be read, the address is the one that they said last.',
  '',
];

function settings(): string[] {
  const keys = Object.entries(settingDefinitions).filter(([key]) => key.startsWith('alert'));
  const rows = keys.map(([key, { fallback, meaning }]) => `| \`${key}\` | ${String(fallback)} | ${meaning} |`);
  return ['## Settings', '', '| Setting | Default | Meaning |', '|---|---|---|', ...rows, ''];
}

const ADDING: readonly string[] = [
  '## Adding a rule',
  '',
  'Describe it in `src/core/alerts/rules.ts`, the most urgent first (a P1 has its words in `feed-words.ts`); `raiseAlert` or `tellStaff` takes no other. When the hub can see that it is over, say how in `src/app/alerts/clear-alerts.ts`. `npm run templates` makes this page.',
  '',
];
