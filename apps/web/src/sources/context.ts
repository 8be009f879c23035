/** From a number on the page to the rows of data/ it was made of: whoever shows a number asks for its sources here. */
import type { Behind } from '@buildout/workbench/operations/behind.ts';
import { createContext, useContext } from 'react';

export interface Source {
  /** What the number is: “Microsoft 2024: USD 76 bn”. */
  title: string;
  /** Rows of data/, in groups where several numbers are shown together. */
  parts: Behind[];
  /** What `evidence trace` is asked for the claims on it. */
  of: string;
}

/** A number made of these rows alone. */
export const sourceOf = (title: string, ids: string[]): Source => ({
  title,
  parts: [{ what: '', ids }],
  of: ids.join('+'),
});

/** Opens the panel beside the element that asks for it. */
export type ShowSource = (source: Source, beside: HTMLElement) => void;

export const SourcesContext = createContext<ShowSource | null>(null);

export function useSources(): ShowSource {
  const show = useContext(SourcesContext);
  if (!show) throw new Error('useSources outside SourcesProvider');
  return show;
}
