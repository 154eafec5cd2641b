/** Starts a whole local hub with its server; used by `npm start` and by tests. */
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { addressesElsewhere } from './addresses';
import { readHubBundle, readPage } from './bundle';
import { openDataFolder } from './data-folder';
import { type Hub, type StartRuntime, startHub } from './hub';
import { createLive } from './live';
import { listen, serve } from './server';
import { Player } from './story/player';

export interface StartOptions {
  readonly root: string;
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly startRuntime: StartRuntime;
  readonly relay: boolean;
  readonly year?: boolean;
}

export interface Started {
  readonly url: string;
  /** Where other devices find it; none when it listens for this machine only. */
  readonly elsewhere: readonly string[];
  readonly hub: Hub;
  close(): Promise<void>;
}

export async function startServer(options: StartOptions): Promise<Started> {
  const { root, host } = options;
  const bundle = readHubBundle(join(root, 'dist'));
  const page = readPage(join(root, 'build', 'local-page.html'));
  const data = openDataFolder(options.data);
  // The port first: when it is taken, nothing has been touched yet.
  const { server, port } = await listen(host, options.port);
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const origin = `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
  const live = createLive();
  try {
    const demoFolder = join(root, 'sheets-templates', 'demo');
    const hub = await startHub({
      ...{ data, bundle, demoFolder, origin, live },
      startRuntime: options.startRuntime,
      withRelay: options.relay,
      withYear: options.year ?? false,
    });
    const story = new Player(hub, live);
    const pages = Object.keys(bundle.files).map((name) => name.replace(/\.html$/, ''));
    serve(server, { hub, live, story, origin, pages }, page);
    return {
      url: `${origin}/`,
      elsewhere: addressesElsewhere(host, port, networkInterfaces()),
      hub,
      async close() {
        story.stop();
        live.close();
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await hub.close();
      },
    };
  } catch (error) {
    server.close();
    live.close();
    throw error;
  }
}
