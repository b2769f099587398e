/** Gives bytes to the person as a file. */
export function saveFile(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = safeName(name);
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function safeName(name: string): string {
  const clean = name.replace(/[\\/:*?"<>|]/g, ' ').trim();
  return clean === '' ? 'document.pdf' : clean;
}
