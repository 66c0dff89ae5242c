/** Something for the clipboard. */
export interface Copy {
  /** What is copied, such as “The picture”. */
  readonly what: string;
  /** What the reader can do where the browser refuses, such as “save it as PNG”. */
  readonly instead: string;
  /** By media type. A form may still be under way, since copying has to begin while a click is fresh. */
  readonly forms: Readonly<Record<string, Blob | Promise<Blob>>>;
}

/** Puts one thing on the clipboard in several forms. @returns what happened, in words. */
export async function copyToClipboard({ what, instead, forms }: Copy): Promise<string> {
  const failures: unknown[] = [];
  const made = Object.entries(forms).map(([type, form]) => {
    const blob = Promise.resolve(form);
    blob.catch((cause: unknown) => failures.push(cause));
    return [type, blob] as const;
  });
  try {
    // Browsers have neither on a page from elsewhere that is not encrypted; it is refused like the rest.
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(made))]);
    return `${what} was copied.`;
  } catch {
    const [failure] = failures;
    if (failure instanceof Error) return failure.message;
    return `The browser does not let this page copy; ${instead}.`;
  }
}
