/** From a number on the page to where it comes from: whoever shows a number asks for its source here. */
import type { NumberReference } from '@buildout/workbench/operations/source/reference.ts';
import { createContext, useContext } from 'react';

export type { NumberReference };

/** Opens the panel of a number, by its reference, beside the element that asks for it. */
export type ShowSource = (of: string, beside: Element) => void;

export const SourcesContext = createContext<ShowSource | null>(null);

export function useSources(): ShowSource {
  const show = useContext(SourcesContext);
  if (!show) throw new Error('useSources outside SourcesProvider');
  return show;
}
