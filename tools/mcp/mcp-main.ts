/**
 * `npm run mcp`: an MCP server on standard input and output, through which an assistant asks the hub in words. HUB_LINK is
 * the personal link to the admin console of whoever it asks for; docs/ASSISTANTS.md says how to get one.
 */
import { readFileSync } from 'node:fs';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { openHubReader } from './hub-reader.ts';
import { serverFor } from './hub-tools.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

try {
  const hub = openHubReader(process.env.HUB_LINK ?? '');
  await serverFor(hub, version).connect(new StdioServerTransport());
} catch (error) {
  // Standard output belongs to the protocol.
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
