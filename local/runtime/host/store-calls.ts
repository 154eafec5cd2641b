/**
 * Calls of PropertiesService, CacheService, HtmlService files and the user interface. A scope is "script", "document" or
 * "user".
 */
import type { CacheStore } from '../model/cache';
import type { PropertyStore } from '../model/properties';
import type { CallArgs } from './call-args';
import type { Handlers, Session } from './session';
import type { UiPage } from './types';

function scopeName(session: Session, scope: string): string {
  return scope === 'user' ? `user:${session.context.effectiveUser}` : scope;
}

const store = (session: Session, args: CallArgs): PropertyStore =>
  session.state.properties(scopeName(session, args.text(0)));
const cache = (session: Session, args: CallArgs): CacheStore => session.state.cache(scopeName(session, args.text(0)));

/** A server may run for weeks. */
const MESSAGES_KEPT = 200;

function pageIn(page: Readonly<Record<string, unknown>> | null): UiPage | null {
  if (page === null) return null;
  const size = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  return { html: String(page.html), width: size(page.width), height: size(page.height) };
}

function texts(record: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, String(value)]));
}

export const storeCalls: Handlers = {
  'Properties.getProperty': (session, args) => store(session, args).get(args.text(1)),
  'Properties.getProperties': (session, args) => store(session, args).snapshot(),
  'Properties.getKeys': (session, args) => store(session, args).keys(),
  'Properties.setProperty': (session, args) => store(session, args).set(args.text(1), args.text(2)),
  'Properties.setProperties': (session, args) => store(session, args).setAll(texts(args.record(1)), args.flag(2)),
  'Properties.deleteProperty': (session, args) => store(session, args).delete(args.text(1)),
  'Properties.deleteAllProperties': (session, args) => store(session, args).deleteAll(),

  'Cache.get': (session, args) => cache(session, args).get(args.text(1), session.state.now()),
  'Cache.getAll': (session, args) => {
    const found = args.list(1).map((key) => {
      const value = cache(session, args).get(String(key), session.state.now());
      return [String(key), value] as const;
    });
    return Object.fromEntries(found.filter(([, value]) => value !== null));
  },
  'Cache.put': (session, args) =>
    cache(session, args).put(args.text(1), args.text(2), args.numberOr(3, null), session.state.now()),
  'Cache.putAll': (session, args) => {
    for (const [key, value] of Object.entries(texts(args.record(1)))) {
      cache(session, args).put(key, value, args.numberOr(2, null), session.state.now());
    }
  },
  'Cache.remove': (session, args) => cache(session, args).remove(args.text(1)),
  'Cache.removeAll': (session, args) => {
    for (const key of args.list(1)) cache(session, args).remove(String(key));
  },

  'Ui.addMenu': (session, args) => {
    const menu = args.record(0);
    session.state.ui.menus.set(String(menu.caption), menu);
  },
  'Ui.removeMenu': (session, args) => {
    session.state.ui.menus.delete(args.text(0));
  },
  'Ui.message': (session, args) => {
    session.state.ui.messages.push({
      kind: args.text(0),
      texts: args.list(1).map(String),
      page: pageIn(args.recordOr(2, null)),
      at: session.state.now(),
      execution: session.context.id,
    });
    session.state.ui.messages.splice(0, session.state.ui.messages.length - MESSAGES_KEPT);
  },
  'Utilities.getUuid': (session) => uuid(session.state.random),
  'HtmlService.file': (session, args) => {
    const name = args.text(0);
    return session.state.files[name] ?? session.state.files[`${name}.html`] ?? null;
  },
};

/** A version 4 UUID from the host's own randomness, so that a seeded run repeats. */
function uuid(random: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const digit = Math.floor(random() * 16);
    return (place === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}
