/** “source” beside a number: leads to where it comes from. */
import { useSources } from './context.ts';

interface Props {
  /** Reference of the number. */
  of: string;
  /** What the number is: “Microsoft 2024: USD 76 bn”. */
  title: string;
}

export function SourceButton({ of, title }: Props) {
  const show = useSources();
  return (
    <button
      type="button"
      className="quiet small source-button"
      aria-label={`Source of ${title}`}
      aria-haspopup="dialog"
      onClick={(event) => show(of, event.currentTarget)}
    >
      source
    </button>
  );
}
