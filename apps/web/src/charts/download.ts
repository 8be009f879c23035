/** Pictures and numbers as files, with their source line inside. */
import { type Chart, standalone } from '@buildout/workbench/charts/index.ts';

function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold on the data by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const saveSvg = (chart: Chart, name: string) =>
  save(`${name}.svg`, new Blob([standalone(chart.svg)], { type: 'image/svg+xml' }));

export const saveCsv = (chart: Pick<Chart, 'csv'>, name: string) =>
  save(`${name}.csv`, new Blob([chart.csv], { type: 'text/csv' }));

/** Twice the size on screen, for print. */
export async function savePng(chart: Chart, name: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(chart.svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('The browser could not make a PNG of this picture.');
  save(`${name}.png`, blob);
}

/** A file name from a title. */
export const fileName = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'chart';
