/** The words of an identifier in lower case: `brz_lnd_RBP_GPU` → brz, lnd, rbp, gpu; `orderDate2` → order, date, 2. */
export function splitIdentifier(name: string): string[] {
  return (
    name
      .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
      .match(/\p{L}+|\d+/gu)
      ?.map((word) => word.toLowerCase()) ?? []
  );
}
