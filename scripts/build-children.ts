/** `npm run build:children`: bundles every `*.child.ts` of lib into `dist/<name>.child.js`. */
import { bundleChildren } from './bundle-children';

const entries = await bundleChildren();
console.log(
  `Built ${entries.length} child ${entries.length === 1 ? 'entry' : 'entries'}: ${entries.join(', ')}`,
);
