'use client';

/** The last net: the root layout itself failed, so nothing of ours can be relied on here. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body
        style={{
          font: '14px/1.55 system-ui, sans-serif',
          display: 'grid',
          placeItems: 'center',
          height: '90vh',
        }}
      >
        <main style={{ textAlign: 'center' }}>
          <h1 style={{ fontSize: 20 }}>Plumbline could not start this page</h1>
          <p>The server's log says why. Nothing that was saved is lost.</p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
