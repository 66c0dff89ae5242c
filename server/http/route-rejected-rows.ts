import { z } from "zod";
import { Reply } from "./reply.ts";
import { deskOf, ImportIdParams } from "./route-imports.ts";
import { defineRoute, type Route } from "./route.ts";

const CSV = "text/csv";

const RejectedRowsSchema = z.string().meta({
  id: "RejectedRows",
  description: "CSV with the columns line, column, value, reason, remedy and row.",
});

export const rejectedRowsRoute: Route = defineRoute({
  method: "get",
  path: "/api/imports/{id}/rejected",
  role: "editor",
  operationId: "getRejectedRows",
  summary: "The rows of a file that an import set aside, and why, as CSV",
  params: ImportIdParams,
  query: z.strictObject({
    file: z
      .number()
      .int()
      .min(0)
      .default(0)
      .describe("Which of the `files` of the import, from 0."),
  }),
  answers: [{ type: CSV, schema: RejectedRowsSchema }],
  errors: ["not-found", "unusable-folder"],
  cache: "never",
  handle: async ({ params: { id }, query: { file } }, services) => {
    const { name, rows } = await deskOf(services).openRejected(id, file);
    const headers = {
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    };
    return new Reply(rows, { headers });
  },
});
