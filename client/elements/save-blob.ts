/** Lets the browser save something as a file. */
export function saveBlob(blob: Blob, file: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  // The browser has taken the address by the next task.
  window.setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 1000);
}
