/** How SQL looks: one font, colours of the theme by the highlighter's class names. */
export const sqlStyles = {
  '& pre': {
    m: 0,
    fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
    fontSize: '0.78125rem',
    lineHeight: 1.65,
    tabSize: 2,
  },
  '& code': { fontFamily: 'inherit', whiteSpace: 'inherit !important' },
  '& .hljs-keyword, & .hljs-operator': { color: 'tone.info.text', fontWeight: 560 },
  '& .hljs-string': { color: 'tone.good.text' },
  '& .hljs-number, & .hljs-literal': { color: 'tone.warn.text' },
  '& .hljs-built_in, & .hljs-type': { color: 'tone.violet.text' },
  '& .hljs-comment': { color: 'text.secondary', fontStyle: 'italic' },
};
