/**
 * Some hundred people write to the demo network within a few hours, and reps and managers behave realistically: some claim,
 * some do not, some forget to write. It counts the messages until dealers are asked, and the people who got no answer.
 */
import { approvedTemplates } from '../../local/server/templates';
import { createMetaWorld, type MetaWorld } from '../../local/world/meta';
import type { Account, ChatMessage } from '../../local/world/meta/accounts';
import { type Choice, contentChoices, contentText } from '../../local/world/meta/content';
import { createTaskQueue } from '../../local/world/meta/task-queue';
import { runWriter } from '../../src/app/writer/writer';
import { receiveWebhook } from '../../src/http/webhook';
import { Layout } from '../../src/store/session/layout';
import { tables } from '../../src/tables/index';
import type { Lead } from '../../src/tables/leads';
import { createDryHub, DRY_SECRETS, type DryHub } from '../../tools/dry-hub/dry-hub';
import type { Random } from '../days/network';
import { mulberry32 } from '../random';
import { ASKED_MEANWHILE, type Person, somebody } from './habits';
import { demoTabs } from './network';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Monday 23 November 2026, 09:00 in Jakarta. */
const START_MS = Date.parse('2026-11-23T02:00:00Z');
const WRITE_WITHIN_MS = 3 * HOUR_MS;
const ENDS_AFTER_MS = 10 * HOUR_MS;
/** The hub must answer within this time, unless a person of ours has taken over. */
const PATIENCE_MS = 15 * MINUTE_MS;

export interface PeopleReport {
  readonly people: number;
  /** How many people got as far as dealers being asked. */
  readonly reached: number;
  readonly medianMessages: number;
  readonly mostMessages: number;
  /** One sentence for each person who was left without an answer. */
  readonly left: readonly string[];
}

interface Track {
  readonly person: Person;
  said: number;
  saidUntilAsked: number | null;
  saidAt: number;
}

export function playPeople(seed: number, count: number): PeopleReport {
  const random = mulberry32(seed);
  const play = new Play(seed, random, count);
  play.run();
  return play.report();
}

class Play {
  private readonly hub: DryHub;
  private readonly world: MetaWorld;
  private readonly tasks: ReturnType<typeof createTaskQueue>;
  private readonly tracks = new Map<string, Track>();
  private readonly seen = new Set<string>();
  private readonly left: string[] = [];
  private isDue = false;
  private known: readonly Lead[] | null = null;

  constructor(
    seed: number,
    private readonly random: Random,
    count: number,
  ) {
    const parts: { world?: MetaWorld } = {};
    this.hub = createDryHub({
      nowMs: START_MS,
      tabs: demoTabs(),
      http: {
        sendAll: (requests) =>
          requests.map(({ url, method, headers, body = '', contentType }) => {
            const answer = parts.world?.handle({ url, method, headers, payload: body, contentType });
            if (!answer || 'networkError' in answer) return { status: 0, body: '' };
            return { status: answer.status, body: new TextDecoder().decode(answer.body) };
          }),
      },
    });
    const now = () => this.hub.clock.nowMs();
    this.tasks = createTaskQueue(now);
    let ids = 0;
    this.world = createMetaWorld({
      ...{ now, random, ids: () => `${seed}.${++ids}`, businessNumber: '6281100000000' },
      phoneNumberId: DRY_SECRETS.metaPhoneNumberId,
      accessToken: DRY_SECRETS.metaAccessToken,
      templates: approvedTemplates,
      onChange: (account) => this.look(account),
      deliver: (body) => {
        const query = { source: 'meta', key: DRY_SECRETS.webhookKey };
        receiveWebhook(this.hub.deps, 'meta', { method: 'POST', query, body: JSON.stringify(body) });
        this.isDue = true;
        return 200;
      },
    });
    parts.world = this.world;
    for (let index = 0; index < count; index++) this.plan(somebody(index, random));
  }

  run(): void {
    const endMs = START_MS + ENDS_AFTER_MS;
    for (let tick = START_MS + MINUTE_MS; ; ) {
      const next = Math.min(tick, this.tasks.nextDue() ?? Infinity, this.world.nextDue() ?? Infinity);
      if (next > endMs) return;
      this.hub.clock.moveTo(next);
      this.tasks.runDue();
      this.world.runDue();
      const isTick = tick <= next;
      if (this.isDue || isTick) {
        this.isDue = false;
        runWriter(this.hub.deps, { budgetMs: 20_000, always: isTick });
        this.known = null;
      }
      if (isTick) tick += MINUTE_MS;
    }
  }

  report(): PeopleReport {
    const leads = this.leads();
    const byNumber = new Map(leads.map((lead) => [lead.customerPhone, lead]));
    const left = [...this.left, ...[...this.tracks.values()].flatMap((track) => this.leftAtTheEnd(track, byNumber))];
    const counts = [...this.tracks.values()]
      .flatMap(({ saidUntilAsked }) => (saidUntilAsked === null ? [] : [saidUntilAsked]))
      .sort((one, other) => one - other);
    return {
      people: this.tracks.size,
      reached: counts.length,
      medianMessages: counts[Math.floor(counts.length / 2)] ?? 0,
      mostMessages: counts.at(-1) ?? 0,
      left,
    };
  }

