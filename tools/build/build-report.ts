/** `npm run build` ends with the bundle's size and evaluation time. */
import { printBundle } from './measure-bundle.ts';

printBundle();
