/** The built page, made before the tests that serve it. */
import { ensurePage } from '@buildout/server/src/page.ts';
import { root } from './tool.ts';

/** A page that cannot be built is the failure of the tests that need it, which build it again and say why. */
export async function builtPage(): Promise<void> {
  await ensurePage(root, () => {}).catch(() => {});
}
