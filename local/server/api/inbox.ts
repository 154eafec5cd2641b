/** Qontak's inbox over HTTP: its rooms with their agents, what an agent does there, and which number a person writes to. */
import type { QontakWorld } from '../../world/qontak';
import type { Room } from '../../world/qontak/rooms';
import { type Fields, readFields, textField } from '../http/body';
import { ApiError } from '../http/reply';
import type { ApiCall, Routes } from '../http/router';
import { QONTAK_NUMBER } from '../qontak-account';
import type { ApiContext } from './context';

export function inboxRoutes({ hub, live }: ApiContext): Routes {
  const act =
    (what: (roomId: string, fields: Fields) => unknown) =>
    async ({ params, request }: ApiCall) => {
      const room = roomOf(hub.qontak(), params.id);
      const id = what(room.id, await readFields(request));
      live.tell('phones', { changed: room.account.id });
      return { id: id ?? null };
    };

  return {
    /** Rooms by their newest message, with the chat of the person in them. */
    'GET /local/inbox': () => ({
      number: QONTAK_NUMBER,
      agents: hub.qontak().agents(),
      rooms: hub
        .qontak()
        .rooms()
        .map(({ id, account, status, agents }) => ({
          id,
          status,
          agents,
          person: account.id,
          name: account.name,
          lastAt: account.chat.at(-1)?.at ?? 0,
          chat: account.chat.slice(-60).map(({ request: _, ...message }) => message),
        }))
        .sort((one, other) => other.lastAt - one.lastAt),
    }),

    'POST /local/inbox/:id/say': act((room, fields) =>
      hub.qontak().agentSays(room, agentIn(hub.qontak(), fields), textField(fields, 'text')),
    ),
    'POST /local/inbox/:id/join': act((room, fields) => hub.qontak().join(room, agentIn(hub.qontak(), fields))),
    'POST /local/inbox/:id/resolve': act((room) => hub.qontak().resolve(room)),

    'POST /local/phones/:id/provider': async ({ params, request }: ApiCall) => {
      const fields = await readFields(request);
      const provider = textField(fields, 'provider');
      if (provider !== 'meta' && provider !== 'qontak')
        throw new ApiError(400, `There is no provider "${provider}".`, 'Send one of: meta, qontak.');
      const id = params.id ?? '';
      hub.qontak().serve(id, provider === 'qontak');
      live.tell('phones', { changed: id });
      return { provider };
    },
  };
}

function roomOf(qontak: QontakWorld, id = ''): Room {
  const room = qontak.rooms().find((each) => each.id === id);
  if (!room) throw new ApiError(404, `There is no room ${id}.`, 'GET /local/inbox lists them.');
  return room;
}

function agentIn(qontak: QontakWorld, fields: Fields): string {
  const id = textField(fields, 'agent');
  if (qontak.agents().some((agent) => agent.id === id)) return id;
  throw new ApiError(400, `There is no agent "${id}".`, 'Agents are reps with a Qontak agent ID in the Reps tab.');
}
