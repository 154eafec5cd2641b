import { render } from 'preact';
import { endedLink, readToken } from '../shared/call.ts';
import { keepFocus } from '../shared/focus.ts';
import { watchChanges } from '../shared/poll.ts';
import { App } from './app.tsx';
import './dealer.css';
import { loadHome, refreshLead } from './state.ts';

/** Reads the link first, since without one there is nothing to load. */
async function start(): Promise<void> {
  if ((await readToken()) === '') {
    endedLink.value = 'There is no link.';
    return;
  }
  await loadHome();
  if (endedLink.value === '')
    watchChanges(() => {
      void loadHome();
      void refreshLead();
    });
}

keepFocus();
const root = document.getElementById('app');
if (root) render(<App />, root);
void start();
