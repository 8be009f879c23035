/** What one kind of check found. */
export interface Outcome {
  passed: number;
  failed: number;
  /** What to show when something failed. */
  output: string;
  /** Why some or all of it was not run. */
  skipped?: string;
}
