/** In which stories the loss of a safeguard must show, within a thousand schedules of them. */
export const SAFEGUARDS: Readonly<Record<string, readonly string[]>> = {
  'step-guard': ['refused words', 'corrupt cells'],
  'cell-schema': ['corrupt cells', 'system rows'],
  'state-room': ['full lists'],
  'person-share': ['flood'],
  'key-first': ['strangers'],
  'commit-divide': ['refused words'],
  'bucket-key': ['chosen ids'],
};
