/** “source” beside a number that facts stand behind. */
import { type Source, useSources } from './context.ts';

export function SourceButton({ source }: { source: Source }) {
  const show = useSources();
  return (
    <button
      type="button"
      className="quiet small source-button"
      aria-label={`Source of ${source.title}`}
      aria-haspopup="dialog"
      onClick={(event) => show(source, event.currentTarget)}
    >
      source
    </button>
  );
}
