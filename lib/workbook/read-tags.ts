/** The named entities of XML. */
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );

/**
 * The attributes of every element called `name`, in order, whatever its namespace's prefix. Only for the small parts
 * that say what lies where, whose elements carry all they say in attributes.
 */
export function readTags(xml: string, name: string): Readonly<Record<string, string>>[] {
  const bare = xml.replace(/<!--[\s\S]*?-->/g, '');
  const tag = new RegExp(`<(?:[\\w.-]+:)?${name}(\\s(?:[^<>"']|"[^"]*"|'[^']*')*)?/?>`, 'g');
  return [...bare.matchAll(tag)].map((match) =>
    Object.fromEntries(
      [...(match[1] ?? '').matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
        ([, attribute = '', double, single]) => [attribute, decode(double ?? single ?? '')],
      ),
    ),
  );
}
