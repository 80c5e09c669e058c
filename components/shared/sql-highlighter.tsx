/// <reference types="react-syntax-highlighter" />
'use client';

import type { ReactNode } from 'react';
import sqlLanguage from 'react-syntax-highlighter/dist/esm/languages/hljs/pgsql';
import SyntaxHighlighter from 'react-syntax-highlighter/dist/esm/light';

SyntaxHighlighter.registerLanguage('sql', sqlLanguage);

function HighlightedPre({ children }: { children?: ReactNode }) {
  return <pre className="highlighted">{children}</pre>;
}

/** Loaded when SQL is first shown; colours come from the theme through class names. */
export function SqlHighlighter({ sql }: { sql: string }) {
  return (
    <SyntaxHighlighter language="sql" useInlineStyles={false} PreTag={HighlightedPre}>
      {sql}
    </SyntaxHighlighter>
  );
}
