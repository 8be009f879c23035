import type { When } from './scenario.ts';

/** Something worth saying about a composition that is not an error. */
export type CompositionNote =
  /** Two origins change the same parameter. */
  | { code: 'same-parameter'; parameter: string; by: string[] }
  | { code: 'beyond-evidence'; parameter: string; value: number; low: number; high: number; unit: string }
  /** The change begins after the last step and has no effect. */
  | { code: 'never-reached'; parameter: string; by: string; from: When };

/** Says a note in a sentence. */
export function noteInEnglish(note: CompositionNote): string {
  switch (note.code) {
    case 'same-parameter':
      return (
        `${note.by.join(' and ')} change ${note.parameter}: while both last, factors multiply, ` +
        'amounts add, and of two settings the later one holds'
      );
    case 'beyond-evidence': {
      const unit = note.unit === '1' ? '' : ` ${note.unit}`;
      return `${note.parameter} at ${note.value}${unit} lies beyond the evidence, which supports ${note.low} to ${note.high}${unit}`;
    }
    case 'never-reached':
      return `${note.by} would change ${note.parameter} from ${note.from}, but the run ends before`;
  }
}
