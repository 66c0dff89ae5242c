import type { Documents } from "./document-collection.ts";
import type { DocumentDriver } from "./document-driver.ts";
import { createFileDriver } from "./file-driver.ts";
import type { S3Settings } from "./s3-driver.ts";
import { VersionedCollection } from "./versioned-collection.ts";

/** Where documents are kept. */
export type DocumentsPlace =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "redis"; readonly url: string }
  | ({ readonly kind: "s3" } & S3Settings);

/** Opens the storage. Nothing is asked of it before a document is. */
export async function openDocuments(place: DocumentsPlace): Promise<Documents> {
  const driver = await openDriver(place);
  return {
    collection: (options) => new VersionedCollection(driver, options),
    close: async () => {
      await driver.dispose?.();
    },
  };
}

/** Drivers of services are loaded when they are used: nobody else pays for their clients. */
async function openDriver(place: DocumentsPlace): Promise<DocumentDriver> {
  switch (place.kind) {
    case "folder":
      return createFileDriver(place.folder);
    case "redis":
      return (await import("./redis-driver.ts")).createRedisDriver(place.url);
    case "s3":
      return (await import("./s3-driver.ts")).createS3Driver(place);
  }
}
