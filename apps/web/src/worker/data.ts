/** The data folder, carried inside the worker as text: path below `data/` → content. */
const raw: Record<string, string> = import.meta.glob(['../../../../data/**/*.csv', '../../../../data/**/*.json'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const files: Map<string, string> = new Map(
  Object.entries(raw)
    .map(([path, text]): [string, string] => [path.replace(/^.*\/data\//, ''), text])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
