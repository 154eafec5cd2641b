/** Puts the page together and starts listening to the server. */
import { render } from 'preact';
import { App } from './app';
import { connect } from './data/live';
import { startStage } from './phones/stage';
import './ui/tokens.css';
import './ui/base.css';
import './ui/picker.css';
import './ui/grid.css';
import './phones/phones.css';
import './panel/panel.css';
import './panel/gateways.css';
import './panel/charts.css';
import './page.css';

connect();
startStage();
const root = document.getElementById('app');
if (root) render(<App />, root);
