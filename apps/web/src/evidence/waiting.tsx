/** How far the server is: the first time it runs the model in many scenarios to see what each parameter moves. */
import type { Progress } from './api.ts';

/** `what` is under way, in words without an end. */
export function Waiting({ what, progress }: { what: string; progress?: Progress }) {
  return (
    <div className="muted">
      <p aria-live="polite">{what} …</p>
      {progress && (
        <p>
          <progress aria-label={what} value={progress.done} max={progress.total} /> {progress.done} of {progress.total}{' '}
          {progress.what}
        </p>
      )}
    </div>
  );
}
