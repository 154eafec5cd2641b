/** The line on which the story is told, always there so that nothing jumps when it begins. */
import { signal } from '@preact/signals';
import { CHAPTERS, type ChapterId } from '../views';
import { attempt, post } from './data/api';
import { useResource } from './data/resource';
import type { Story } from './data/types';
import { story } from './phones/stage';
import { Icon } from './ui/icon';

const IDLE = 'Be any customer or rep: write, tap, share a location. Or watch the story, chapter by chapter.';
const ANY_HOUR = ' Offers ring at any hour: alwaysOpen is on in Settings.';

const WORDS = { idle: '', playing: 'Playing', paused: 'Paused', done: 'Finished', failed: 'Stopped' };

/** Chosen by hand; otherwise the chapter that comes next. */
const chosen = signal<ChapterId | null>(null);

function tell(action: 'play' | 'pause' | 'stop', chapter: ChapterId): void {
  chosen.value = null;
  void attempt(() => post('/local/story', { action, chapter }));
}

function nextAfter({ state, chapter }: Story): ChapterId {
  const at = CHAPTERS.findIndex(({ id }) => id === chapter);
  return (state === 'done' ? CHAPTERS[at + 1] : CHAPTERS[at])?.id ?? CHAPTERS[0].id;
}

export function StoryBar() {
  const current = story.value;
  const { state, step, steps, caption } = current ?? { state: 'idle', step: 0, steps: 8, caption: '' };
  const { data: info } = useResource<{ alwaysOpen: boolean }>('/local/info', []);
  const running = state === 'playing' || state === 'paused';
  const chapter = chosen.value ?? (current ? nextAfter(current) : CHAPTERS[0].id);
  return (
    <section class={`story ${state}`} aria-label="Story">
      {state === 'playing' ? (
        <button type="button" class="button story-main" onClick={() => tell('pause', chapter)}>
          <Icon name="pause" /> Pause
        </button>
      ) : (
        <button type="button" class="button primary story-main" onClick={() => tell('play', chapter)}>
          <Icon name="play" /> {state === 'paused' ? 'Go on' : state === 'idle' ? 'Play the story' : 'Play'}
        </button>
      )}
      {running ? null : <ChapterPicker chapter={chapter} />}
      <p class="caption" role="status" aria-live="polite">
        {state === 'idle' ? <span class="muted">{info?.alwaysOpen ? IDLE + ANY_HOUR : IDLE}</span> : caption}
      </p>
      {state === 'idle' ? null : (
        <div class="story-state">
          <span class="steps" role="img" aria-label={`Step ${step} of ${steps}`}>
            {Array.from({ length: steps }, (_, index) => (
              <i key={index} class={index < step ? 'on' : ''} />
            ))}
          </span>
          <span class="muted story-word">{WORDS[state]}</span>
          {running ? (
            <button
              type="button"
              class="button quiet icon"
              aria-label="Stop the story"
              onClick={() => tell('stop', chapter)}
            >
              <Icon name="stop" />
            </button>
          ) : null}
        </div>
      )}
    </section>
  );
}

function ChapterPicker({ chapter }: { chapter: ChapterId }) {
  return (
    <label class="chapters">
      <span class="visually-hidden">Chapter</span>
      <select
        class="field"
        value={chapter}
        onChange={(event) => {
          const { value } = event.currentTarget;
          chosen.value = CHAPTERS.find(({ id }) => id === value)?.id ?? null;
        }}
      >
        {CHAPTERS.map(({ id, title }, index) => (
          <option key={id} value={id}>
            {index + 1}. {title}
          </option>
        ))}
      </select>
    </label>
  );
}