  /** At the end every customer has a named contact and was told the name. */
  private leftAtTheEnd({ person }: Track, leads: ReadonlyMap<string, Lead>): string[] {
    const lead = leads.get(person.number);
    if (!lead) return [`${person.name} has no lead`];
    const chat = this.world.phone(person.number).account.chat;
    const heard = chat.filter(({ from }) => from === 'business').map(({ content }) => contentText(content));
    if (lead.status === 'SCREENING' || lead.status === 'ABANDONED')
      return heard.length > 0 ? [] : [`${person.name} wrote and heard nothing`];
    if (lead.repName === '') return [`${lead.id} of ${person.name} is ${lead.status} with nobody`];
    return heard.some((text) => text.includes(lead.repName)) ? [] : [`${person.name} never heard of ${lead.repName}`];
  }

  /** Decoding hundreds of rows for each message would take most of the time. */
  private leads(): readonly Lead[] {
    this.known ??= this.readLeads();
    return this.known;
  }

  private readLeads(): Lead[] {
    const [header = [], ...rows] = this.hub.workbook.read([{ sheet: tables.leads.name, fromRow: 1 }])[0] ?? [];
    const layout = new Layout(tables.leads, header);
    return rows.map((row) => layout.decode(row));
  }

  private plan(person: Person): void {
    this.tracks.set(person.number, { person, said: 0, saidUntilAsked: null, saidAt: 0 });
    this.after(this.random() * WRITE_WITHIN_MS, () => this.says(person, person.opening));
  }

  private says(person: Person, text: string): void {
    this.counted(person, () => this.world.phone(person.number, { name: person.name }).say(text));
  }

  private counted({ number, name }: Person, act: () => unknown): void {
    const track = this.tracks.get(number);
    if (!track) return;
    track.said++;
    track.saidAt = this.hub.clock.nowMs();
    const { saidAt } = track;
    act();
    this.after(PATIENCE_MS, () => {
      const chat = this.world.phone(number).account.chat;
      const isAnswered = chat.some(({ from, at }) => from === 'business' && at >= saidAt);
      const lead = this.leads().find(({ customerPhone }) => customerPhone === number);
      const isWithPerson = lead !== undefined && lead.repName !== '';
      if (!isAnswered && !isWithPerson) this.left.push(`${name} wrote and heard nothing for a quarter of an hour`);
    });
  }

  private look(account: Account): void {
    const message = account.chat.at(-1);
    if (message?.from !== 'business' || this.seen.has(message.id)) return;
    this.seen.add(message.id);
    const track = this.tracks.get(account.id);
    if (track) this.customerReads(track, message);
    else this.staffReads(account, message);
  }

  private customerReads({ person }: Track, message: ChatMessage): void {
    const soon = 5 * SECOND_MS + this.random() * 60 * SECOND_MS;
    const choices = contentChoices(message.content);
    const phone = this.world.phone(person.number);
    const types = this.random() >= person.taps;
    const text = contentText(message.content);
    if (message.content.type === 'location-request') {
      if (this.random() < person.sharesPin)
        this.after(soon, () => this.counted(person, () => phone.sendLocation(person.at[0], person.at[1])));
      else this.after(soon, () => this.says(person, person.city));
    } else if (choices.length > 0) {
      const chosen = choices.find(({ title }) => person.model !== '' && title.includes(person.model)) ?? choices[0];
      const words = /model/i.test(text) ? person.model : chosen?.title;
      if (types && words) this.after(soon, () => this.says(person, words.toLowerCase()));
      else if (chosen) this.after(soon, () => this.counted(person, () => this.choose(person.number, message, chosen)));
    } else if (/dealer terdekat|nearest/.test(text) && this.random() < person.asksMeanwhile) {
      const asked = ASKED_MEANWHILE[Math.floor(this.random() * ASKED_MEANWHILE.length)] ?? '';
      this.after(soon, () => this.says(person, asked));
    }
  }

  /** Reps and managers: most claim and write, some do neither. */
  private staffReads(account: Account, message: ChatMessage): void {
    const choices = contentChoices(message.content);
    const claim = choices.find(({ id }) => id.startsWith('C1|'));
    const text = contentText(message.content);
    if (claim) {
      this.noteAsked(text);
      if (this.random() < 0.4)
        this.after(20 * SECOND_MS + this.random() * 6 * MINUTE_MS, () => this.choose(account.id, message, claim));
    } else if (/milik Anda|^🚨/.test(text) && this.random() < 0.8) {
      const phone = this.world.phone(account.id);
      this.after(MINUTE_MS + this.random() * 20 * MINUTE_MS, () =>
        phone.say('Selamat siang, ada yang bisa kami bantu?', { replyTo: message.id }),
      );
    }
  }

  /** Notes how many messages it took until dealers were asked. */
  private noteAsked(text: string): void {
    const id = /L-\d{6,}/.exec(text)?.[0];
    const lead = this.leads().find((each) => each.id === id);
    const track = lead && this.tracks.get(lead.customerPhone);
    if (track) track.saidUntilAsked ??= track.said;
  }

  private choose(number: string, message: ChatMessage, choice: Choice): void {
    const phone = this.world.phone(number);
    if (message.content.type === 'list') phone.pick(message.id, choice.id);
    else phone.tap(message.id, choice.id);
  }

  private after(delayMs: number, task: () => void): void {
    this.tasks.add(delayMs, task);
  }
}
