/** Placeholders for data that is loading or could not be read. */
import { w } from './words.ts';

export function Loading({ error, retry }: { readonly error: string; readonly retry: () => void }) {
  if (error === '')
    return (
      <div class="skeleton" role="status">
        <span class="visually-hidden">{w('loading')}</span>
        {['72%', '54%', '64%', '40%', '58%', '48%'].map((width) => (
          <i key={width} style={{ width }} />
        ))}
      </div>
    );
  return (
    <div class="empty" role="alert">
      <h3>{w('failed')}</h3>
      <p>{error}</p>
      <button type="button" class="button" onClick={retry}>
        {w('retry')}
      </button>
    </div>
  );
}
