/** Behind the scenes: script properties (set, never shown), faults to switch on, the whole state as one file. */
import { FAULT_IDS } from '../faults';
import { readBytes, readFields, textField } from '../http/body';
import { ApiError, sendFile } from '../http/reply';
import type { Routes } from '../http/router';
import type { ApiContext } from './context';

/** https://developers.google.com/apps-script/guides/services/quotas#current_limitations */
const LONGEST_VALUE = 9 * 1024;

export function workshopRoutes({ hub, story }: ApiContext): Routes {
  return {
    /** Names and sizes only: values may be secrets. */
    'GET /local/properties': () => ({
      properties: Object.entries(hub.runtime().host.properties.all())
        .map(([name, value]) => ({ name, size: value.length }))
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
    }),

    'POST /local/properties': async ({ request }) => {
      const fields = await readFields(request);
      const [name, value] = [textField(fields, 'name'), textField(fields, 'value')];
      if (value.length > LONGEST_VALUE)
        throw new ApiError(400, 'The value is larger than 9 KB.', 'A script property holds no more.');
      hub.runtime().host.properties.set(name, value);
      return { name, size: value.length };
    },

    'POST /local/properties/:name/delete': ({ params }) => {
      const name = params.name ?? '';
      if (!Object.hasOwn(hub.runtime().host.properties.all(), name))
        throw new ApiError(404, `There is no property ${name}.`, 'GET /local/properties lists them.');
      hub.runtime().host.properties.delete(name);
      return { deleted: name };
    },

    'GET /local/faults': () => ({ faults: hub.faults.view() }),

    'POST /local/faults': async ({ request }) => {
      const fields = await readFields(request);
      const id = textField(fields, 'fault');
      if (!FAULT_IDS.includes(id))
        throw new ApiError(400, `There is no fault "${id}".`, `Send one of: ${FAULT_IDS.join(', ')}.`);
      if (typeof fields.on !== 'boolean') throw new ApiError(400, '"on" is missing.', 'Send true or false.');
      hub.faults.switch(id, fields.on ? 'on' : 'off');
      return { faults: hub.faults.view() };
    },

    'GET /local/state': async ({ response }) => {
      const day = new Date(hub.runtime().now()).toISOString().slice(0, 10);
      const bytes = await hub.exportState();
      sendFile(response, { name: `dealer-hub-${day}.state.gz`, type: 'application/gzip', bytes });
    },

    /** The body is the file; everything that was here is replaced. */
    'POST /local/state': async ({ request }) => {
      const bytes = await readBytes(request);
      story.forget();
      await hub.importState(bytes);
      return { imported: true };
    },
  };
}
