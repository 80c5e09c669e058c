/**
 * Makes the function that gives one spelling to all names of a platform that differ in case and blanks alone: the one
 * it met first.
 */
export function samePlatform(): (platform: string) => string {
  const spellings = new Map<string, string>();
  return (platform) => {
    const plain = platform.toLowerCase().replace(/\s+/g, '');
    const first = spellings.get(plain);
    if (first !== undefined) return first;
    spellings.set(plain, platform);
    return platform;
  };
}
