/**
 * Gives a room to exactly one agent. Assigning may merely add an agent, so the room is read before and after: a missing agent
 * is assigned, others are removed one by one, and the order is done only when the room shows exactly the one agent.
 */
import { asRecord, record, text } from '../../core/lib/json.ts';
import type { HttpRequest } from '../../ports.ts';
import type { Exchange, SendResult } from '../message-gateway.ts';
import { answerOf, isFine, refusal, wordsOf } from './refusal.ts';

/** How often to read the room before trying again later. */
const MOST_LOOKS = 8;

/**
 * `agentId`: the only agent to be in the room, '' for nobody. `resolve`: close the room instead. Fails with 'account' when
 * Qontak does not know the agent.
 */
export function keepRoom(
  base: string,
  roomId: string,
  { agentId, resolve }: { readonly agentId: string; readonly resolve: boolean },
  attempt: number,
): Exchange<SendResult> {
  const room = `${base}/rooms/${encodeURIComponent(roomId)}`;
  const call = (method: HttpRequest['method'], path: string): HttpRequest => ({
    url: room + path,
    method,
    headers: {},
  });
  const done: SendResult = { kind: 'sent', providerId: `room ${roomId}` };
  if (resolve) {
    const read: Exchange<SendResult>['read'] = (response) =>
      isFine(response) || response.status === 422 ? done : refusal(response, attempt);
    return { request: call('put', '/resolve'), read };
  }
  return look(1);

  function look(looks: number): Exchange<SendResult> {
    return {
      request: call('get', ''),
      read: (response) => {
        if (!isFine(response)) return refusal(response, attempt);
        const agents = agentsOf(asRecord(answerOf(response).data) ?? {});
        const strays = agents.filter((id) => id !== agentId);
        const isThere = agentId === '' || agents.includes(agentId);
        if (isThere && strays.length === 0) return done;
        if (looks >= MOST_LOOKS) {
          const error = `the room still has ${agents.length} agents: ${agents.join(', ')}`;
          return { kind: 'retry', reason: 'unknown', afterMs: 60_000 * attempt, error };
        }
        return isThere ? remove(strays[0] ?? '', looks) : assign(looks);
      },
    };
  }

  function assign(looks: number): Exchange<SendResult> {
    return {
      request: call('post', `/agents/${encodeURIComponent(agentId)}`),
      read: (response) => {
        if (isFine(response) || /already assigned/i.test(wordsOf(response))) return look(looks + 1);
        const error = `422 Qontak knows no agent ${agentId}: check the agent ID in Reps`;
        return response.status === 422
          ? { kind: 'failed', reason: 'account', error, alert: true }
          : refusal(response, attempt);
      },
    };
  }

  /** The next read of the room shows whether it worked. */
  function remove(stray: string, looks: number): Exchange<SendResult> {
    return { request: call('delete', `/agents/${encodeURIComponent(stray)}`), read: () => look(looks + 1) };
  }
}

function agentsOf(room: Readonly<Record<string, unknown>>): string[] {
  if (Array.isArray(room.agent_ids)) return room.agent_ids.map(String);
  const agent = text(record(room, 'agent'), 'id');
  return agent === '' ? [] : [agent];
}
