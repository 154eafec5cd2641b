/** The line on which the story is told, always there so that nothing jumps when it begins. */
import { attempt, post } from './data/api';
import { useResource } from './data/resource';
import { story } from './phones/stage';
import { Icon } from './ui/icon';

const IDLE = 'Be any customer or rep: write, tap, share a location. Or watch the whole story once.';
const ANY_HOUR = ' Offers ring at any hour: alwaysOpen is on in Settings.';

const WORDS = { idle: '', playing: 'Playing', paused: 'Paused', done: 'Finished', failed: 'Stopped' };

function tell(action: 'play' | 'pause' | 'stop'): void {
  void attempt(() => post('/local/story', { action }));
}

export function StoryBar() {
  const { state, step, steps, caption } = story.value ?? { state: 'idle', step: 0, steps: 8, caption: '' };
  const { data: info } = useResource<{ alwaysOpen: boolean }>('/local/info', []);
  const running = state === 'playing' || state === 'paused';
  return (
    <section class={`story ${state}`} aria-label="Story">
      {state === 'playing' ? (
        <button type="button" class="button story-main" onClick={() => tell('pause')}>
          <Icon name="pause" /> Pause
        </button>
      ) : (
        <button type="button" class="button primary story-main" onClick={() => tell('play')}>
          <Icon name="play" /> {state === 'paused' ? 'Go on' : state === 'idle' ? 'Play the story' : 'Play again'}
        </button>
      )}
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
            <button type="button" class="button quiet icon" aria-label="Stop the story" onClick={() => tell('stop')}>
              <Icon name="stop" />
            </button>
          ) : null}
        </div>
      )}
    </section>
  );
}
