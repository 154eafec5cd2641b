/** ScriptApp.newTrigger and its builders: https://developers.google.com/apps-script/reference/script/clock-trigger-builder. */
import { types } from 'node:util';
import { isTimeZone } from '../model/time-zone';
import { type Bridge, isRecord } from './bridge';
import { EnumMember, makeEnum } from './enum';
import { guardClass } from './guard';

export const EVENT_TYPE = makeEnum('ScriptApp.EventType', [
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
]);
export const TRIGGER_SOURCE = makeEnum('ScriptApp.TriggerSource', [
  'SPREADSHEETS',
  'CLOCK',
  'FORMS',
  'DOCUMENTS',
  'CALENDAR',
]);
export const WEEK_DAY = makeEnum('ScriptApp.WeekDay', [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
]);

const MINUTES = new Set([1, 5, 10, 15, 30]);
const HOURS = new Set([1, 2, 4, 6, 8, 12]);

export class Trigger {
  readonly #facts: Readonly<Record<string, unknown>>;

  constructor(facts: unknown) {
    this.#facts = isRecord(facts) ? facts : {};
  }

  getUniqueId(): string {
    return String(this.#facts.id);
  }

  getHandlerFunction(): string {
    return String(this.#facts.handler);
  }

  getEventType(): EnumMember {
    return Object.values(EVENT_TYPE).find((member) => member.toString() === this.#facts.type) ?? EVENT_TYPE.CLOCK;
  }

  getTriggerSource(): EnumMember {
    return this.#facts.type === 'CLOCK' ? TRIGGER_SOURCE.CLOCK : TRIGGER_SOURCE.SPREADSHEETS;
  }

  getTriggerSourceId(): string | null {
    return typeof this.#facts.sourceId === 'string' ? this.#facts.sourceId : null;
  }
}

export class TriggerBuilder {
  readonly #bridge: Bridge;
  readonly #handler: string;

  constructor(bridge: Bridge, handler: string) {
    this.#bridge = bridge;
    this.#handler = handler;
  }

  timeBased(): ClockTriggerBuilder {
    return new ClockTriggerBuilder(this.#bridge, this.#handler);
  }

  forSpreadsheet(source: unknown): SpreadsheetTriggerBuilder {
    const id = typeof source === 'string' ? source : isSpreadsheet(source) ? source.getId() : null;
    if (id === null) return this.#bridge.mismatch('ScriptApp.TriggerBuilder.forSpreadsheet', [source]);
    return new SpreadsheetTriggerBuilder(this.#bridge, this.#handler, id);
  }
}

function isSpreadsheet(value: unknown): value is { getId(): string } {
  return typeof value === 'object' && value !== null && String(value) === 'Spreadsheet';
}

export class SpreadsheetTriggerBuilder {
  readonly #bridge: Bridge;
  readonly #handler: string;
  readonly #sourceId: string;
  #type: string | null = null;

  constructor(bridge: Bridge, handler: string, sourceId: string) {
    this.#bridge = bridge;
    this.#handler = handler;
    this.#sourceId = sourceId;
  }

  onEdit(): this {
    this.#type = 'ON_EDIT';
    return this;
  }

  onChange(): this {
    this.#type = 'ON_CHANGE';
    return this;
  }

  onOpen(): this {
    this.#type = 'ON_OPEN';
    return this;
  }

  onFormSubmit(): this {
    this.#type = 'ON_FORM_SUBMIT';
    return this;
  }

  create(): Trigger {
    if (this.#type === null) return this.#bridge.fail('triggerIncomplete');
    const spec = { handler: this.#handler, type: this.#type, sourceId: this.#sourceId };
    return new Trigger(this.#bridge.ask('ScriptApp.newTrigger', spec));
  }
}

type Clock = Record<string, number | string>;

export class ClockTriggerBuilder {
  readonly #bridge: Bridge;
  readonly #handler: string;
  readonly #clock: Clock = {};

  constructor(bridge: Bridge, handler: string) {
    this.#bridge = bridge;
    this.#handler = handler;
  }

  everyMinutes(n: unknown): this {
    return this.#set('everyMinutes', n, (value) => MINUTES.has(value));
  }

  everyHours(n: unknown): this {
    return this.#set('everyHours', n, (value) => HOURS.has(value));
  }

  everyDays(n: unknown): this {
    return this.#set('everyDays', n, (value) => value >= 1);
  }

  everyWeeks(n: unknown): this {
    return this.#set('everyWeeks', n, (value) => value >= 1);
  }

  after(durationMilliseconds: unknown): this {
    return this.#set('after', durationMilliseconds, (value) => value >= 0);
  }

  at(date: unknown): this {
    if (!types.isDate(date)) return this.#bridge.mismatch('ScriptApp.ClockTriggerBuilder.at', [date]);
    return this.#set('at', date.getTime(), () => true);
  }

  atDate(year: unknown, month: unknown, day: unknown): this {
    const { Date: ScriptDate } = this.#bridge.realm;
    return this.at(new ScriptDate(Number(year), Number(month) - 1, Number(day)));
  }

  atHour(hour: unknown): this {
    return this.#set('atHour', hour, (value) => value >= 0 && value <= 23);
  }

  nearMinute(minute: unknown): this {
    return this.#set('nearMinute', minute, (value) => value >= 0 && value <= 59);
  }

  onMonthDay(day: unknown): this {
    return this.#set('onMonthDay', day, (value) => value >= 1 && value <= 31);
  }

  onWeekDay(day: unknown): this {
    const index = day instanceof EnumMember ? Object.values(WEEK_DAY).indexOf(day) : -1;
    if (index < 0) return this.#bridge.mismatch('ScriptApp.ClockTriggerBuilder.onWeekDay', [day]);
    return this.#set('onWeekDay', index || 7, () => true);
  }

  inTimezone(timezone: unknown): this {
    if (!isTimeZone(String(timezone))) this.#bridge.fail('invalidArgument', String(timezone));
    this.#clock.timeZone = String(timezone);
    return this;
  }

  create(): Trigger {
    const timed = Object.keys(this.#clock).some(
      (key) => /^(every|at$|after)/.test(key) || key === 'onMonthDay' || key === 'onWeekDay',
    );
    if (!timed) return this.#bridge.fail('triggerIncomplete');
    return new Trigger(
      this.#bridge.ask('ScriptApp.newTrigger', { handler: this.#handler, type: 'CLOCK', clock: this.#clock }),
    );
  }

  #set(name: string, value: unknown, allowed: (value: number) => boolean): this {
    if (typeof value !== 'number') return this.#bridge.mismatch(`ScriptApp.ClockTriggerBuilder.${name}`, [value]);
    if (!Number.isFinite(value) || !allowed(value)) return this.#bridge.fail('triggerValue', name, value);
    this.#clock[name] = value;
    return this;
  }
}

guardClass(Trigger, 'Trigger');
guardClass(TriggerBuilder, 'TriggerBuilder');
guardClass(SpreadsheetTriggerBuilder, 'SpreadsheetTriggerBuilder');
guardClass(ClockTriggerBuilder, 'ClockTriggerBuilder');
