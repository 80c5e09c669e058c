/** Has the browser save what this page made or fetched as a file. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  saveAddress(url, name);
  URL.revokeObjectURL(url);
}

/** Has the browser download an address of this server, under the name the server gives unless there is one. */
export function saveAddress(url: string, name = ''): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
