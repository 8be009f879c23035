/** How far the server is with the queue: the first time it runs the model in many scenarios to see what each parameter moves. */
import type { Progress } from './api.ts';

export function Waiting({ progress }: { progress?: Progress }) {
  return (
    <div className="muted">
      <p aria-live="polite">Ordering the queue by what each figure would change in the model …</p>
      {progress && (
        <p>
          <progress aria-label="Ordering the queue" value={progress.done} max={progress.total} /> {progress.done} of{' '}
          {progress.total} {progress.what}
        </p>
      )}
    </div>
  );
}
