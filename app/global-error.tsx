'use client';

const styles = `
  :root { color-scheme: light dark; }
  body { margin: 0; min-height: 100dvh; display: grid; place-items: center;
    font: 15px/1.55 'Inter Variable', system-ui, sans-serif;
    color: light-dark(#16181d, #e8eaee); background: light-dark(#fbfbfc, #0c0d0f); }
  main { max-width: 420px; padding: 24px; text-align: center; }
  h1 { margin: 0 0 8px; font-size: 20px; }
  p { margin: 0 0 8px; color: light-dark(#565d6b, #a9afbb); }
  button { margin-top: 12px; padding: 8px 18px; border: 0; border-radius: 8px; font: inherit; font-weight: 560;
    color: #fff; background: #2456c4; cursor: pointer; }
  button:focus-visible { outline: 2px solid #6d93ee; outline-offset: 2px; }
`;

/** The last net: the root layout itself failed, so nothing of ours can be relied on here. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Plumbline</title>
        <style>{styles}</style>
        <main role="alert">
          <h1>Plumbline could not show this page</h1>
          <p>Something went wrong on our side. Nothing that was saved is lost.</p>
          {error.digest && (
            <p>
              In the server&apos;s log it is entry <code>{error.digest}</code>.
            </p>
          )}
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
