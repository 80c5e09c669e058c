import { dependencies } from '../../package.json';

const asset = (name: string, packageName: keyof typeof dependencies, extension: string) =>
  `/vendor/${name}-${dependencies[packageName]}.${extension}`;

const scalar = asset('scalar', '@scalar/api-reference', 'js');
const inter = asset('inter', '@fontsource-variable/inter', 'woff2');
const mono = asset('mono', '@fontsource-variable/jetbrains-mono', 'woff2');

/** The console's colours, fonts and bar; Scalar reads the `--scalar-` variables. */
const STYLE = `
@font-face { font-family: Inter; src: url(${inter}) format('woff2'); font-weight: 100 900; font-display: swap }
@font-face { font-family: Mono; src: url(${mono}) format('woff2'); font-weight: 100 800; font-display: swap }
:root { --scalar-font: Inter, system-ui, sans-serif; --scalar-font-code: Mono, ui-monospace, monospace;
  --scalar-custom-header-height: 49px; --scalar-radius: 6px }
.light-mode { --scalar-background-1: #fff; --scalar-background-2: #f7f8fa; --scalar-background-3: #eef0f3;
  --scalar-color-1: #17191e; --scalar-color-2: #585e6b; --scalar-color-3: #686e7b;
  --scalar-color-accent: #2f5ac7; --scalar-border-color: #e4e6eb; --scalar-color-green: #176640;
  --scalar-color-blue: #2549a8; --scalar-color-orange: #7a4d00; --scalar-color-red: #a3241c }
.dark-mode { --scalar-background-1: #101114; --scalar-background-2: #16181c; --scalar-background-3: #23262c;
  --scalar-color-1: #ebecef; --scalar-color-2: #a0a6b3; --scalar-color-3: #8d93a0;
  --scalar-color-accent: #9db4f8; --scalar-border-color: #2a2d34; --scalar-color-green: #7bd6a5;
  --scalar-color-blue: #a6bcfa; --scalar-color-orange: #ebc06e; --scalar-color-red: #f8a29a }
body { margin: 0; background: var(--scalar-background-1, #fff) }
body.dark-mode { background: #101114 }
.bar { position: sticky; top: 0; z-index: 20; display: flex; align-items: center; gap: 10px; height: 48px;
  padding: 0 16px; font: 500 14px Inter, system-ui, sans-serif; border-bottom: 1px solid var(--scalar-border-color);
  background: var(--scalar-background-1); color: var(--scalar-color-1) }
.bar a { color: inherit; text-decoration: none; border-radius: 4px }
.bar a:hover { text-decoration: underline }
.bar a:focus-visible { outline: 2px solid var(--scalar-color-accent); outline-offset: 3px }
.bar .brand { display: flex; align-items: center; gap: 10px; font-weight: 650 }
.bar .place { color: var(--scalar-color-2) }
.bar .raw { margin-left: auto; color: var(--scalar-color-2); font-weight: 450 }
`;

/** Nothing of Scalar's own servers: no fonts, proxy, telemetry or hosted client; the console's colour scheme. */
const SCRIPT = `
const stored = localStorage.getItem('mui-mode') ?? 'system';
const dark = stored === 'dark' || (stored === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
document.body.classList.add(dark ? 'dark-mode' : 'light-mode');
Scalar.createApiReference('#reference', {
  url: '/openapi.json', theme: 'none', layout: 'modern', darkMode: dark,
  forceDarkModeState: dark ? 'dark' : 'light', hideDarkModeToggle: true, withDefaultFonts: false,
  telemetry: false, hideClientButton: true, showDeveloperTools: 'never',
  documentDownloadType: 'none', defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
  agent: { disabled: true }, mcp: { disabled: true },
});
`;

/** The API reference: one page around Scalar's own bundle, which reads `/openapi.json`. */
export const DOCS_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API reference · Plumbline</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="preload" href="${inter}" as="font" type="font/woff2" crossorigin>
<style>${STYLE}</style>
</head>
<body>
<header class="bar">
<a class="brand" href="/"><img src="/icon.svg" width="24" height="24" alt="">Plumbline</a>
<span class="place">API reference</span>
<a class="raw" href="/openapi.json">openapi.json</a>
</header>
<main id="reference"></main>
<script>globalThis.__zod_globalConfig = { jitless: true }</script>
<script src="${scalar}"></script>
<script>${SCRIPT}</script>
</body>
</html>
`;
