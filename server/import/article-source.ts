import type { Source } from "../wire/source.ts";
import { shortHash, slugOf } from "./name-key.ts";

const MAX_URL = 2000;

/**
 * The source for the web address of an article: its id is the same wherever the address occurs, its
 * title is made of the address, since datasets give none. Null for a text that is no web address.
 */
export function articleSource(address: string): Source | null {
  if (!/^https?:\/\//i.test(address) || address.length > MAX_URL) return null;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.hostname === "") return null;
  const publisher = url.hostname.replace(/^www\./, "");
  return {
    id: `${slugOf(publisher)}-${shortHash(url.href)}`,
    title: titleOf(url, publisher),
    kind: "article",
    publisher,
    url: url.href.length <= MAX_URL ? url.href : address,
  };
}

/** The last part of the path that has words, as words: "halle-berry-sends-love.html" reads on. */
function titleOf(url: URL, publisher: string): string {
  const words = url.pathname
    .split("/")
    .map((part) =>
      decodePart(part)
        .replace(/\.\w{2,5}$/, "")
        .replace(/[-_+\s]+/g, " ")
        .trim(),
    )
    .filter((part) => /\p{L}{3}/u.test(part) && part.includes(" "))
    .at(-1);
  const title = words ?? `${publisher}${url.pathname}`;
  return title.length <= 200 ? title : `${title.slice(0, 199).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The source for a name that is no address: a publisher, a collection, a note of the file. */
export function namedSource(name: string, kind: Source["kind"]): Source {
  const title = name.length <= 1000 ? name : name.slice(0, 1000);
  return { id: slugOf(name), title, kind };
}

/** The file itself as a source, for rows that name none. Its id does not depend on its folder. */
export function fileSource(fileName: string): Source {
  const base = fileName.replace(/^.*\//, "");
  return { id: `file-${slugOf(base)}`, title: base, kind: "dataset" };
}
