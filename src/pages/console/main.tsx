import { render } from 'preact';
import { endedLink, readToken } from '../shared/call.ts';
import { keepFocus } from '../shared/focus.ts';
import { watchChanges } from '../shared/poll.ts';
import { App } from './app.tsx';
import './console.css';
import { changes, loadStart } from './state.ts';

/** Reads the link first; without one, the hub may know the visitor by their Google account. */
async function begin(): Promise<void> {
  await readToken();
  await loadStart();
  if (endedLink.value === '')
    watchChanges(() => {
      // One after the other: twenty consoles share Google's thirty slots with customers.
      void loadStart().then(() => {
        changes.value += 1;
      });
    });
}

keepFocus();
const root = document.getElementById('app');
if (root) render(<App />, root);
void begin();
