/** The phones over HTTP: the list, what is on a phone, and everything a person can do on it. */
import { MEDIA_KINDS } from '../../world/meta/content';
import { type Phone, PhoneError } from '../../world/meta/phone';
import { type Fields, numberField, optionalText, readFields, textField } from '../http/body';
import { ApiError } from '../http/reply';
import type { ApiCall, Routes } from '../http/router';
import type { Hub } from '../hub';
import { listCustomers, numberDigits, readManagers, readPlaces, readReps } from '../people';
import type { ApiContext } from './context';

type Act = (phone: Phone, fields: Fields) => unknown;

const ACTS: Readonly<Record<string, Act>> = {
  say: (phone, fields) =>
    phone.say(textField(fields, 'text'), {
      replyTo: optionalText(fields, 'replyTo'),
      referral: isObject(fields.referral) ? fields.referral : undefined,
    }),
  tap: (phone, fields) => phone.tap(textField(fields, 'message'), textField(fields, 'choice')),
  pick: (phone, fields) => phone.pick(textField(fields, 'message'), textField(fields, 'choice')),
  location: (phone, fields) => {
    const latitude = within(numberField(fields, 'latitude'), 90, 'latitude');
    const longitude = within(numberField(fields, 'longitude'), 180, 'longitude');
    const name = optionalText(fields, 'name');
    const address = optionalText(fields, 'address');
    const place = { ...(name === undefined ? {} : { name }), ...(address === undefined ? {} : { address }) };
    return phone.sendLocation(latitude, longitude, place, optionalText(fields, 'replyTo'));
  },
  media: (phone, fields) => {
    const kind = MEDIA_KINDS.find((each) => each === fields.kind);
    if (!kind) throw new ApiError(400, '"kind" is not a kind of media.', `Send one of: ${MEDIA_KINDS.join(', ')}.`);
    const caption = optionalText(fields, 'caption');
    const voice = kind === 'audio' ? { voice: true } : {};
    return phone.sendMedia(kind, { ...(caption === undefined ? {} : { caption }), ...voice });
  },
  react: (phone, fields) => phone.react(textField(fields, 'message'), optionalText(fields, 'emoji') ?? ''),
  edit: (phone, fields) => phone.edit(textField(fields, 'message'), textField(fields, 'text')),
  delete: (phone, fields) => phone.delete(textField(fields, 'message')),
  contact: (phone, fields) => phone.shareContact(optionalText(fields, 'replyTo')),
  open: (phone) => {
    phone.open();
    return null;
  },
};

export function phoneRoutes({ hub }: ApiContext): Routes {
  return {
    'GET /local/phones': () => listPhones(hub),

    'GET /local/places': () => ({
      places: readPlaces(hub.runtime(), 'Places'),
      dealers: readPlaces(hub.runtime(), 'Dealers'),
    }),

    'POST /local/phones': async ({ request }) => addPhone(hub, await readFields(request)),

    'GET /local/phones/:id': ({ params }) => {
      const { account } = phoneOf(hub, params.id ?? '');
      const provider = hub.qontak().serves(account.id) ? 'qontak' : 'meta';
      return { ...account, provider, chat: account.chat.map(({ request: _, ...message }) => message) };
    },

    ...Object.fromEntries(
      Object.entries(ACTS).map(([name, act]) => [
        `POST /local/phones/:id/${name}`,
        async ({ params, request }: ApiCall) => {
          const phone = phoneOf(hub, params.id ?? '');
          const fields = await readFields(request);
          try {
            return { id: act(phone, fields) };
          } catch (error) {
            if (!(error instanceof PhoneError)) throw error;
            throw new ApiError(409, error.message, 'GET /local/phones/<number> shows what is on the phone.');
          }
        },
      ]),
    ),
  };
}

function listPhones(hub: Hub) {
  const reps = staffOf(hub);
  const accounts = hub.world().phones();
  return {
    business: hub.world().business.number,
    customers: listCustomers(accounts, reps),
    reps,
    active: accounts.map(({ id, chat }) => ({
      id,
      messages: chat.length,
      unread: chat.filter(({ from, ticks }) => from === 'business' && ticks !== 'read').length,
      lastAt: chat.at(-1)?.at ?? 0,
    })),
  };
}

function addPhone(hub: Hub, fields: Fields) {
  const name = textField(fields, 'name');
  const username = optionalText(fields, 'username');
  const asked = numberDigits(optionalText(fields, 'number') ?? '');
  const number = asked || `62812${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
  if (!/^\d{8,15}$/.test(number)) {
    const advice = 'Send 8 to 15 digits, for example 0812 3456 7890.';
    throw new ApiError(400, `"${number}" is not a phone number.`, advice);
  }
  const { account } = hub.world().phone(number, { name, ...(username === undefined ? {} : { username }) });
  return { id: account.id, name: account.name };
}

/** A phone that exists, or whose owner is in the workbook or one of the demo's customers. */
function phoneOf(hub: Hub, id: string): Phone {
  const known = hub.world().accounts.find(id);
  const customer = listCustomers([], []).find(({ number }) => number === id);
  const name = customer?.name ?? (known && known.name !== `+${id}` ? undefined : nameOf(hub, id));
  if (!known && name === undefined) {
    throw new ApiError(404, `There is no phone ${id}.`, 'GET /local/phones lists them; POST /local/phones adds one.');
  }
  return hub.world().phone(id, {
    ...(name === undefined ? {} : { name }),
    ...(customer?.username === undefined ? {} : { username: customer.username }),
  });
}

function nameOf(hub: Hub, number: string): string | undefined {
  const known = listCustomers([], []).find((each) => each.number === number);
  return known?.name ?? staffOf(hub).find((each) => each.number === number)?.name;
}

function staffOf(hub: Hub) {
  return [...readReps(hub.runtime()), ...readManagers(hub.runtime())];
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function within(value: number, limit: number, name: string): number {
  if (Math.abs(value) <= limit) return value;
  throw new ApiError(400, `"${name}" is ${value}.`, `Send a number from -${limit} to ${limit}.`);
}
