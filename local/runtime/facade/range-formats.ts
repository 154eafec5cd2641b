/** A Range's formats: each read and set for one cell or for all, by one table. Invalid colours and alignments are ignored, as live. */
import { RangeValues } from './range-values';

export class RangeFormats extends RangeValues {}
